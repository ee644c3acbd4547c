import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { type Dimension, dimensions } from '../filter.ts';
import { elements, foundBys, keyAreas, tiers } from '../point.ts';
import { filtered, isGap, points } from './point.ts';

export type Figure = {
  dimension: Dimension;
  value: string; // an id or a code
  name: string; // of a department; else the code
  one: number;
  two: number;
  three: number;
  waiting: number; // without a level
  total: number;
  gaps: number;
};
type Counted = Readonly<{ dimension: string; value: string; level: number | null; count: number; gaps: number }>;

/** How many points of a year, or of all, each department, key area, tier, element and way of finding has. */
export async function figuresFor(tx: Tx, actor: Actor, { year }: Readonly<{ year?: number | undefined }>): Promise<Figure[]> {
  const rows = actor.scope === 'bureau' ? await countedBefore(tx, actor, year) : await countedSingly(tx, actor, year);
  const departments = await tx
    .selectFrom('department')
    .select(['departmentId', 'name'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .orderBy('place')
    .orderBy('name')
    .execute();
  const names = new Map(departments.map(({ departmentId, name }) => [departmentId, name]));
  const order = { department: [...names.keys()], keyArea: keyAreas, tier: tiers, element: elements, foundBy: foundBys };
  const byValue = Map.groupBy(rows, ({ dimension, value }) => `${dimension} ${value}`);
  return dimensions.flatMap((dimension) =>
    order[dimension].flatMap((value) => {
      const some = byValue.get(`${dimension} ${value}`);
      return some ? [figure(dimension, value, names.get(value) ?? value, some)] : [];
    }),
  );
}

function figure(dimension: Dimension, value: string, name: string, rows: readonly Counted[]): Figure {
  const of = (level: number | null) => rows.filter((it) => it.level === level).reduce((sum, { count }) => sum + count, 0);
  const [one, two, three, waiting] = [of(1), of(2), of(3), of(null)];
  const gaps = rows.reduce((sum, it) => sum + it.gaps, 0);
  return { dimension, value, name, one, two, three, waiting, total: one + two + three + waiting, gaps };
}

function countedBefore(tx: Tx, actor: Actor, year: number | undefined): Promise<Counted[]> {
  return tx
    .selectFrom('riskCount as c')
    .where('c.bureauId', '=', anyOf(actor.bureaus))
    .where('c.dimension', '<>', 'all')
    .$if(year !== undefined, (it) => it.where('c.year', '=', year!))
    .select(['c.dimension', 'c.value', 'c.level', sql<number>`sum(c.count)`.as('count')])
    .select(sql<number>`coalesce(sum(c.count) filter (where c.gap), 0)`.as('gaps'))
    .groupBy(['c.dimension', 'c.value', 'c.level'])
    .having(sql<number>`sum(c.count)`, '>', 0)
    .execute();
}

async function countedSingly(tx: Tx, actor: Actor, year: number | undefined): Promise<Counted[]> {
  const found = filtered(points(tx, actor), { year }).select([
    'r.departmentId',
    'r.keyArea',
    'r.tier',
    'r.element',
    'r.foundBy',
    'r.level',
    isGap.as('gap'),
  ]);
  const { rows } = await sql<Counted>`select v.dimension, v.value, r.level, count(*) as count, count(*) filter (where r.gap) as gaps
    from (${found}) as r, lateral (values ('department', r.department_id::text), ('keyArea', r.key_area::text), ('tier', r.tier::text),
      ('element', r.element::text), ('foundBy', r.found_by::text)) as v (dimension, value)
    where v.value is not null group by 1, 2, 3`.execute(tx);
  return rows;
}
