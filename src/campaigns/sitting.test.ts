import { describe, expect, test } from 'vitest';
import { type Role, roles } from '#platform/permissions.ts';
import { origins, states as pointStates } from '#risks/point.ts';
import { states as formStates } from './form.ts';
import * as sitting from './sitting.ts';

const who = (role: Role) => ({ personId: 'me', roles: new Set([role]) });

test('the office opens, keeps and closes a sitting; the discipline head decides beside it on points alone; what is closed is only registered', () => {
  const whole = sitting.states.flatMap((state) =>
    sitting.deeds.flatMap((deed) => roles.map((role) => ({ state, deed, role, found: sitting.hindrance(state, deed, who(role)) }))),
  );
  expect(whole).toHaveLength(2 * 7 * roles.length);
  for (const { state, deed, role, found } of whole) {
    const possible = state === 'open' ? deed !== 'register' : deed === 'register';
    const may = role === 'office' || (role === 'disciplineHead' && deed !== 'attend' && deed !== 'close');
    const expected = !possible ? 'campaigns/sitting/cannot' : may ? null : 'campaigns/office/forbidden';
    expect({ state, deed, role, found }).toEqual({ state, deed, role, found: expected });
  }
  expect(sitting.mayDo('open', 'close', who('office'))).toBe('closed');
  expect(() => sitting.mayDo('closed', 'evaluate', who('office'))).toThrow('campaigns/sitting/cannot');
  expect(sitting.deedsOpenTo('closed', who('office'), false)).toEqual(['register']);
  expect(sitting.deedsOpenTo('open', who('bureauHead'), true)).toEqual([]);
  expect(sitting.deedsOpenTo('closed', who('disciplineHead'), false)).toEqual([]);
  expect(sitting.deedsOpenTo('closed', who('disciplineHead'), true)).toEqual(['register']);
});

const forms = [null, ...formStates] as const;
const cases = sitting.states.flatMap((state) =>
  sitting.pointDeeds.flatMap((deed) =>
    pointStates.flatMap((pointState) =>
      forms.flatMap((formState) =>
        [true, false].flatMap((own) => [true, false].map((opined) => ({ state, deed, pointState, formState, own, opined }))),
      ),
    ),
  ),
);

test('what may be done to a point: by its state, its form’s, and whose matter it is', () => {
  for (const it of cases) {
    const { state, deed, pointState, formState, own, opined } = it;
    const point = {
      state: pointState,
      origin: formState === null ? 'entered' : 'form',
      formState,
      opined,
      concerned: own ? ['me'] : ['other'],
    } as const;
    const found = sitting.pointHindrance(state, point, deed, who('office'), ['me', 'another']);
    const asked = state === 'open' ? deed !== 'register' : deed === 'register';
    const lies = formState === null || formState === 'reviewed' || formState === 'evaluated' || (formState === 'submitted' && opined);
    const fits =
      deed === 'register'
        ? pointState === 'evaluated' && (formState === null || formState === 'evaluated')
        : ['draft', 'evaluated'].includes(pointState) && (deed !== 'return' || formState !== null);
    const expected = !asked
      ? 'campaigns/sitting/cannot'
      : !lies || !fits
        ? 'campaigns/sitting/point/cannot'
        : own
          ? 'campaigns/sitting/own-matter'
          : null;
    expect({ ...it, found }).toEqual({ ...it, found: expected });
  }
  const stranger = { state: 'draft', origin: 'entered', formState: null, opined: false, concerned: [] } as const;
  for (const role of roles.filter((it) => it !== 'office'))
    expect(sitting.pointHindrance('open', stranger, 'evaluate', who(role), ['clerk'])).toBe('campaigns/office/forbidden');
  for (const origin of origins)
    expect(sitting.isBefore({ origin, formState: null, opined: false })).toBe(origin === 'entered' || origin === 'suggestion');
});

test('the record of a point is kept by one of the office whom it does not concern; where it concerns them all, by the discipline head', () => {
  const keeper = (role: Role, concerned: string[], keepers: string[]) => sitting.keeperHindrance(concerned, keepers, who(role));
  expect(keeper('office', ['other'], ['me', 'other'])).toBe(null);
  expect(keeper('office', ['me'], ['me'])).toBe('campaigns/sitting/own-matter');
  expect(keeper('disciplineHead', ['one'], ['one'])).toBe(null);
  expect(keeper('disciplineHead', ['one', 'two'], ['one', 'two'])).toBe(null);
  expect(keeper('disciplineHead', ['one'], ['one', 'two'])).toBe('campaigns/office/forbidden');
  expect(keeper('disciplineHead', ['somebody'], ['one'])).toBe('campaigns/office/forbidden');
  expect(keeper('disciplineHead', ['one', 'me'], ['one'])).toBe('campaigns/sitting/own-matter');
});

describe('levels', () => {
  test('are agreed with in bulk where all who said something say the same', () => {
    expect(sitting.agree({ proposal: 2, selfLevel: 2, reviewerLevel: 2 })).toBe(true);
    expect(sitting.agree({ proposal: 2, selfLevel: 2, reviewerLevel: null })).toBe(true);
    expect(sitting.agree({ proposal: 2, selfLevel: 3, reviewerLevel: 2 })).toBe(false);
    expect(sitting.agree({ proposal: 2, selfLevel: 2, reviewerLevel: 3 })).toBe(false);
    expect(sitting.agree({ proposal: null, selfLevel: 2, reviewerLevel: 2 })).toBe(false);
    expect(sitting.agree({ proposal: 2, selfLevel: null, reviewerLevel: null })).toBe(false);
  });

  test('that differ from the proposal or the reviewer’s want an opinion', () => {
    const ratings = [null, 1, 2, 3] as const;
    for (const proposal of ratings)
      for (const reviewerLevel of ratings)
        for (const level of [1, 2, 3]) {
          const wants = [proposal, reviewerLevel].some((it) => it !== null && it !== level);
          const said = { proposal, selfLevel: null, reviewerLevel };
          expect(sitting.wantsOpinion(level, said)).toBe(wants);
          const say = (opinion: string | null) => () => sitting.mustSayWhy(level, opinion, said);
          if (wants) expect(say('  ')).toThrow('campaigns/sitting/opinion/invalid');
          else expect(say(null)).not.toThrow();
          expect(say('从严掌握')).not.toThrow();
        }
  });
});

describe('who is counted', () => {
  const member = (personId: string, attended = true) => ({ personId, name: personId.toUpperCase(), attended });

  test('is everybody present but those whose own matter it is, who are named', () => {
    expect(sitting.countedOn([member('a'), member('b'), member('c', false)], ['b', 'c'])).toEqual({ counted: 1, recused: ['B'] });
    expect(() => sitting.countedOn([member('a'), member('b', false)], ['a'])).toThrow('campaigns/sitting/nobody-counted');
  });

  test('goes by position and author; the bureau’s form is a body’s', () => {
    expect(sitting.concernedBy('position', 'p', 'p')).toEqual(['p']);
    expect(sitting.concernedBy('position', 'p', 'a')).toEqual(['p', 'a']);
    expect(sitting.concernedBy('department', null, 'h')).toEqual(['h']);
    expect(sitting.concernedBy('bureau', null, 'h')).toEqual([]);
  });
});
