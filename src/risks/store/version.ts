import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { type Change, changes, type Content } from '../version.ts';

export type Version = { revision: number; reason: string | null; by: string; at: string; changes: Change[] };

/** The versions of a registered point, newest first, each with what it changed; departments, people, powers and points by name. */
export async function versionsOf(tx: Tx, bureauId: string, riskPointId: string): Promise<Version[]> {
  const rows = await tx
    .selectFrom('riskPointVersion')
    .select(['revision', 'content', 'reason', 'byName', 'at'])
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', riskPointId)
    .orderBy('revision')
    .execute();
  const told = rows.map(({ content, byName, at, ...row }, place) => ({
    ...row,
    by: byName,
    at: at.toISOString(),
    changes: place === 0 ? [] : changes(rows[place - 1]!.content as Content, content as Content),
  }));
  const names = await namesOf(tx, bureauId, told.flatMap((version) => version.changes).filter(isReference));
  const named = (value: Change['before']) => names.get(String(value)) ?? value;
  return told.toReversed().map((version) => ({
    ...version,
    changes: version.changes.map((it) => (isReference(it) ? { ...it, before: named(it.before), after: named(it.after) } : it)),
  }));
}

const isReference = ({ field }: Change): boolean => field.endsWith('Id') && field !== 'nodeId';

async function namesOf(tx: Tx, bureauId: string, references: readonly Change[]): Promise<Map<string, string>> {
  const ids = references.flatMap(({ before, after }) => [before, after]).filter((it) => it !== null);
  if (ids.length === 0) return new Map();
  const these = anyOf([...new Set(ids.map(String))]);
  const { rows } = await sql<{ id: string; name: string }>`
    select department_id as id, name from department where bureau_id = ${bureauId} and department_id = ${these}
    union all select person_id, name from person where bureau_id = ${bureauId} and person_id = ${these}
    union all select power_id, name from power where bureau_id = ${bureauId} and power_id = ${these}
    union all select risk_point_id, coalesce(number, left(description, 40)) from risk_point
      where bureau_id = ${bureauId} and risk_point_id = ${these}`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
