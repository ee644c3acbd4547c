import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Source, sources } from '../suggestion.ts';
import { visible } from './list.ts';

const counted = (state: string) => sql<number>`count(*) filter (where s.state = ${state}::suggestion_state)`;

type Counts = { received: number; takenUp: number; declined: number; open: number };
const none: Counts = { received: 0, takenUp: 0, declined: 0, open: 0 };

/** A year's suggestions within the actor's scope, by source: how many came, and what became of them. */
export async function summaryFor(tx: Tx, actor: Actor, year: number) {
  const years = await visible(tx, actor).select('s.year').distinct().orderBy('s.year', 'desc').execute();
  const rows = await visible(tx, actor)
    .where('s.year', '=', year)
    .select(['s.source', sql<number>`count(*)`.as('received'), counted('takenUp').as('takenUp'), counted('declined').as('declined')])
    .select(sql<number>`count(*) filter (where s.due_on is not null)`.as('open'))
    .groupBy('s.source')
    .execute();
  const of = (source: Source): Counts => rows.find((row) => row.source === source) ?? none;
  const sum = (key: keyof Counts) => rows.reduce((all, row) => all + row[key], 0);
  return {
    year,
    years: years.map((row) => row.year),
    sources: sources.map((source) => ({ ...of(source), source })),
    total: { received: sum('received'), takenUp: sum('takenUp'), declined: sum('declined'), open: sum('open') },
  };
}
