import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { expect } from 'vitest';
import { password, type Product, startProduct } from './e2e/product.ts';
import { halvesIn, postmasterOf } from './halves.ts';

/** The product on a folder of its own, as it is killed and started again; who has signed in stays so. */
export type House = { product: Product; readonly folder: string; readonly cookies: Map<string, string> };

/** `node`: the whole product, which is then started again. `postgres`: its database, which it starts again itself. */
export type Victim = 'node' | 'postgres';

export async function openHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-kill-'));
  return { product: await startProduct({}, folder), folder, cookies: new Map() };
}

export async function closeHouse({ product, folder }: House): Promise<void> {
  await product.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20 });
}

/** As `expect.poll`, which is for the inside of a test alone. */
async function until(what: string, holds: () => Promise<boolean>, patience = 120_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await later(50);
  }
}

type Asked = Readonly<{ method?: string; body?: unknown; bytes?: Uint8Array<ArrayBuffer> }>;

/** Asks as the holder of a demo account. Undefined when no answer came, or one of a database that was away. */
export async function ask<T>(house: House, account: string, path: string, { method = 'GET', body, bytes }: Asked = {}): Promise<T | undefined> {
  const headers = { 'content-type': 'application/json', cookie: await cookieOf(house, account) };
  const sent = bytes ?? (body === undefined ? null : JSON.stringify(body));
  const reply = await fetch(`${house.product.address}/api/${path}`, { method, headers, body: sent }).catch(() => undefined);
  const text = await reply?.text().catch(() => undefined);
  if (reply === undefined || text === undefined || reply.status >= 500) return undefined;
  if (!reply.ok) throw new Error(`${method} ${path} by ${account}: ${reply.status} ${text}`);
  return JSON.parse(text) as T;
}

const must = <T>(answer: T | undefined): T => {
  if (answer === undefined) throw new Error('no answer');
  return answer;
};

async function cookieOf({ product, cookies }: House, account: string): Promise<string> {
  const known = cookies.get(account);
  if (known) return known;
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${product.address}/api/session`, { method: 'POST', headers, body: JSON.stringify({ account, password }) });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${account} cannot sign in: ${reply.status}`);
  cookies.set(account, cookie);
  return cookie;
}

