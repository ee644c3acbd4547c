import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '#platform/web/call.ts';
import type { Said } from '../../difference.ts';
import { type DraftDesk, DraftKeeper, type Kept, type Theirs } from './keeper.ts';

const law = { document: '中华人民共和国森林法', article: '第五十七条', text: '' };
const said: Said = {
  basis: [law],
  procedure: '受理→决定',
  responsibility: '',
  statutoryLimit: 20,
  statutoryUnit: 'workingDay',
  promisedLimit: 10,
  promisedUnit: 'workingDay',
  positions: [],
};
const theirs = (change: Partial<Said> = {}, revision: number | null = 3): Theirs => ({
  value: { ...said, ...change },
  revision,
  by: '林致远',
  at: null,
});

/** A server that holds one draft: what is sent is taken where its revision is the newest, else refused as edited elsewhere. */
function server(now: Theirs) {
  const sent: Array<Partial<Said>> = [];
  let kept: Kept | null = null;
  let failing: Refused | null = null;
  const desk: DraftDesk = {
    send: (changes, revision) => {
      if (failing) return Promise.reject(failing);
      if (revision !== now.revision) return Promise.reject(new Refused(409, 'powers/edited-elsewhere', {}));
      sent.push(changes);
      now = { ...now, value: { ...now.value, ...changes }, revision: (now.revision ?? -1) + 1 };
      return Promise.resolve({ revision: now.revision!, at: '2026-03-02T02:00:00Z' });
    },
    latest: () => Promise.resolve(now),
    keep: (it) => (kept = it),
    drop: () => (kept = null),
  };
  return {
    desk,
    sent,
    kept: () => kept,
    now: () => now,
    refuse: (error: Refused | null) => (failing = error),
    another: (change: Partial<Said>) => (now = { ...now, value: { ...now.value, ...change }, revision: now.revision! + 1, by: '严书衡' }),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is typed is kept at once, and saved once the typing pauses', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  keeper.write({ ...said, procedure: '受理→审' });
  keeper.write({ ...said, procedure: '受理→审核→决定' });
  expect([at.sent.length, at.kept()?.value.procedure, keeper.state().unsaved]).toEqual([0, '受理→审核→决定', true]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([at.sent, at.kept(), keeper.state().unsaved, keeper.state().savedAt]).toEqual([
    [{ procedure: '受理→审核→决定' }],
    null,
    false,
    '2026-03-02T02:00:00Z',
  ]);
});

test('half a limit and a basis without its document stay in the form while the rest is saved', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  keeper.write({ ...said, promisedLimit: null, basis: [law, { document: ' ', article: '第三条', text: '' }], responsibility: '越权审批的' });
  expect(keeper.state().held).toEqual(['promisedLimit', 'basis']);
  await vi.advanceTimersByTimeAsync(2000);
  expect(at.sent).toEqual([{ responsibility: '越权审批的' }]);
  expect([at.kept()?.value.basis.length, await keeper.save()]).toEqual([2, null]);
  keeper.write({ ...keeper.state().value, promisedUnit: null, basis: [law, { document: '', article: '', text: '' }] });
  expect(await keeper.save()).toBe(5);
  expect(at.sent[1]).toEqual({ promisedLimit: null, promisedUnit: null });
});

test('a promise that the server refuses stays beside its limit until it is changed, and holds nothing else up', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  at.refuse(new Refused(409, 'powers/promise-too-long', {}));
  keeper.write({ ...said, promisedLimit: 30, procedure: '受理→审核→决定' });
  await vi.advanceTimersByTimeAsync(2000);
  expect([keeper.state().held, keeper.state().error]).toMatchObject([['statutoryLimit', 'promisedLimit'], { code: 'powers/promise-too-long' }]);
  at.refuse(null);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(at.sent).toEqual([{ procedure: '受理→审核→决定' }]);
  keeper.write({ ...keeper.state().value, promisedLimit: 15 });
  await keeper.save();
  expect(at.now().value.promisedLimit).toBe(15);
});

test('changes of two people to different fields are joined without a question', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  at.another({ responsibility: '超限额核发的' });
  keeper.write({ ...said, procedure: '受理→审核→决定' });
  await vi.advanceTimersByTimeAsync(4000);
  expect(at.now().value).toMatchObject({ responsibility: '超限额核发的', procedure: '受理→审核→决定' });
  expect(keeper.state()).toMatchObject({ clash: null, joined: '严书衡', unsaved: false });
});

test('where both wrote at one field somebody chooses, and until then nothing is saved and nothing lost', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  at.another({ procedure: '受理→公示→决定', responsibility: '超限额核发的' });
  keeper.write({ ...said, procedure: '受理→审核→决定', responsibility: '越权审批的' });
  await vi.advanceTimersByTimeAsync(4000);
  expect(keeper.state().clash).toMatchObject({ places: ['procedure', 'responsibility'], theirs: { by: '严书衡' } });
  expect([at.sent, keeper.state().value.procedure, await keeper.save()]).toEqual([[], '受理→审核→决定', null]);
  keeper.choose('procedure', 'theirs');
  keeper.choose('responsibility', 'mine');
  expect(keeper.state().clash).toBeNull();
  expect(await keeper.save()).toBe(5);
  expect(at.now().value).toMatchObject({ procedure: '受理→公示→决定', responsibility: '越权审批的' });
});

test('what the page is told of later revisions is joined, of earlier ones it is not', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  at.another({ responsibility: '超限额核发的' }); // such as a flowchart that was uploaded: the fields may be the same
  keeper.meet(at.now());
  expect([keeper.state().value.responsibility, await keeper.save()]).toEqual(['超限额核发的', 4]);
  keeper.meet(theirs({ responsibility: '旧' }));
  expect(keeper.state().value.responsibility).toBe('超限额核发的');
});

test('what a closed page left unsaved is there again, over what another saved meanwhile', async () => {
  const mine = { ...said, procedure: '受理→审核→决定' };
  const at = server(theirs());
  const again = new DraftKeeper(at.desk, theirs(), { revision: 3, base: said, value: mine });
  expect(again.state()).toMatchObject({ value: mine, unsaved: true, clash: null, joined: null });
  const meanwhile = theirs({ responsibility: '超限额核发的' }, 4);
  expect(new DraftKeeper(at.desk, meanwhile, { revision: 3, base: said, value: mine }).state()).toMatchObject({
    value: { ...mine, responsibility: '超限额核发的' },
    joined: '林致远',
    clash: null,
  });
  const clashing = new DraftKeeper(at.desk, theirs({ procedure: '即办' }, 4), { revision: 3, base: said, value: mine });
  expect(clashing.state().clash).toMatchObject({ places: ['procedure'] });
  expect(new DraftKeeper(at.desk, theirs(), { revision: 1, base: said, value: said }).state()).toMatchObject({
    value: said,
    unsaved: false,
    joined: null,
  });
});

test('offline, it is tried again until it is saved', async () => {
  const at = server(theirs());
  const keeper = new DraftKeeper(at.desk, theirs(), null);
  at.refuse(new Refused(0, 'platform/offline', {}));
  keeper.write({ ...said, procedure: '受理→审核→决定' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.state()).toMatchObject({ unsaved: true, error: { code: 'platform/offline' } });
  at.refuse(null);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(keeper.state()).toMatchObject({ unsaved: false, error: null });
});
