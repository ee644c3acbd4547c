import { type ExpressionBuilder, sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Database } from '#platform/schema.ts';
import type { State } from '../deduction.ts';
import type { AccountKind } from '../scheme.ts';

type Shape = Database & { x: Database['deduction'] };

/** Deductions that concern the actor: of the whole bureau, of the departments in their charge, their own, and those that they proposed. */
const concerning = (actor: Actor) => (it: ExpressionBuilder<Shape, 'x'>) =>
  actor.scope === 'bureau'
    ? sql<boolean>`true`
    : it.or([it('x.personId', '=', actor.personId), it('x.proposedBy', '=', actor.personId), it('x.departmentId', '=', anyOf(actor.departments))]);

/** Every deduction that the actor may read, with its item and names. */
export const readable = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('deduction as x')
    .innerJoin('deductionItem as i', (it) =>
      it.onRef('i.bureauId', '=', 'x.bureauId').onRef('i.schemeId', '=', 'x.schemeId').onRef('i.item', '=', 'x.item'),
    )
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'x.bureauId').onRef('d.departmentId', '=', 'x.departmentId'))
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'x.bureauId').onRef('p.personId', '=', 'x.personId'))
    .where('x.bureauId', '=', anyOf(actor.bureaus))
    .where(concerning(actor) as never)
    .select(['x.deductionId as id', 'x.number', 'x.appliesTo', 'x.personId', 'p.name as person', 'x.departmentId', 'd.name as department'])
    .select(['x.item', 'i.behaviour', 'x.points', 'x.behaviourOn', 'x.state', 'x.proposedAt', 'x.proposedBy', 'x.defenceUntil'])
    .select(sql<number>`x.points / 10::float8`.as('score')); // points in a spreadsheet are points

type Filter = Paging & {
  q?: string | undefined;
  state?: State | undefined;
  kind?: AccountKind | undefined;
  department?: string | undefined;
  open?: 'yes' | undefined;
};
type Row = Awaited<ReturnType<ReturnType<typeof readable>['execute']>>[number];

export const openStates = ['proposed', 'notified', 'stated', 'decided', 'appealed'] as const satisfies readonly State[];

export function deductionsFor(tx: Tx, actor: Actor, { q, state, kind, department, open, ...paging }: Filter): Promise<Page<Row>> {
  let found = readable(tx, actor);
  if (state) found = found.where('x.state', '=', state);
  if (open) found = found.where('x.state', 'in', openStates);
  if (kind) found = found.where('x.appliesTo', '=', kind);
  if (department) found = found.where('x.departmentId', '=', department);
  if (q) {
    const like = containing(q);
    found = found.where((it) =>
      it.or([
        it('x.number', 'ilike', like),
        it('p.name', 'ilike', like),
        it('d.name', 'ilike', like),
        it('i.behaviour', 'ilike', like),
        it('x.item', 'ilike', like),
      ]),
    );
  }
  const orders = { number: sql`x.number`, at: sql`x.proposed_at`, points: sql`x.points`, behaviourOn: sql`x.behaviour_on` };
  return page(tx, found, paging, orders, sql`x.deduction_id`);
}

/** The people and departments whom a deduction may name. */
export async function subjectsOf(tx: Tx, bureauId: string) {
  const people = await tx
    .selectFrom('person as p')
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .where('p.bureauId', '=', bureauId)
    .select(['p.personId as id', 'p.name', 'd.name as department'])
    .orderBy('d.place')
    .orderBy('p.number')
    .execute();
  const departments = await tx
    .selectFrom('department')
    .where('bureauId', '=', bureauId)
    .select(['departmentId as id', 'name'])
    .orderBy('place')
    .orderBy('name')
    .execute();
  return { people, departments };
}

/** The names of people by id, in any bureau that the transaction sees: who proposed or confirmed may be the commission's. */
export async function namesOf(tx: Tx, ids: ReadonlyArray<string | null>): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  const rows = await tx.selectFrom('person').select(['personId', 'name']).where('personId', '=', anyOf(wanted)).execute();
  return new Map(rows.map(({ personId, name }) => [personId, name]));
}
