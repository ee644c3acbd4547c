import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Refused } from '#platform/web/call.ts';
import { noDraft, Saver, type Sending, type Sent } from './saver.ts';

/** A server that keeps one drawing, as the real one does (src/powers/commands/drawing.ts), and a page with a drawing. */
function scene() {
  const sent: Sending[] = [];
  const aside: string[] = [];
  const server = { flowchart: 'at first', revision: 3, down: false, slow: null as Promise<void> | null };
  const local = { kept: null as string | null };
  const page = { xml: 'at first' };
  const send = async (sending: Sending): Promise<Sent> => {
    sent.push(sending);
    await server.slow;
    if (server.down) throw new Refused(0, 'platform/offline', {});
    if (sending.revision !== server.revision && !sending.replace) throw new Refused(409, 'powers/edited-elsewhere', {});
    if (sending.revision !== server.revision) aside.push(server.flowchart);
    Object.assign(server, { flowchart: sending.flowchart, revision: server.revision + 1 });
    return { versionId: 'v', revision: server.revision, savedAt: '2026-03-02T02:00:00Z' };
  };
  const desk = { read: async () => page.xml, send, keep: (xml: string) => (local.kept = xml), drop: () => (local.kept = null) };
  const saver = new Saver(desk, { xml: 'at first', versionId: 'v', revision: 3, at: null });
  const draw = (xml: string) => {
    page.xml = xml;
    saver.touch();
  };
  return { saver, server, sent, aside, local, page, draw };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a change is saved when the hand rests, and kept here until then', async () => {
  const { saver, server, sent, local, draw } = scene();
  draw('one');
  expect(saver.state.kind).toBe('unsaved');
  await vi.advanceTimersByTimeAsync(1000);
  draw('two');
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(600);
  expect(sent).toEqual([{ flowchart: 'two', revision: 3, replace: false }]);
  expect([server.flowchart, saver.state.kind, saver.revision, saver.base, local.kept]).toEqual(['two', 'saved', 4, 'two', null]);
});

test('a hand that never rests is saved all the same', async () => {
  const { sent, draw } = scene();
  for (let at = 0; at < 15; at += 1) {
    draw(`drawing ${at}`);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(sent.length).toBe(1);
});

test('what is drawn while a save is on its way is saved after it', async () => {
  const { saver, server, sent, draw } = scene();
  const { promise, resolve } = Promise.withResolvers<void>();
  server.slow = promise;
  draw('one');
  await vi.advanceTimersByTimeAsync(1500);
  expect(saver.state.kind).toBe('saving');
  draw('two');
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent.length).toBe(1);
  server.slow = null;
  resolve();
  await vi.advanceTimersByTimeAsync(2000);
  expect([sent.map(({ flowchart, revision }) => `${revision} ${flowchart}`), saver.state.kind]).toEqual([['3 one', '4 two'], 'saved']);
});

test('a save that fails is told, tried again, and meanwhile kept here', async () => {
  const { saver, server, local, draw } = scene();
  server.down = true;
  draw('one');
  await vi.advanceTimersByTimeAsync(1500);
  expect([saver.state.kind, local.kept]).toEqual(['failed', 'one']);
  server.down = false;
  await vi.advanceTimersByTimeAsync(15_000);
  expect([saver.state.kind, server.flowchart, local.kept]).toEqual(['saved', 'one', null]);
});

describe('when another has saved since', () => {
  const conflict = async () => {
    const all = scene();
    Object.assign(all.server, { flowchart: 'theirs', revision: 9 });
    all.draw('mine');
    await vi.advanceTimersByTimeAsync(1500);
    return all;
  };

  test('nothing of theirs is written over, and nothing more is sent by itself', async () => {
    const { saver, server, sent, local, draw } = await conflict();
    expect([saver.state.kind, server.flowchart, local.kept]).toEqual(['conflict', 'theirs', 'mine']);
    draw('mine still');
    await vi.advanceTimersByTimeAsync(60_000);
    await saver.save();
    expect([sent.length, saver.state.kind]).toEqual([1, 'conflict']);
  });

  test('mine may take its place, and theirs is put aside', async () => {
    const { saver, server, aside } = await conflict();
    await saver.save({ replace: true });
    expect([saver.state.kind, server.flowchart, aside]).toEqual(['saved', 'mine', ['theirs']]);
  });

  test('theirs may be taken, and the next change goes on from it', async () => {
    const { saver, server, local, draw } = await conflict();
    saver.take({ xml: 'theirs', versionId: 'v', revision: 9, at: null });
    expect([saver.state.kind, local.kept]).toEqual(['saved', null]);
    draw('theirs, gone on');
    await vi.advanceTimersByTimeAsync(1500);
    expect([server.flowchart, server.revision]).toEqual(['theirs, gone on', 10]);
  });
});

test('a drawing that replaces the whole puts what was there aside', async () => {
  const { saver, sent, aside, page } = scene();
  page.xml = 'imported';
  await saver.save({ aside: true });
  expect([sent[0]!.revision, aside]).toEqual([noDraft, ['at first']]);
});

test('who leaves has sent what was left', async () => {
  const { saver, server, draw } = scene();
  draw('last');
  await saver.close();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.flowchart).toBe('last');
  draw('after it');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.flowchart).toBe('last');
});
