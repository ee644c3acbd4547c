import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Links, Named, Search } from '#platform/loop.ts';
import { containing } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { warnings } from './board.ts';
import { readable } from './deductions.ts';

const deductionNamed = (it: { id: string; number: string; person: string | null; department: string }): Named => ({
  kind: 'deduction',
  id: it.id,
  label: `${it.number} ${it.person ?? it.department}`,
  href: `/deductions/${it.id}`,
});

const deductionNames: Links['names'] = async (tx, actor, ids) =>
  (await readable(tx, actor).where('x.deductionId', '=', anyOf(ids)).execute()).map(deductionNamed);

const called = (tx: Tx, actor: Actor) =>
  warnings(tx, actor).select(['w.warningId', 'w.number', 'z.dispositionId', 'z.number as disposition', 'p.name as person', 'd.name as department']);
type Called = Awaited<ReturnType<ReturnType<typeof called>['execute']>>[number];

const warningNamed = (it: Called): Named => ({
  kind: 'warning',
  id: it.warningId,
  label: `${it.number} ${it.person ?? it.department}`,
  href: `/warnings/${it.warningId}`,
});
const dispositionNamed = (it: Called): Named => ({
  kind: 'disposition',
  id: it.dispositionId,
  label: `${it.disposition} ${it.person ?? it.department}`,
  href: `/dispositions/${it.dispositionId}`,
});

const warningNames: Links['names'] = async (tx, actor, ids) =>
  (await called(tx, actor).where('w.warningId', '=', anyOf(ids)).execute()).map(warningNamed);
const dispositionNames: Links['names'] = async (tx, actor, ids) =>
  (await called(tx, actor).where('z.dispositionId', '=', anyOf(ids)).execute()).map(dispositionNamed);

const lines = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('ledgerEntry as e')
    .innerJoin(readable(tx, actor).select('x.bureauId').as('x'), (it) =>
      it.onRef('x.bureauId', '=', 'e.bureauId').onRef('x.id', '=', 'e.deductionId'),
    )
    .select(['e.entryId as id', 'e.number', 'e.appliesTo', 'e.personId', 'e.departmentId', 'x.person', 'x.department']);
const lineNamed = (it: Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]): Named => ({
  kind: 'ledgerEntry',
  id: it.id,
  label: `${it.number} ${it.appliesTo === 'person' ? it.person : it.department}`,
  href: `/ledger/${it.appliesTo}/${it.personId ?? it.departmentId}`,
});
const lineNames: Links['names'] = async (tx, actor, ids) => (await lines(tx, actor).where('e.entryId', '=', anyOf(ids)).execute()).map(lineNamed);

type Way = NonNullable<Links['to'][keyof Links['to']]>;

/** Ids that one statement finds from others; `bureaus` and `ids` are its two parameters. */
const way =
  (find: (bureaus: readonly string[], ids: readonly string[]) => ReturnType<typeof sql<{ id: string }>>): Way =>
  async (tx, bureaus, ids) =>
    (await find(bureaus, ids).execute(tx)).rows.map(({ id }) => id);

/** A warning rests on every line of its account's year up to the one that crossed the threshold. */
const restsOn = sql`warning w join ledger_entry last on last.bureau_id = w.bureau_id and last.entry_id = w.entry_id
  join ledger_entry e on e.bureau_id = w.bureau_id and e.year = w.year and e.applies_to = w.applies_to and e.kind in ('deduct', 'share')
    and e.posted_at <= last.posted_at and case w.applies_to when 'person' then e.person_id = w.person_id else e.department_id = w.department_id end`;

export const links: Links[] = [
  {
    kind: 'deduction',
    names: deductionNames,
    to: {
      warning: way(
        (b, ids) => sql`select distinct w.warning_id as id from ${restsOn} where e.bureau_id = ${anyOf(b)} and e.deduction_id = ${anyOf(ids)}`,
      ),
      ledgerEntry: way((b, ids) => sql`select entry_id as id from ledger_entry where bureau_id = ${anyOf(b)} and deduction_id = ${anyOf(ids)}`),
      person: way(
        (b, ids) =>
          sql`select distinct person_id as id from deduction where bureau_id = ${anyOf(b)} and deduction_id = ${anyOf(ids)} and person_id is not null`,
      ),
      department: way(
        (b, ids) => sql`select distinct department_id as id from deduction where bureau_id = ${anyOf(b)} and deduction_id = ${anyOf(ids)}`,
      ),
    },
  },
  {
    kind: 'ledgerEntry',
    names: lineNames,
    to: {
      deduction: way(
        (b, ids) => sql`select distinct deduction_id as id from ledger_entry where bureau_id = ${anyOf(b)} and entry_id = ${anyOf(ids)}`,
      ),
    },
  },
  {
    kind: 'warning',
    names: warningNames,
    to: {
      deduction: way(
        (b, ids) => sql`select distinct e.deduction_id as id from ${restsOn} where w.bureau_id = ${anyOf(b)} and w.warning_id = ${anyOf(ids)}`,
      ),
      disposition: way((b, ids) => sql`select disposition_id as id from disposition where bureau_id = ${anyOf(b)} and warning_id = ${anyOf(ids)}`),
      person: way(
        (b, ids) =>
          sql`select distinct person_id as id from warning where bureau_id = ${anyOf(b)} and warning_id = ${anyOf(ids)} and person_id is not null`,
      ),
      department: way((b, ids) => sql`select distinct department_id as id from warning where bureau_id = ${anyOf(b)} and warning_id = ${anyOf(ids)}`),
    },
  },
  {
    kind: 'disposition',
    names: dispositionNames,
    to: { warning: way((b, ids) => sql`select warning_id as id from disposition where bureau_id = ${anyOf(b)} and disposition_id = ${anyOf(ids)}`) },
  },
  {
    kind: 'person',
    names: async () => [],
    to: {
      deduction: way((b, ids) => sql`select deduction_id as id from deduction where bureau_id = ${anyOf(b)} and person_id = ${anyOf(ids)}`),
      warning: way((b, ids) => sql`select warning_id as id from warning where bureau_id = ${anyOf(b)} and person_id = ${anyOf(ids)}`),
    },
  },
  {
    kind: 'department',
    names: async () => [],
    to: {
      deduction: way((b, ids) => sql`select deduction_id as id from deduction where bureau_id = ${anyOf(b)} and department_id = ${anyOf(ids)}`),
      warning: way((b, ids) => sql`select warning_id as id from warning where bureau_id = ${anyOf(b)} and department_id = ${anyOf(ids)}`),
    },
  },
];

const numbered = /^(kf|jf|yj|cz)-?\d*/i;
const most = 10;

/** By number: KF, JF, YJ, CZ. People are found by the organization. */
export const search: Search = async (tx, actor, words) => {
  const like = containing(words);
  if (!numbered.test(words)) return [];
  const deductions = await readable(tx, actor).where('x.number', 'ilike', like).orderBy('x.number').limit(most).execute();
  const entries = await lines(tx, actor).where('e.number', 'ilike', like).orderBy('e.number').limit(most).execute();
  const raised = await called(tx, actor).where('w.number', 'ilike', like).orderBy('w.number').limit(most).execute();
  const opened = await called(tx, actor).where('z.number', 'ilike', like).orderBy('z.number').limit(most).execute();
  return [...deductions.map(deductionNamed), ...entries.map(lineNamed), ...raised.map(warningNamed), ...opened.map(dispositionNamed)].slice(0, most);
};