/** Kills with SIGKILL, and waits until the product answers again. */
async function strike(house: House, victim: Victim): Promise<void> {
  if (victim === 'postgres') {
    const pid = await postmasterOf(house.folder);
    process.kill(pid, 'SIGKILL');
    await until('another PostgreSQL', () =>
      postmasterOf(house.folder).then(
        (now) => now !== pid,
        () => false,
      ),
    );
    await until(
      'the product is ready',
      () =>
        fetch(`${house.product.address}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      30_000,
    );
    return;
  }
  const { process: product, said } = house.product;
  if (product.exitCode !== null) throw new Error(`the product has ended by itself (${product.exitCode}):\n${said()}`);
  const gone = once(product, 'exit');
  product.kill('SIGKILL');
  await gone;
  house.product = await startProduct({}, house.folder);
}

export type Log = Readonly<{ bytes: Uint8Array<ArrayBuffer>; powerId: string; cases: number; events: number }>;
type Import = Readonly<{ id: string; state: string; progress: number; report: Readonly<Record<string, unknown>> | null }>;

/** The import of a source's name, as it came to stand after the strike. */
const importCalled = async (house: House, source: string): Promise<Import | undefined> =>
  must(await ask<{ rows: Import[] }>(house, 'office', `supervision/imports?q=${source}`)).rows[0];

/** Hands a log in under a name of its own. */
export const sendLog = (house: House, { bytes, powerId }: Log, source: string) =>
  ask<{ id: string }>(house, 'office', `supervision/imports?${new URLSearchParams({ fileName: `${source}.xes`, powerId, source })}`, {
    method: 'POST',
    bytes,
  });

/** Waits until the import has ended by itself, and says with what. */
export async function endedImport(house: House, source: string, log: Log): Promise<void> {
  const ended = async () => !['waiting', 'running'].includes((await importCalled(house, source))!.state);
  await until(`${source} is imported`, ended);
  const { state, report } = (await importCalled(house, source))!;
  expect([state, report?.['refused']]).toEqual(['done', null]);
  expect(report).toMatchObject({ cases: log.cases, newCases: log.cases, events: log.events, newEvents: log.events, duplicates: 0 });
}

/** A log is sent, and so many milliseconds later somebody dies. Says how far it was. */
export async function killedImport(house: House, log: Log, source: string, after: number, victim: Victim): Promise<string> {
  const sending = sendLog(house, log, source);
  await later(after);
  await strike(house, victim);
  const acknowledged = await sending;
  const found = await importCalled(house, source);
  if (acknowledged) expect(found?.id).toBe(acknowledged.id);
  expect(await halvesIn(house.folder)).toEqual({});
  if (found) await endedImport(house, source, log);
  expect(await halvesIn(house.folder)).toEqual({});
  return `${acknowledged ? 'acknowledged' : 'unanswered'}, ${found ? `${found.state} at ${found.progress}` : 'not there'}`;
}

/** Whom a deduction names, by account, and who confirms it. */
export type Subject = Readonly<{ account: string; confirmer: string }>;
type Decided = Subject & Readonly<{ id: string }>;

/** A deduction as far as its confirmation: proposed, notified, waived, decided. */
export async function decidedDeduction(house: House, { account, confirmer }: Subject, item: string): Promise<Decided> {
  const { personId, today } = must(await ask<{ personId: string; today: string }>(house, account, 'session'));
  const facts = '督办核实：同一人经办不相容环节。';
  const body = { appliesTo: 'person', personId, item, behaviourOn: today, facts };
  const { id } = must(await ask<{ id: string }>(house, 'office2', 'warnings/deductions', { method: 'POST', body }));
  const deed = async (by: string, name: string, told?: object) =>
    must(await ask(house, by, `warnings/deductions/${id}/${name}`, { method: 'POST', ...(told ? { body: told } : {}) }));
  await deed('office', 'notify');
  await deed(account, 'waive');
  await deed('office', 'decide', { outcome: 'deduct', opinion: '事实清楚，予以扣分。' });
  return { account, confirmer, id };
}

type Deduction = Readonly<{ state: string; entries: ReadonlyArray<{ kind: string }> }>;
const confirm = (house: House, { id, confirmer }: Decided) =>
  ask<Deduction>(house, confirmer, `warnings/deductions/${id}/confirm`, { method: 'POST', body: { outcome: 'confirm' } });

/** Deductions are confirmed at once, and so many milliseconds later somebody dies. Says how many were answered, and how many stand. */
export async function killedDecision(house: House, decided: readonly Decided[], after: number, victim: Victim): Promise<string> {
  for (const { confirmer } of decided) await ask(house, confirmer, 'session');
  const confirming = decided.map((it) => confirm(house, it));
  await later(after);
  await strike(house, victim);
  const answers = await Promise.all(confirming);
  let standing = 0;
  for (const [at, it] of decided.entries()) {
    const read = async () => must(await ask<Deduction>(house, it.confirmer, `warnings/deductions/${it.id}`));
    const found = await read();
    if (answers[at]) expect(found.state).toBe('posted');
    expect(found.entries.length > 0).toBe(found.state === 'posted');
    if (found.state === 'posted') standing++;
    else must(await confirm(house, it));
    expect((await read()).state).toBe('posted');
  }
  expect(await halvesIn(house.folder)).toEqual({});
  return `${answers.filter(Boolean).length} answered, ${standing} stood`;
}

/** The published power of a code, or the first, to import into. */
export async function powerCalled(house: House, code?: string): Promise<string> {
  const { powers } = must(await ask<{ powers: Array<{ id: string; code: string }> }>(house, 'office', 'supervision/choices'));
  return powers.find((it) => code === undefined || it.code === code)!.id;
}
