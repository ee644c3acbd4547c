import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type AccountKind, type FaultLevel, faultLevels } from '../scheme.ts';
import type { DispositionState } from '../disposition.ts';
import { accountsOf } from './accounts.ts';

const steps = (what: ReturnType<typeof sql>) =>
  sql`(select ${what} from disposition_step s where s.bureau_id = z.bureau_id and s.disposition_id = z.disposition_id)`;
/** The first step that is not done, as `column`; null when all are. */
const nextStep = (column: string) =>
  sql`(select ${sql.ref(column)} from disposition_step s where s.bureau_id = z.bureau_id and s.disposition_id = z.disposition_id
    and s.done_at is null and z.state = 'open' order by s.due_on, s.place limit 1)`;

const all = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('warning as w')
    .innerJoin('disposition as z', (it) => it.onRef('z.bureauId', '=', 'w.bureauId').onRef('z.warningId', '=', 'w.warningId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'w.bureauId').onRef('d.departmentId', '=', 'w.departmentId'))
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'w.bureauId').onRef('p.personId', '=', 'w.personId'))
    .where('w.bureauId', '=', anyOf(bureaus));

/** Warnings that concern the actor: their own, those in their charge, and those in whose disposition a step is theirs to take. */
export const warnings = (tx: Tx, actor: Actor) => {
  const found = all(tx, actor.bureaus);
  if (actor.scope === 'bureau') return found;
  return found.where((it) =>
    it.or([
      it('w.personId', '=', actor.personId),
      it('w.departmentId', '=', anyOf(actor.departments)),
      it.exists(
        it
          .selectFrom('dispositionStep as s')
          .select('s.place')
          .whereRef('s.bureauId', '=', 'z.bureauId')
          .whereRef('s.dispositionId', '=', 'z.dispositionId')
          .where('s.responsibleId', '=', actor.personId),
      ),
    ]),
  );
};

const rows = (tx: Tx, actor: Actor) =>
  warnings(tx, actor)
    .select(['w.warningId', 'w.number as warning', 'w.appliesTo as kind', 'w.personId', 'w.departmentId', 'w.year', 'w.raisedAt as at'])
    .select(['p.name as person', 'd.name as department', 'z.dispositionId', 'z.number as disposition', 'z.state', 'z.openedAt', 'z.closedAt'])
    .select([
      sql<FaultLevel>`w.level`.as('level'),
      sql<number>`${steps(sql`count(*)`)}`.as('steps'),
      sql<number>`${steps(sql`count(done_at)`)}`.as('done'),
      sql<string | null>`${nextStep('text')}`.as('step'),
      sql<string | null>`${nextStep('due_on')}`.as('dueOn'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export type Filter = Paging & {
  q?: string | undefined;
  kind?: AccountKind | undefined;
  level?: FaultLevel | undefined;
  state?: DispositionState | undefined;
  department?: string | undefined;
  year?: number | undefined;
  overdue?: 'yes' | undefined;
};

/** Warnings with what each has set going; also the list of dispositions, since each warning opens exactly one. */
export function warningsFor(tx: Tx, actor: Actor, filter: Filter, today: string): Promise<Page<Row>> {
  const { q, kind, level, state, department, year, overdue, ...paging } = filter;
  let found = rows(tx, actor);
  if (kind) found = found.where('w.appliesTo', '=', kind);
  if (level) found = found.where('w.level', '=', level);
  if (state) found = found.where('z.state', '=', state);
  if (department) found = found.where('w.departmentId', '=', department);
  if (year) found = found.where('w.year', '=', year);
  if (overdue) found = found.where(sql<boolean>`${nextStep('due_on')} < ${today}::date`);
  if (q) {
    const like = containing(q);
    found = found.where((it) =>
      it.or([it('w.number', 'ilike', like), it('z.number', 'ilike', like), it('p.name', 'ilike', like), it('d.name', 'ilike', like)]),
    );
  }
  const dueOn = sql`coalesce(${nextStep('due_on')}, 'infinity'::date)`;
  return page(tx, found, paging, { at: sql`w.raised_at`, number: sql`z.number`, level: sql`w.level`, dueOn }, sql`w.warning_id`);
}

/** How many stand at each level this year, and what was taken from the people of each department. */
export async function boardFor(tx: Tx, actor: Actor, year: number) {
  const counted = await accountsOf(tx, actor, year)
    .select(['a.kind', 'a.level', sql<number>`count(*)`.as('count')])
    .where('a.level', 'is not', null)
    .groupBy(['a.kind', 'a.level'])
    .execute();
  const count = (kind: AccountKind, level: FaultLevel) => counted.find((it) => it.kind === kind && it.level === level)?.count ?? 0;
  const departments = await accountsOf(tx, actor, year)
    .select(['a.departmentId as id', 'a.department as name', sql<number>`sum(a.deducted)::int`.as('deducted')])
    .where('a.kind', '=', 'person')
    .groupBy(['a.departmentId', 'a.department'])
    .orderBy(sql`3`, 'desc')
    .orderBy('a.department')
    .execute();
  return {
    year,
    levels: faultLevels.map((level) => ({ level, people: count('person', level), departments: count('department', level) })),
    departments,
  };
}

/** @throws Refusal `warnings/warning/not-found` or `warnings/disposition/not-found`, also for one outside the actor's scope */
export async function warningFor(
  tx: Tx,
  actor: Actor,
  by: 'warning' | 'disposition',
  id: string,
): Promise<Row & { bureauId: string; entryId: string }> {
  const found = await rows(tx, actor)
    .select(['w.bureauId', 'w.entryId'])
    .where(by === 'warning' ? 'w.warningId' : 'z.dispositionId', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refusal(by === 'warning' ? 'warnings/warning/not-found' : 'warnings/disposition/not-found', { id });
  return found;
}
