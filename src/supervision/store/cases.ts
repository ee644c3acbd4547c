import { sql } from 'kysely';
import { chinaZone } from '#platform/calendar.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { CaseState, Light } from '../case.ts';
import type { Card } from '../finding.ts';
import { caseInScope } from './scope.ts';

const openOf = (card: Card, what = sql``) =>
  sql`select ${what} from finding as f where f.bureau_id = c.bureau_id and f.case_id = c.case_id and f.state = 'open' and f.card = ${sql.lit(card)}`;
const count = (card: Card) => sql<number>`(${openOf(card, sql`count(*)`)})`;

/** Cases as lists show them, within the actor's scope. */
export const cases = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('caseFile as c')
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.powerId', '=', 'c.powerId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'c.bureauId').onRef('d.departmentId', '=', 'c.departmentId'))
    .where('c.bureauId', '=', anyOf(actor.bureaus))
    .where(caseInScope(actor))
    .select(['c.caseId as id', 'c.bureauId', 'c.reference', 'p.powerId', 'p.name as power', 'd.departmentId', 'd.name as department'])
    .select(['c.applicant', 'c.state', 'c.firstAt', 'c.lastAt', 'c.events', 'c.fits', 'c.cost', 'c.dueOn', 'c.light', 'c.provisional'])
    .select([count('red').as('reds'), count('yellow').as('yellows'), count('notice').as('notices'), count('lead').as('leads')]);

const beginning = (month: string) => sql`(${month} || '-01')::timestamp`;

/** Cases `c` whose last event lies in a month, `2026-03`; said as a span of time, which an index finds. */
export const lastInMonth = (month: string) =>
  sql<boolean>`(c.last_at >= ${beginning(month)} at time zone ${chinaZone} and
    c.last_at < (${beginning(month)} + interval '1 month') at time zone ${chinaZone})`;

type Dated = { bureauId: string; firstAt: Date; lastAt: Date };
export function caseShown<R extends Dated>(found: R) {
  const { bureauId: _, firstAt, lastAt, ...row } = found;
  return { ...row, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() };
}

type Filter = Paging & {
  q?: string | undefined;
  power?: string | undefined;
  department?: string | undefined;
  state?: CaseState | undefined;
  light?: Light | undefined;
  fits?: 'true' | 'false' | 'none' | undefined;
  card?: Card | undefined;
};

export async function casesFor(tx: Tx, actor: Actor, { q, power, department, state, light, fits, card, ...paging }: Filter) {
  let found = cases(tx, actor);
  if (power) found = found.where('c.powerId', '=', power);
  if (department) found = found.where('c.departmentId', '=', department);
  if (state) found = found.where('c.state', '=', state);
  if (light) found = found.where('c.light', '=', light);
  if (fits) found = fits === 'none' ? found.where('c.fits', 'is', null) : found.where('c.fits', '=', fits === 'true');
  if (card) found = found.where(sql<boolean>`exists (${openOf(card)})`);
  if (q) found = found.where((it) => it.or([it('c.reference', 'ilike', containing(q)), it('c.applicant', 'ilike', containing(q))]));
  const orders = {
    lastAt: sql`c.last_at`,
    firstAt: sql`c.first_at`,
    reference: sql`c.reference`,
    cost: sql`coalesce(c.cost, 2147483647)`,
    dueOn: sql`coalesce(c.due_on, 'infinity'::date)`,
    events: sql`c.events`,
  };
  const { rows, ...rest } = await page(tx, found, paging, orders, sql`c.case_id`);
  return { ...rest, rows: rows.map(caseShown) };
}

/** What filters and the import offer. */
export async function choicesFor(tx: Tx, actor: Actor) {
  const powers = await tx
    .selectFrom('power as p')
    .select(['p.powerId as id', 'p.name', 'p.code'])
    .where('p.bureauId', '=', anyOf(actor.bureaus))
    .where((it) =>
      it.exists(
        it
          .selectFrom('powerVersion as v')
          .select('v.versionId')
          .whereRef('v.bureauId', '=', 'p.bureauId')
          .whereRef('v.powerId', '=', 'p.powerId')
          .where('v.publishedAt', 'is not', null),
      ),
    )
    .orderBy('p.code')
    .execute();
  const departments = await tx
    .selectFrom('department')
    .select(['departmentId as id', 'name'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .orderBy('place')
    .orderBy('name')
    .execute();
  return { powers, departments };
}
