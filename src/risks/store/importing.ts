import { type Insertable, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { DepartmentAliasTable, MeasureTable, RiskImportTable, RiskPointTable } from '#platform/schema.ts';
import { inPortions } from '#platform/portions.ts';
import { keyAreaNamed } from '#powers/catalogue/names.ts';
import { DepartmentNames, type Named, PeopleNames } from '../importing/names.ts';
import { plain, simplified } from '../importing/plain.ts';
import type { RefusedTable } from '../importing/refused.ts';
import type { House } from '../importing/understand.ts';
import { proposedLevel } from '../level.ts';
import { matrixOf } from './summary.ts';

/** What a register is read against: the actor's own bureau as it is. `others`: what departments are called besides, as the one who asks says. */
export async function houseOf(tx: Tx, { bureauId }: Actor, today: Day, others: readonly Named[]): Promise<House & { all: readonly Named[] }> {
  const all = await tx
    .selectFrom('department')
    .select(['departmentId as id', 'name'])
    .where('bureauId', '=', bureauId)
    .orderBy('place')
    .orderBy('name')
    .execute();
  const bureau = await tx.selectFrom('bureau').select(['name', 'shortName']).where('bureauId', '=', bureauId).executeTakeFirstOrThrow();
  const aliases = (await aliasesOf(tx, bureauId)).map(({ written, departmentId }) => ({ id: departmentId, name: written }));
  const people = await tx.selectFrom('person').select(['personId as id', 'name', 'departmentId']).where('bureauId', '=', bureauId).execute();
  const matrix = await matrixOf(tx, bureauId, today);
  return {
    all,
    departments: new DepartmentNames(all, [...aliases, ...others], [bureau.name, bureau.shortName]),
    people: new PeopleNames(people),
    keyArea: (text) => keyAreaNamed(simplified(text)),
    levelOf: (likelihood, harm) => proposedLevel(likelihood, harm, matrix),
  };
}

type Told = Readonly<{ departmentId: string; description: string; position: string | null; number: string | null }>;
/** What tells a record of a register from the others of its year. */
export const keyOf = ({ departmentId, description, position, number }: Told): string =>
  [departmentId, plain(description), plain(position ?? ''), plain(number ?? '')].join('\n');

/** The records of a year that came in before and count. */
export async function importedKeys(tx: Tx, bureauId: string, year: number): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('riskPoint')
    .select(['departmentId', 'description', 'position', 'legacyNumber as number'])
    .where('bureauId', '=', anyOf([bureauId]))
    .where('year', '=', year)
    .where('origin', '=', 'import')
    .where('state', '<>', 'void')
    .execute();
  return new Set(rows.map(keyOf));
}

