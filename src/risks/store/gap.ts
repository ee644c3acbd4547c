import { sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import { countLimit, type Page, type Paging } from '#platform/list.ts';
import { containing, countOf, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { repairOf } from '../gap.ts';
import type { Control } from '../level.ts';
import { concerns, isCounted, isGap, named, pointsById } from './point.ts';

type Filter = Readonly<{ q?: string | undefined; level?: number | undefined; department?: string | undefined; year?: number | undefined }>;

function gaps(tx: Tx, actor: Actor, { q, level, department, year }: Filter) {
  let found = tx.selectFrom('riskPoint as r').where(concerns(actor)).where(isCounted).where(isGap).where('r.level', 'is not', null);
  if (level) found = found.where('r.level', '=', level);
  if (department) found = found.where('r.departmentId', '=', department);
  if (year) found = found.where('r.year', '=', year);
  if (!q) return found;
  const words = containing(q);
  return found.where((or) => or.or([or('r.number', 'ilike', words), or('r.description', 'ilike', words)]));
}

/** Enacted for a day to come, on which it will answer the level: as in `controlOf` (../level.ts). */
const isComing = `(i.status = 'inForce' and (r.level = 1 or i.action in ('integrate', 'establish', 'supplement', 'improve')))`;
const isDrafted = `(i.status = 'draft' or w.institution_id is not null)`;

/** The linked institution that is nearest to closing the gap: one that will on its day, one that is being written, then one in force. */
const nearest = (what: string) =>
  sql.raw(`(select ${what} from risk_point_institution as l
    join institution as i on i.bureau_id = l.bureau_id and i.institution_id = l.institution_id
    left join institution_draft as w on w.bureau_id = i.bureau_id and w.institution_id = i.institution_id
    where l.bureau_id = r.bureau_id and l.risk_point_id = r.risk_point_id and i.status <> 'abolished'
    order by ${isComing} desc, ${isDrafted} desc, i.title, i.institution_id limit 1)`);

const select = (found: ReturnType<typeof named>) =>
  found
    .select(['r.riskPointId as id', 'r.number', 'r.year', 'r.description', 'r.keyArea', 'r.departmentId', 'd.name as department', 'r.personId'])
    .select(sql<number>`r.level`.as('level'))
    .select([sql<string | null>`${nearest('i.institution_id')}`.as('institutionId'), sql<string | null>`${nearest('i.title')}`.as('institution')])
    .select([sql<boolean | null>`${nearest(isDrafted)}`.as('drafting'), sql<boolean | null>`${nearest(isComing)}`.as('coming')])
    .select(sql<Control>`r.control`.as('control'));

type Raw = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];
const shown = ({ drafting, coming, ...row }: Raw) => ({
  ...row,
  repair: repairOf(row.level, drafting === null || coming === null ? null : { drafting, coming }),
});

/** Level and then department in the order in which they were set up, as they are worked off. */
const orders = {
  level: sql`(r.level::text || ' ' || r.department_id::text)`,
  department: sql`r.department_id`,
  number: sql`coalesce(r.number, '~' || r.risk_point_id::text)`,
};

/** How far gaps of several bureaus are counted; beyond it the list says "more than". */
const countedFurthest = 10_000;

export async function gapsFor(tx: Tx, actor: Actor, { sort, after, limit, ...filter }: Filter & Paging): Promise<Page<ReturnType<typeof shown>>> {
  const found = gaps(tx, actor, filter).select(['r.bureauId', 'r.riskPointId as id']);
  const counted = () => countOf(tx, found, actor.bureaus.length > 1 ? countedFurthest : countLimit);
  const { rows, ...more } = await page(tx, found, { sort, after, limit }, orders, sql`r.risk_point_id`, counted);
  return { ...more, rows: await told(tx, rows) };
}

/** The rows of a page, looked up only once it is known which they are. */
async function told(tx: Tx, of: ReadonlyArray<Readonly<{ bureauId: string; id: string }>>) {
  const rows = of.length === 0 ? [] : await select(named(tx, pointsById(of))).execute();
  const byId = new Map(rows.map((row) => [row.id, shown(row)]));
  return of.flatMap(({ id }) => byId.get(id) ?? []);
}
