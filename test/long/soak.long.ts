import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pick, type Random, randomFrom } from '#demo/random.ts';
import { halvesIn } from '../halves.ts';
import { ask, closeHouse, endedImport, type House, openHouse, powerCalled, sendLog } from '../killing.ts';
import { seedOf } from '../seed.ts';
import { describeShared, shared } from '../shared.ts';

const seconds = 60;
const clients = 20;
const heaviest = 1200; // MB, the server process at its most
const accounts = [
  'office',
  'office2',
  'head',
  'staff',
  'leader',
  'discipline',
  'director',
  'commission',
  'system',
  'security',
  'audit',
  'permit-head',
];
const reads = [
  'home',
  'session',
  'supervision/cases',
  'supervision/cases?fits=false&sort=-cost',
  'supervision/findings?kind=separation',
  'supervision/inquiries?limit=200',
  'warnings/accounts',
  'warnings/board',
  'warnings/deductions?open=yes',
  'risks?q=许可',
  'powers',
  'organization/people',
  'search?q=环境',
  'supervision/cases?format=xlsx&fits=false',
];
const pages = ['supervision/cases', 'supervision/findings', 'supervision/inquiries', 'powers', 'risks', 'warnings/deductions'];

describeShared('a minute of twenty people at once', () => {
  let house: House;
  const random = randomFrom(seedOf(1));
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  const times: number[] = [];
  const slow: string[] = [];

  const call = async (account: string, path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', cookie: house.cookies.get(account)! };
    const begun = performance.now();
    const reply = await fetch(`${house.product.address}/api/${path}`, { ...init, headers });
    const text = await reply.text();
    const took = performance.now() - begun;
    times.push(took);
    if (took > 2000) slow.push(`${Math.round(took)} ms ${init.method ?? 'GET'} ${path} by ${account}`);
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    if (reply.status >= 500) broken.push(`${init.method ?? 'GET'} ${path} by ${account}: ${reply.status} ${text.slice(0, 200)}`);
    return reply.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null;
  };
  const post = (account: string, path: string, body: object = {}) => call(account, path, { method: 'POST', body: JSON.stringify(body) });

  beforeAll(async () => {
    house = await openHouse();
    await house.product.command('demo', '--log', shared('logs/receipt.xes.gz'), '--flow', shared('flows/receipt.top5.bpmn'));
    for (const account of accounts) await ask(house, account, 'session');
  }, 300_000);
  afterAll(() => closeHouse(house), 60_000);

  /** Opens records, goes through lists, dispatches, answers and verifies inquiries, proposes deductions, sends a log. */
  const deeds: ReadonlyArray<(random: Random) => Promise<unknown>> = [
    (it) => call(pick(it, accounts), pick(it, reads)),
    (it) => call(pick(it, accounts), pick(it, reads)),
    async (it) => {
      const [account, path] = [pick(it, accounts), pick(it, pages)];
      const list = (await call(account, path)) as { rows?: Array<{ id: string }>; next?: string | null };
      if (list.next) await call(account, `${path}?after=${list.next}`);
      if (list.rows?.length) await call(account, `${path}/${pick(it, list.rows).id}`);
    },
    async (it) => {
      const { rows } = (await call('office', 'supervision/inquiries?state=draft&limit=50')) as { rows: Array<{ id: string }> };
      const { id } = pick(it, rows);
      await post('office', `supervision/inquiries/${id}/dispatch`, { note: '请说明情况，并附证据。' });
      await post('permit-head', `supervision/inquiries/${id}/answer`, { answer: '已核实，情况属实，已整改。' });
      await post('office2', `supervision/inquiries/${id}/verify`, { outcome: 'rectified', opinion: '已整改，予以结案。' });
    },
    async (it) => {
      const { personId, today } = (await call('staff', 'session')) as { personId: string; today: string };
      const body = { appliesTo: 'person', personId, item: pick(it, ['SP05', 'GZ02']), behaviourOn: today, facts: '督办核实：同一人经办。' };
      const { id } = (await post('office2', 'warnings/deductions', body)) as { id: string };
      await post('office', `warnings/deductions/${id}/notify`);
      await post('staff', `warnings/deductions/${id}/waive`);
      await post('office', `warnings/deductions/${id}/decide`, { outcome: 'deduct', opinion: '事实清楚，予以扣分。' });
      await post('discipline', `warnings/deductions/${id}/confirm`, { outcome: 'confirm' });
    },
  ];

  test('no request fails, memory is bounded, and nothing is half there afterwards', async () => {
    const log = {
      bytes: new Uint8Array(await readFile(shared('logs/receipt.xes.gz'))),
      powerId: await powerCalled(house, 'HJ-XK-01'),
      cases: 1434,
      events: 8577,
    };
    const end = Date.now() + seconds * 1000;
    const memory: number[] = [];
    const client = async (own: Random): Promise<void> => {
      while (Date.now() < end) await pick(own, deeds)(own);
    };
    const watch = async (): Promise<void> => {
      for (; Date.now() < end; await later(500)) memory.push(residentOf(house.product.process.pid!));
    };
    const importing = async (): Promise<void> => {
      for (let at = 1; Date.now() < end; at++) {
        await sendLog(house, log, `soak-${at}`);
        await endedImport(house, `soak-${at}`, log);
      }
    };
    await Promise.all([watch(), importing(), ...Array.from({ length: clients }, (_, at) => client(randomFrom(Math.floor(random() * 2 ** 31) + at)))]);
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!);
    console.log(
      `${times.length} requests in ${seconds} s: ${JSON.stringify(Object.fromEntries(statuses))}; ms p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, max ${at(1)}`,
    );
    console.log(`memory of the server in MB: first ${memory[0]}, most ${Math.max(...memory)}, last ${memory.at(-1)}`);
    console.log(slow.join('\n'));
    expect(broken).toEqual([]);
    expect(Math.max(...memory)).toBeLessThan(heaviest);
    expect(await halvesIn(house.folder)).toEqual({});
  });

  test('while a case of 100,000 events comes in, the server answers within a second', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `Z,受理,${new Date(1_770_000_000_000 + at * 1000).toISOString()}`);
    const bytes = new Uint8Array(Buffer.from(['办件编号,环节名称,办理时间', ...rows].join('\n')));
    const log = { bytes, powerId: await powerCalled(house, 'HJ-XK-01'), cases: 1, events: 100_000 };
    await sendLog(house, log, 'one-case');
    const running = { ended: false };
    let [slowest, asked] = [0, 0];
    const whole = endedImport(house, 'one-case', log).finally(() => (running.ended = true));
    for (; !running.ended; asked++) {
      const begun = performance.now();
      await (await fetch(`${house.product.address}/healthz`)).text();
      slowest = Math.max(slowest, performance.now() - begun);
      await later(5);
    }
    await whole;
    console.log(`/healthz asked ${asked} times while 100,000 events came in: at most ${Math.round(slowest)} ms`);
    expect(slowest).toBeLessThan(1000);
  });
});

/** Megabytes that a process holds in memory (Linux). */
function residentOf(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(found?.[1] ?? 0) / 1000);
}