/** Imports of a bureau one after another: the second sees what the first brought. */
export const waitForImports = (tx: Tx, bureauId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended('risk_import' || ${bureauId}::text, 0))`.execute(tx);

type NewImport = Omit<Insertable<RiskImportTable>, 'undoneAt' | 'undoneByName' | 'undoneWhy'>;
export const insertImport = (tx: Tx, made: NewImport) => tx.insertInto('riskImport').values(made).execute();

export type NewPoint = Omit<Insertable<RiskPointTable>, 'number' | 'registeredOn' | 'revision' | 'state'>;
export type NewRow = Readonly<{ riskPointId: string; sheet: string; row: number; texts: readonly string[]; measures: number }>;

/** Points of an import, as they are before they are registered, with what the file said of each and its measures. */
export async function insertPoints(
  tx: Tx,
  of: Readonly<{ bureauId: string; importId: string }>,
  points: readonly NewPoint[],
  rows: readonly NewRow[],
  measures: ReadonlyArray<Insertable<MeasureTable>>,
): Promise<void> {
  await inPortions(points, (some) =>
    tx
      .insertInto('riskPoint')
      .values(some.map((it) => ({ ...it, state: 'evaluated' as const })))
      .execute(),
  );
  await inPortions(rows, (some) =>
    tx
      .insertInto('riskImportRow')
      .values(some.map((it) => ({ ...of, ...it, texts: JSON.stringify(it.texts) })))
      .execute(),
  );
  await inPortions(measures, (some) => tx.insertInto('measure').values(some).execute());
}

/** The bureau's imports, the newest first. */
export async function importsFor(tx: Tx, actor: Actor) {
  const rows = await tx
    .selectFrom('riskImport')
    .select([
      'importId as id',
      'fileName',
      'year',
      'counts',
      'importedByName as by',
      'importedAt',
      'undoneAt',
      'undoneByName as undoneBy',
      'undoneWhy',
    ])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .orderBy('importedAt', 'desc')
    .orderBy('importId', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ importedAt, undoneAt, counts, ...row }) => ({
    ...row,
    counts: counts as { accepted: number; already: number; refused: number; aside: number },
    at: importedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}

/** The rows of a file that stayed out. @throws Refusal `risks/import/not-found` */
export async function refusedOfImport(tx: Tx, actor: Actor, importId: string): Promise<readonly RefusedTable[]> {
  const row = await tx
    .selectFrom('riskImport')
    .select('refused')
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('importId', '=', importId)
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/import/not-found', { importId });
  return row.refused as RefusedTable[];
}

/** An import of the actor's bureau, locked. @throws Refusal `risks/import/not-found` */
export async function importToUndo(tx: Tx, actor: Actor, importId: string) {
  const row = await tx
    .selectFrom('riskImport')
    .selectAll()
    .where('bureauId', '=', anyOf([actor.bureauId]))
    .where('importId', '=', importId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('risks/import/not-found', { importId });
  return row;
}

/** The points of an import that still stand, locked. */
export async function pointsOf(tx: Tx, bureauId: string, importId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('riskPoint')
    .select('riskPointId as id')
    .where('bureauId', '=', bureauId)
    .where('importId', '=', importId)
    .where('state', '<>', 'void')
    .orderBy('riskPointId')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export const saveUndone = (
  tx: Tx,
  bureauId: string,
  importId: string,
  undone: Readonly<{ undoneByName: string; undoneAt: Date; undoneWhy: string }>,
) => tx.updateTable('riskImport').set(undone).where('bureauId', '=', bureauId).where('importId', '=', importId).execute();

type Alias = Pick<DepartmentAliasTable, 'alias' | 'written' | 'departmentId'>;

export const aliasesOf = (tx: Tx, bureauId: string): Promise<Alias[]> =>
  tx
    .selectFrom('departmentAlias')
    .select(['alias', 'written', 'departmentId'])
    .where('bureauId', '=', anyOf([bureauId]))
    .orderBy('written')
    .execute();

/** As the page lists them: by department. */
export const aliasesFor = (tx: Tx, { bureauId }: Actor) =>
  tx
    .selectFrom('departmentAlias as a')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'a.bureauId').onRef('d.departmentId', '=', 'a.departmentId'))
    .select(['a.written as alias', 'a.departmentId', 'd.name as department'])
    .where('a.bureauId', '=', anyOf([bureauId]))
    .orderBy('d.place')
    .orderBy('d.name')
    .orderBy('a.written')
    .execute();

/** Keeps what departments are called besides; of one name the last word counts. */
export async function keepAliases(tx: Tx, bureauId: string, said: readonly Named[], { by, now }: Readonly<{ by: string; now: Date }>): Promise<void> {
  const aliases = new Map(said.map(({ id, name }) => [plain(name), { alias: plain(name), written: name.trim(), departmentId: id }]));
  if (aliases.size === 0) return;
  await tx
    .insertInto('departmentAlias')
    .values([...aliases.values()].map((it) => ({ bureauId, ...it, saidBy: by, saidAt: now })))
    .onConflict((it) =>
      it.columns(['bureauId', 'alias']).doUpdateSet({
        written: sql`excluded.written`,
        departmentId: sql`excluded.department_id`,
        saidBy: by,
        saidAt: now,
      }),
    )
    .execute();
}

export async function dropAlias(tx: Tx, bureauId: string, written: string): Promise<boolean> {
  const gone = await tx.deleteFrom('departmentAlias').where('bureauId', '=', bureauId).where('alias', '=', plain(written)).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
