import { sql, type Transaction } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Database } from '#platform/schema.ts';
import type { Category, Limits } from '#powers/power.ts';
import type { Content, Named, Picture, PublicPower, Row } from '../shown.ts';

/** A transaction that knows the portal's own tables and no other: what is not prepared for all cannot even be asked for. */
export type Reader = Transaction<Pick<Database, 'portalPower' | 'portalBureau'>>;
export const readerOf = (tx: Tx): Reader => tx as unknown as Reader;

export type Filter = Readonly<{
  words: readonly string[];
  bureau?: string | undefined;
  department?: string | undefined;
  category?: Category | undefined;
  ended: boolean; // those that have ended, instead of those that have not
  after?: readonly [code: string, id: string] | undefined;
  limit: number;
}>;

/** Counting stops here: beyond it a list says "more than". */
export const countLimit = 1000;

type List = Readonly<{ rows: readonly Row[]; total: number | null; next: readonly [code: string, id: string] | null }>;

const rowColumns = ['p.powerId as id', 'p.code', 'p.name', 'p.category', 'p.bureauId', 'p.departmentId', 'p.department'] as const;
const periodColumns = ['p.number', 'p.validFrom', 'p.validTo', 'p.repealed'] as const;

/** Powers by the version that is shown on a day. */
const shown = (reader: Reader, today: Day) =>
  reader
    .selectFrom('portalPower as p')
    .innerJoin('portalBureau as b', 'b.bureauId', 'p.bureauId')
    .where('p.shownFrom', '<=', today)
    .where('p.shownTo', '>=', today);

const limitsOf = sql<Limits>`jsonb_build_object(
  'statutoryLimit', p.content->'statutoryLimit', 'statutoryUnit', p.content->'statutoryUnit',
  'promisedLimit', p.content->'promisedLimit', 'promisedUnit', p.content->'promisedUnit')`;

/** A page of the list, by code. `total` is told on the first page only, counted to `countLimit`. */
export async function listPowers(reader: Reader, { words, bureau, department, category, ended, after, limit }: Filter, today: Day): Promise<List> {
  let found = shown(reader, today).where(ended ? sql<boolean>`p.valid_to < ${today}` : sql<boolean>`coalesce(p.valid_to, 'infinity') >= ${today}`);
  if (bureau) found = found.where('p.bureauId', '=', bureau);
  if (department) found = found.where('p.departmentId', '=', department);
  if (category) found = found.where('p.category', '=', category);
  // unlike `like`, of which it expects nearly nothing, the planner then reads by code and stops when the page is full
  for (const word of words) found = found.where(sql<boolean>`strpos(p.search, ${word}) > 0`);
  const few = await fewWith(reader, words);
  if (few) found = found.where('p.powerId', '=', anyOf(few));
  const rows = await found
    .select([...rowColumns, ...periodColumns, 'b.name as bureau', limitsOf.as('limits')])
    .$if(after !== undefined, (it) => it.where(sql<boolean>`(p.code, p.power_id) > (${after![0]}, ${after![1]}::uuid)`))
    .orderBy('p.code')
    .orderBy('p.powerId')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map(({ limits, ...row }): Row => ({ ...row, ...limits }));
  const last = rows.length > limit ? page.at(-1) : undefined;
  const total = after ? null : last ? await counted(reader, found.select(sql`1`.as('one')).limit(countLimit + 1)) : rows.length;
  return { rows: page, total, next: last ? [last.code, last.id] : null };
}

const fewest = 500; // of more the first page is found sooner in the order of the list

/** The powers that may have these words, where they are few; null: they are many, or nothing is known of them beforehand. */
async function fewWith(reader: Reader, words: readonly string[]): Promise<string[] | null> {
  const long = words.filter((word) => [...word].length > 1);
  if (long.length === 0) return null;
  const { rows } = await sql<{ few: string[] | null }>`select portal_powers_with(${long}::text[], ${fewest}) as few`.execute(reader);
  return rows[0]!.few;
}

async function counted(reader: Reader, found: { compile: () => unknown }): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${found}) as found`.execute(reader);
  return rows[0]!.total;
}

export const bodies = (reader: Reader) =>
  reader.selectFrom('portalBureau').select(['bureauId as id', 'name', 'commission', 'legalAffairs']).orderBy('name').execute();

/** The departments that have powers to show, in the bureau's own order. */
export const departmentsIn = (reader: Reader, bureauId: string, today: Day): Promise<Named[]> =>
  shown(reader, today)
    .select(['p.departmentId as id', 'p.department as name'])
    .where('p.bureauId', '=', bureauId)
    .groupBy(['p.departmentId', 'p.department', 'p.place'])
    .orderBy('p.place')
    .orderBy('p.department')
    .execute();

export const departmentShown = (reader: Reader, departmentId: string, today: Day) =>
  shown(reader, today)
    .select(['p.departmentId as id', 'p.department as name', 'b.bureauId', 'b.name as bureau'])
    .where('p.departmentId', '=', departmentId)
    .limit(1)
    .executeTakeFirst();

/** A power by a version of that number, else by the one that is shown on the day. */
const chosen = (reader: Reader, powerId: string, number: number | null, today: Day) =>
  reader
    .selectFrom('portalPower as p')
    .innerJoin('portalBureau as b', 'b.bureauId', 'p.bureauId')
    .where('p.powerId', '=', powerId)
    .$if(number !== null, (it) => it.where('p.number', '=', number!))
    .$if(number === null, (it) => it.where('p.shownFrom', '<=', today).where('p.shownTo', '>=', today))
    .limit(1);

export async function powerShown(reader: Reader, powerId: string, number: number | null, today: Day): Promise<PublicPower | undefined> {
  const row = await chosen(reader, powerId, number, today)
    .select([...rowColumns, ...periodColumns, 'p.content', 'p.picture', 'b.name as bureau', 'b.commission', 'b.legalAffairs'])
    .executeTakeFirst();
  if (!row) return undefined;
  const versions = await reader
    .selectFrom('portalPower as p')
    .select([...periodColumns, sql<Day>`p.content->>'publishedOn'`.as('publishedOn')])
    .where('p.bureauId', '=', row.bureauId)
    .where('p.powerId', '=', powerId)
    .orderBy('p.number', 'desc')
    .execute();
  const { bureauId, bureau, commission, legalAffairs, content, picture, ...power } = row;
  const body = { id: bureauId, name: bureau, commission, legalAffairs };
  return { ...power, bureau: body, content: content as Content, picture: picture as Picture | null, versions };
}

/** What a power is called and whose it is, by the version that is shown on the day. `ended`: it is exercised no more. */
export const powerNamed = (reader: Reader, powerId: string, today: Day) =>
  chosen(reader, powerId, null, today)
    .select(['p.powerId as id', 'p.name', 'p.bureauId'])
    .select(sql<boolean>`p.repealed or coalesce(p.valid_to, 'infinity') < ${today}`.as('ended'))
    .executeTakeFirst();

/** The flowchart of a power as it was published, byte for byte. */
export const flowchartShown = (reader: Reader, powerId: string, number: number | null, today: Day) =>
  chosen(reader, powerId, number, today).select(['p.code', 'p.name', 'p.number', 'p.bpmn']).executeTakeFirst();
