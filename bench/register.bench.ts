import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { randomFrom } from '#demo/random.ts';
import { actorOf } from '#organization/store/actor.ts';
import { connect, type Db, transact, type Tx } from '#platform/db.ts';
import { openEmbedded } from '#platform/embedded.ts';
import { appRole } from '#platform/embedded/cluster.ts';
import { migrate } from '#platform/migrate.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Filter } from '#risks/filter.ts';
import { measureKinds } from '#risks/measure.ts';
import { elements, foundBys, keyAreas, tiers } from '#risks/point.ts';
import { gapsFor } from '#risks/store/gap.ts';
import { pointsFor } from '#risks/store/list.ts';
import { measuresFor } from '#risks/store/measure.ts';
import { summaryFor } from '#risks/store/summary.ts';
import { makeBureau, makeCommission, type TestBureau, testDay } from '../test/bureau.ts';
import { fill } from './registerFilled.ts';
import type { Measure } from './timing.ts';

const [bureaus, each] = [60, 16_667]; // 1,000,020 points
const [users, everyMs, seconds, ofTheCity] = [200, 2000, 60, 4]; // of the users, four read all bureaus
const words = ['采购', '验收环节', '泄露评审', '招标 指定', '补贴', '利益', '2026-01', '现场检查'];
const random = randomFrom(200);
const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

type Asked = Readonly<{ kind: string; ask: (tx: Tx, actor: Actor) => Promise<unknown> }>;
const year = () => some([2022, 2023, 2024, 2025, 2026]);
const list = (kind: string, filter: Filter): Asked => {
  const sort = some(['level', 'number', '-number', 'risk', 'department']);
  return { kind, ask: (tx, actor) => pointsFor(tx, actor, { ...filter, sort, limit: 50 }) };
};
const kinds: ReadonlyArray<() => Asked> = [
  () => list('register page', {}),
  () =>
    list('filter', {
      year: year(),
      ...some([{ keyArea: some(keyAreas) }, { tier: some(tiers) }, { element: some(elements) }, { foundBy: some(foundBys) }]),
    }),
  () => list('filter', { year: year(), level: some([1, 2, 3]), gap: true }),
  () => list('search', { q: some(words) }),
  () => ({ kind: 'heat map', ask: (tx, actor) => summaryFor(tx, actor, some<Filter>([{}, { year: year() }, { keyArea: some(keyAreas) }]), testDay) }),
];

const measures = (filter: Partial<Parameters<typeof measuresFor>[2]>): Asked => {
  const sort = some(['dueOn', 'responsible', 'status']);
  return { kind: 'measures', ask: (tx, actor) => measuresFor(tx, actor, { ...filter, sort, limit: 50 }, testDay) };
};
const gaps = (filter: Partial<Parameters<typeof gapsFor>[2]>): Asked => {
  const sort = some(['level', 'department', 'number']);
  return { kind: 'gaps', ask: (tx, actor) => gapsFor(tx, actor, { ...filter, sort, limit: 50 }) };
};
/** What is asked by itself afterwards: no must of the issue's. */
const others: ReadonlyArray<() => Asked> = [
  () => measures(some([{}, { due: 'overdue' }, { due: 'soon' }, { kind: some(measureKinds) }, { every: 'once' }])),
  () => gaps(some([{}, { year: year() }, { level: some([1, 2, 3]) }])),
];

type Opened = Readonly<{ db: Db; actors: readonly Actor[]; close: () => Promise<void> }>;

/** A database filled anew, or one that `BENCH_REGISTER` names, which is filled the first time and kept. */
async function opened(): Promise<Opened> {
  const kept = process.env['BENCH_REGISTER'];
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'bench-register-')));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o711); // as root the server runs as another user, who must be able to enter
  const { ownerUrl, appUrl, stop } = await openEmbedded(folder, { durable: false, join: true });
  await migrate(ownerUrl, resolve(import.meta.dirname, '../migrations'), appRole);
  const owner = connect({ connectionString: ownerUrl });
  const { rows } = await sql<{ there: boolean }>`select exists (select from risk_point) as there`.execute(owner);
  if (!rows[0]!.there) await filled(owner, ownerUrl);
  const db = connect({ connectionString: appUrl, max: 16 });
  const actors = await actorsOf(owner, db);
  await owner.destroy();
  const close = async () => {
    await db.destroy();
    await stop();
    if (kept === undefined) await rm(folder, { recursive: true });
  };
  return { db, actors, close };
}

