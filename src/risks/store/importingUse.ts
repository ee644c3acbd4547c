import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';

type Reference = Readonly<{ table: string; columns: string[] }>;

/** Tables that an import writes itself, or that are written of what it writes. */
const own: ReadonlySet<string> = new Set(['risk_point_version', 'risk_import_row', 'measure', 'measure_time']);

/**
 * What rests on the points of an import by now: for each table, how many. A later module that refers to a risk point or to a measure is
 * asked without declaring anything: the catalogue of foreign keys is the list, and of the contents that are kept as JSON, such as a form
 * that is not handed in yet.
 */
export async function usesOf(tx: Tx, bureauId: string, importId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const measures = sql`select measure_id from measure where bureau_id = ${bureauId} and risk_point_id = any(${ids}::uuid[])`;
  const points = sql`select unnest(${ids}::uuid[])`;
  const found = new Map<string, number>();
  const count = async (name: string, of: ReturnType<typeof sql>): Promise<void> => {
    const { rows } = await sql<{ count: number }>`select count(*) as count ${of}`.execute(tx);
    if (rows[0]!.count > 0) found.set(name, rows[0]!.count);
  };
  for (const [to, those] of [
    ['risk_point', points],
    ['measure', measures],
  ] as const) {
    for (const { table, columns } of await referencesTo(tx, to)) {
      if (own.has(table)) continue;
      const column = sql.ref(columns.find((it) => it !== 'bureau_id')!);
      await count(table, sql`from ${sql.table(table)} where bureau_id = ${bureauId} and ${column} in (${those})`);
    }
  }
  for (const table of await tablesWithContent(tx)) {
    const named = sql`regexp_matches(content::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') as m (found)`;
    const names = sql`exists (select from ${named} where found[1] in (select unnest(${ids}::text[])))`;
    await count(table, sql`from ${sql.table(table)} where bureau_id = ${bureauId} and ${names}`);
  }
  await count('risk_point_version', sql`from risk_point where bureau_id = ${bureauId} and risk_point_id = any(${ids}::uuid[]) and revision > 1`);
  await count(
    'measure',
    sql`from risk_import_row as i where i.bureau_id = ${bureauId} and i.import_id = ${importId} and i.measures <> (
      select count(*) from measure as m where m.bureau_id = i.bureau_id and m.risk_point_id = i.risk_point_id)`,
  );
  return found;
}

/** The foreign keys that lead to a table within a bureau. */
async function referencesTo(tx: Tx, table: 'risk_point' | 'measure'): Promise<Reference[]> {
  const { rows } = await sql<Reference>`select c.conrelid::regclass::text as table,
      array(select a.attname::text from unnest(c.conkey) as k join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k) as columns
    from pg_constraint as c where c.contype = 'f' and c.confrelid = ${table}::regclass`.execute(tx);
  return rows;
}

/** Tables that keep what somebody writes as JSON, in a column `content`. */
async function tablesWithContent(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select c.table_name as name from information_schema.columns as c
    join information_schema.columns as b on b.table_schema = c.table_schema and b.table_name = c.table_name and b.column_name = 'bureau_id'
    where c.table_schema = 'public' and c.column_name = 'content' and c.data_type = 'jsonb'`.execute(tx);
  return rows.flatMap(({ name }) => (own.has(name) ? [] : [name]));
}
