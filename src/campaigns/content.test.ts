import { describe, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { plannedDays, reminderDays, reminderOn } from './campaign.ts';
import { changesBetween, hasPlace, touches } from './changes.ts';
import { blank, blankLine, blankMeasure, type Content, type Line } from './content.ts';
import { Content as contract } from './contract/content.ts';
import { faultsOf } from './faults.ts';
import { library } from './library.ts';
import { keyAreas } from '#risks/point.ts';
import { strangersIn } from './strangers.ts';

const line = (id: string, more: Partial<Line> = {}): Line => ({
  ...blankLine(id),
  description: '未到现场即签字',
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  likelihood: 2,
  harm: 3,
  selfLevel: 2,
  measures: [{ ...blankMeasure, text: '两人到场', kind: 'prevention', every: 'month' }],
  ...more,
});
const form = (points: readonly Line[], more: object = {}): Content =>
  ({ ...blank('position', '本人郑重承诺认真履行职责'), duties: '受理申请', points, ...more }) as Content;

describe('what keeps a form from being handed in', () => {
  test('a whole one has no fault', () => {
    expect(faultsOf(form([line('a')]))).toEqual([]);
  });
  test('everything is told at once, with its place', () => {
    const poor = line('a', { description: '少', likelihood: null, measures: [{ ...blankMeasure, text: ' ' }] });
    expect(faultsOf(form([poor], { duties: '', promise: '好' })).map(({ place, fault }) => `${place} ${fault}`)).toEqual([
      'duties missing',
      'points.a.description short',
      'points.a.likelihood missing',
      'points.a.measures.0.text missing',
      'points.a.measures.0.kind missing',
      'points.a.measures.0.dueOn dueOrEvery',
      'promise short',
    ]);
  });
  test('a department says who is responsible, the bureau which leader and department, and who met', () => {
    const department = { ...blank('department', '本科室郑重承诺依法办事'), points: [line('a')] } as Content;
    expect(faultsOf(department).map(({ place }) => place)).toEqual(['functions', 'heldAt', 'points.a.responsible']);
    const bureau = { ...blank('bureau', '局党委郑重承诺集体决策'), points: [line('a')] } as Content;
    expect(faultsOf(bureau).map(({ place }) => place)).toEqual([
      'meeting.at',
      'meeting.chair',
      'meeting.recorder',
      'meeting.conclusion',
      'meeting.present',
      'points.a.departmentId',
      'points.a.leaderId',
    ]);
  });
  test('nobody is present, in the chair or keeping the minutes who is recorded as absent', () => {
    const meeting = { at: '2026-03-10', present: ['a', 'b'], absent: ['b', 'c'], chair: 'c', recorder: 'd', conclusion: '同意' };
    const points = [line('a', { departmentId: 'x', leaderId: 'a' })];
    const bureau = { ...blank('bureau', '局党委郑重承诺集体决策'), points, meeting } as Content;
    expect(faultsOf(bureau)).toEqual([
      { place: 'meeting.absent', fault: 'both' },
      { place: 'meeting.chair', fault: 'both' },
    ]);
  });
  test('a form without a risk point is none', () => {
    expect(faultsOf(form([]))).toEqual([{ place: 'points', fault: 'none' }]);
  });
});

describe('what changed', () => {
  const before = form([line('a'), line('b')]);
  test('nothing, though keys stand in another order', () => {
    expect(changesBetween(before, form([{ ...blankLine('a'), ...line('a') }, line('b')]))).toEqual([]);
    expect(changesBetween(before, form([line('b'), line('a')]))).toEqual([]);
  });
  test('a field, a field of a line, a measure, a line; what lies within a new one is not told again', () => {
    const measures = [
      { ...line('a').measures[0]!, text: '三人到场' },
      { ...blankMeasure, text: '抽查' },
    ];
    const after = form([line('a', { description: '未到现场即签署意见', measures }), line('c')], { duties: '受理、审核申请' });
    const told = changesBetween(before, after).map(({ place, kind, before: was }) => [place, kind, was]);
    expect(told.toSorted()).toEqual([
      ['duties', 'changed', '受理申请'],
      ['points.a.description', 'changed', '未到现场即签字'],
      ['points.a.measures.0.text', 'changed', '两人到场'],
      ['points.a.measures.1', 'added', null],
      ['points.b', 'removed', null],
      ['points.c', 'added', null],
    ]);
  });
  test('a remark is mended by what changed at its place, within it or around it', () => {
    const changes = changesBetween(before, form([line('a', { likelihood: 5 }), line('c')]));
    expect(['points.a.likelihood', 'points.a', 'points', 'points.b.description'].map((place) => touches(changes, place))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['points.a.harm', 'duties', 'points.ab'].map((place) => touches(changes, place))).toEqual([false, false, false]);
  });
  test('a remark is made at a place that is there', () => {
    expect(['duties', 'points', 'points.a', 'points.a.measures', 'points.a.measures.0.text', 'promise'].every((it) => hasPlace(before, it))).toBe(
      true,
    );
    expect(['point', 'points.x', 'points.a.measures.1', 'meeting', ''].some((it) => hasPlace(before, it))).toBe(false);
  });
});

test('what is not the bureau’s own, or not offered, is told by its place', () => {
  const known = {
    names: new Set(['power', 'left']),
    inService: new Set<string>(),
    steps: new Map([['v:n', 'power']]),
    previous: new Set(['old']),
    sources: new Set(['lower']),
  };
  expect(strangersIn(form([line('a', { powerId: 'power', step: 'v:n', previousId: 'old', sources: ['lower'] })]), known)).toEqual([]);
  expect(strangersIn(form([line('a', { step: 'v:n' })]), known).map(({ place }) => place)).toEqual(['points.a.step']); // of no power, or another's
  const gone = { place: 'points.a.leaderId', fault: 'gone' };
  expect(strangersIn(form([line('a', { leaderId: 'left' })]), known)).toEqual([gone]);
  expect(strangersIn(form([line('a', { leaderId: 'left' })]), { ...known, inService: new Set(['left']) })).toEqual([]);
  const strange = line('a', { powerId: 'other', step: 'v:n', previousId: 'x', sources: ['lower', 'y'], responsible: 'p' });
  expect(strangersIn(form([strange]), known).map(({ place }) => place)).toEqual([
    'points.a.powerId',
    'points.a.responsible',
    'points.a.step',
    'points.a.previousId',
    'points.a.sources',
  ]);
});

test('what no database would keep is refused before it lies in a draft, and an id has one spelling', () => {
  const id = crypto.randomUUID();
  const parsed = (more: Partial<Line>) => contract.safeParse(form([line(id, more)], { sex: '', birth: '', party: '', since: '' }));
  expect(parsed({ step: `${id}:node` }).success).toBe(true);
  expect(parsed({ step: `${'-'.repeat(36)}:node` }).success).toBe(false);
  expect(parsed({ measures: [{ ...blankMeasure, dueOn: '0000-01-01' }] }).success).toBe(false);
  expect(parsed({ id: id.toUpperCase() }).data?.points[0]!.id).toBe(id);
});

test('reminders by their days; the nearest that has come counts', () => {
  expect(reminderDays('7,3,1')).toEqual([7, 3, 1]);
  expect(reminderDays('1、 3，7 x -2')).toEqual([7, 3, 1]);
  const on = (today: string) => reminderOn(day(today), day('2026-03-31'), [7, 3, 1]);
  expect(['2026-03-23', '2026-03-24', '2026-03-27', '2026-03-28', '2026-03-30', '2026-04-02'].map(on)).toEqual([null, 7, 7, 3, 1, 1]);
});

test('a round runs to the plan’s end of November, or for thirty days where that is near', () => {
  expect(plannedDays(day('2026-09-01'))).toEqual({ opensOn: '2026-09-01', dueOn: '2026-11-30' });
  expect(plannedDays(day('2026-11-10')).dueOn).toBe('2026-12-10');
});

test('the library has something for every key area', () => {
  expect(keyAreas.filter((area) => !library.some((it) => it.keyArea === area && it.measures.length > 0))).toEqual([]);
});
