import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '#platform/web/call.ts';
import { blank, blankLine, type Content } from '../../content.ts';
import { type FormDesk, FormKeeper, type Kept, type Theirs } from './keeper.ts';

type Position = Extract<Content, { tier: 'position' }>;
const empty = blank('position', '本人郑重承诺') as Position;
const written = (duties: string): Position => ({ ...empty, duties });

/** A server that holds one form: what is sent with its newest revision is taken, else it is refused as edited elsewhere. */
function server(now: Theirs = { value: empty, revision: 3, by: '叶听蝉', at: null }) {
  const sent: Content[] = [];
  let kept: Kept | null = null;
  let failing: Refused | null = null;
  const desk: FormDesk = {
    send: (content, revision) => {
      if (failing) return Promise.reject(failing);
      if (revision !== now.revision) return Promise.reject(new Refused(409, 'campaigns/out-of-date', {}));
      sent.push(content);
      now = { ...now, value: content, revision: now.revision + 1 };
      return Promise.resolve({ revision: now.revision, at: '2026-11-02T02:00:00Z' });
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
    another: (content: Content) => (now = { value: content, revision: now.revision + 1, by: '林栖梧', at: null }),
  };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('what is typed is kept at once, and saved once the typing pauses', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  keeper.write(written('受'));
  keeper.write(written('受理'));
  expect([at.sent.length, at.kept()?.value, keeper.state().unsaved]).toEqual([0, written('受理'), true]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([at.sent, at.kept(), keeper.state().unsaved, keeper.state().savedAt]).toEqual([[written('受理')], null, false, '2026-11-02T02:00:00Z']);
});

test('what was typed while a save was under way is saved after it', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  keeper.write(written('受理'));
  const saving = keeper.save();
  keeper.write(written('受理、审核'));
  expect(await saving).toBeNull();
  await vi.advanceTimersByTimeAsync(2000);
  expect(at.now().value).toEqual(written('受理、审核'));
});

test('what another wrote elsewhere on the form is joined without a question', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  at.another({ ...empty, points: [blankLine('a')] });
  keeper.write(written('受理'));
  await vi.advanceTimersByTimeAsync(4000);
  expect(at.now().value).toEqual({ ...written('受理'), points: [blankLine('a')] });
  expect(keeper.state()).toMatchObject({ clash: null, joined: '林栖梧', unsaved: false });
});

test('where both wrote at one place somebody chooses; until then nothing is saved and nothing lost', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  at.another(written('他写的'));
  keeper.write(written('我写的'));
  await vi.advanceTimersByTimeAsync(4000);
  expect(keeper.state().clash).toMatchObject({ places: ['duties'], theirs: { by: '林栖梧' } });
  expect([at.sent, keeper.state().value, await keeper.save()]).toEqual([[], written('我写的'), null]);
  keeper.choose('duties', 'mine');
  expect(keeper.state().clash).toBeNull();
  expect([await keeper.save(), at.now().value]).toEqual([5, written('我写的')]);
});

test('what is asked stays asked when the other saves once more, and after the page was closed and something else was typed', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  at.another(written('他写的'));
  keeper.write(written('我写的'));
  await vi.advanceTimersByTimeAsync(4000);
  at.another({ ...written('他写的'), party: '中共党员' });
  keeper.meet(at.now());
  expect(keeper.state()).toMatchObject({ clash: { places: ['duties'] }, value: { duties: '我写的', party: '中共党员' } });
  keeper.write({ ...keeper.state().value, sex: '女' } as Content);
  await vi.advanceTimersByTimeAsync(4000);
  const again = new FormKeeper(at.desk, at.now(), at.kept());
  await vi.advanceTimersByTimeAsync(4000);
  expect([at.sent, again.state().clash?.places]).toEqual([[], ['duties']]);
  again.choose('duties', 'theirs');
  await vi.advanceTimersByTimeAsync(4000);
  expect(at.now().value).toMatchObject({ duties: '他写的', party: '中共党员', sex: '女' });
});

test('what a closed page left unsaved is there again, over what another saved meanwhile', () => {
  const at = server();
  const kept: Kept = { revision: 3, base: empty, value: written('受理') };
  expect(new FormKeeper(at.desk, at.now(), kept).state()).toMatchObject({ value: written('受理'), unsaved: true, joined: null, clash: null });
  at.another({ ...empty, party: '中共党员' });
  expect(new FormKeeper(at.desk, at.now(), kept).state()).toMatchObject({ value: { duties: '受理', party: '中共党员' }, joined: '林栖梧' });
  at.another(written('他写的'));
  expect(new FormKeeper(at.desk, at.now(), kept).state().clash).toMatchObject({ places: ['duties'] });
});

test('what the page is told of a later revision is joined, of an earlier one it is not', () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  keeper.meet({ ...at.now(), value: written('旧'), revision: 2 });
  expect(keeper.state().value).toEqual(empty);
  keeper.meet({ ...at.now(), value: written('新'), revision: 4 });
  expect(keeper.state()).toMatchObject({ value: { duties: '新' }, unsaved: false });
});

test('offline, it is tried again until it is saved', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  at.refuse(new Refused(0, 'platform/offline', {}));
  keeper.write(written('受理'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(keeper.state()).toMatchObject({ unsaved: true, error: { code: 'platform/offline' } });
  at.refuse(null);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(keeper.state()).toMatchObject({ unsaved: false, error: null });
});

test('what could not be saved and was taken back holds nothing up', async () => {
  const at = server();
  const keeper = new FormKeeper(at.desk, at.now(), null);
  at.refuse(new Refused(0, 'platform/offline', {}));
  keeper.write(written('受理'));
  await vi.advanceTimersByTimeAsync(2000);
  keeper.write(empty);
  expect([await keeper.save(), keeper.state().error, at.kept()]).toEqual([3, null, null]);
});