async function filled(owner: Db, ownerUrl: string): Promise<void> {
  const made: TestBureau[] = [];
  for (let at = 0; at < bureaus; at++) made.push(await makeBureau(owner));
  await makeCommission(owner);
  await fill(ownerUrl, made, each);
}

/** The office of every bureau, and the commission. */
async function actorsOf(owner: Db, db: Db): Promise<Actor[]> {
  const accounts = await owner
    .selectFrom('account')
    .selectAll()
    .where((it) => it.or([it('name', 'like', 'office-%'), it('name', 'like', 'commission-%')]))
    .orderBy('name')
    .execute();
  return Promise.all(
    accounts.map(({ accountId, name, bureauId, personId }) => {
      const who = { accountId, account: name, bureauId: bureauId!, personId: personId! };
      return transact(db, { bureaus: [bureauId!] }, (tx) => actorOf(tx, who, testDay));
    }),
  );
}

type Told = Readonly<{ kind: string; city: boolean; ms: number }>;

/** Open loop: each user asks every two seconds, whether the last answer has come or not; the time runs from when it was to be asked. */
async function asked({ db, actors }: Opened, asks: ReadonlyArray<() => Asked>): Promise<Told[]> {
  const told: Array<Promise<Told>> = [];
  const city = actors.find((it) => it.bureaus.length > 1)!;
  const office = actors.filter((it) => it.bureaus.length === 1);
  const begin = performance.now() + 500;
  const count = users * ((seconds * 1000) / everyMs);
  for (let at = 0; at < count; at++) {
    const due = begin + (at * everyMs) / users;
    const actor = at % users < ofTheCity ? city : office[at % office.length]!;
    const { kind, ask } = some(asks)();
    await delay(Math.max(0, due - performance.now()));
    const answer = transact(db, actor, (tx) => ask(tx, actor));
    told.push(answer.then(() => ({ kind, city: actor.bureaus.length > 1, ms: performance.now() - due })));
  }
  return Promise.all(told);
}

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;

function figure(what: string, told: readonly Told[], must: string): Measure {
  const sorted = told.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const beside = [{ what: 'p50', value: quantile(sorted, 0.5) }];
  return { what: `${what}: p99 of ${told.length}`, value: quantile(sorted, 0.99), unit: 'ms', must, beside };
}

const kindsOf = (told: readonly Told[], names: readonly string[], must: string): Measure[] => {
  const of = (name: string) => told.filter(({ kind }) => kind === name);
  return names.map((name) => figure(name, of(name), must));
};

export async function measure(): Promise<Measure[]> {
  const it = await opened();
  try {
    await transact(it.db, it.actors[0]!, (tx) => summaryFor(tx, it.actors[0]!, {}, testDay));
    console.log(
      `${users} users, one request each every ${everyMs} ms, ${seconds} s; ${availableParallelism()} cores, load before ${loadavg()[0]!.toFixed(1)}`,
    );
    const told = await asked(it, kinds);
    const lists = await asked(it, others);
    console.log(`load after ${loadavg()[0]!.toFixed(1)}`);
    const who = (from: readonly Told[], city: boolean) => from.filter((one) => one.city === city);
    return [
      figure('all', told, '<= 100'),
      ...kindsOf(told, ['register page', 'filter', 'search', 'heat map'], '<= 100'),
      figure('readers of one bureau', who(told, false), '<= 100'),
      figure(`readers of all ${bureaus}`, who(told, true), '<= 100'),
      ...kindsOf(lists, ['measures', 'gaps'], '-'),
      figure(`measures and gaps, readers of all ${bureaus}`, who(lists, true), '-'),
    ];
  } finally {
    await it.close();
  }
}
