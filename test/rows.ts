import { sql } from 'kysely';
import type { Db } from '#platform/db.ts';

/** Each table's rows of a bureau, as a number and a print: equal before and after means that nothing was written there. */
export async function rowsOf(owner: Db, bureauId: string, but: readonly string[] = []): Promise<Record<string, string>> {
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'bureau_id'`.execute(owner);
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    if (but.includes(name)) continue;
    const { rows: prints } = await sql<{
      print: string;
    }>`select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${sql.table(name)} t where bureau_id = ${bureauId}`.execute(
      owner,
    );
    found[name] = prints[0]!.print;
  }
  return found;
}
