import { type Day, yearOf } from '#engine/days.ts';
import { dayOf } from '#platform/calendar.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Figures, Started, Todo, Todos } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';
import { allowed, type Deduction, type Move } from '../deduction.ts';
import { standing } from '../ledger.ts';
import { faultLevels } from '../scheme.ts';
import { accountsOf } from './accounts.ts';
import { warningsFor } from './board.ts';
import { type DeductionRow, movingDeductions } from './deduction.ts';
import { namesOf, readable } from './deductions.ts';
import { entriesOf } from './ledger.ts';
import { thresholdsOf } from './scheme.ts';

/** What waits on the actor: the one deed that moves each deduction on, the steps of dispositions, and the reminder close to blue. */
export const todos: Todos = async (tx, actor, { today }) => [
  ...(await deductionsWaiting(tx, actor, today)),
  ...(await stepsWaiting(tx, actor)),
  ...(await nearBlue(tx, actor, today)),
];

/** Which deed the first page names when several are open: an appeal is a right, not a task. */
const asked: ReadonlyArray<readonly [matter: string, move: Move]> = [
  ['notify', 'notify'],
  ['state', 'state'],
  ['decide', 'decide'],
  ['confirm', 'confirm'],
  ['judge', 'uphold'],
];

async function deductionsWaiting(tx: Tx, actor: Actor, today: Day): Promise<Todo[]> {
  const moving = await movingDeductions(tx, actor, today);
  const mine = moving.flatMap(({ row, rules }) => {
    const may = new Set(allowed(rules, actor, today));
    const matter = asked.find(([, move]) => may.has(move))?.[0];
    return matter ? [{ row, rules, matter }] : [];
  });
  const who = await namesOf(
    tx,
    mine.flatMap(({ row, rules }) => [rules.subjectId, row.personId, row.proposedBy]),
  );
  const units = await departmentNames(
    tx,
    mine.map(({ row }) => row.departmentId),
  );
  return mine.map(({ row, rules, matter }) => ({
    ...plain,
    id: row.deductionId,
    matter,
    facts: { number: row.number, item: row.item, notifiedOn: row.notifiedAt && dayOf(row.notifiedAt), until: row.defenceUntil },
    about: subjectOf(row, who, units),
    from: sentBy(matter, row, rules, who),
    ...(matter === 'state' ? { dueOn: row.defenceUntil, rule: 'defence' } : {}),
    href: `/deductions/${row.deductionId}`,
  }));
}

const plain = { part: 'warnings', card: null, dueOn: null, rule: null } as const;
type Names = ReadonlyMap<string, string>;
const subjectOf = ({ personId, departmentId, number }: DeductionRow, who: Names, units: Names) =>
  `${number} ${(personId === null ? units.get(departmentId) : who.get(personId)) ?? ''}`;
const sentBy = (matter: string, row: DeductionRow, { subjectId }: Deduction, who: Names) =>
  who.get((matter === 'judge' ? subjectId : row.proposedBy) ?? '') ?? '';

async function departmentNames(tx: Tx, ids: readonly string[]): Promise<Names> {
  const rows = await tx.selectFrom('department').select(['departmentId', 'name']).where('departmentId', '=', anyOf(ids)).execute();
  return new Map(rows.map(({ departmentId, name }) => [departmentId, name]));
}

/** Steps that are the actor's own, and for the office those of bodies, where the matter is not their own. */
async function stepsWaiting(tx: Tx, actor: Actor): Promise<Todo[]> {
  const rows = await tx
    .selectFrom('dispositionStep as s')
    .innerJoin('disposition as z', (it) => it.onRef('z.bureauId', '=', 's.bureauId').onRef('z.dispositionId', '=', 's.dispositionId'))
    .innerJoin('warning as w', (it) => it.onRef('w.bureauId', '=', 'z.bureauId').onRef('w.warningId', '=', 'z.warningId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'w.bureauId').onRef('d.departmentId', '=', 'w.departmentId'))
    .leftJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'w.bureauId').onRef('p.personId', '=', 'w.personId'))
    .select(['s.dispositionId', 's.place', 's.text', 's.dueOn', 'z.number', 'z.openedAt', 'w.level', 'w.number as warning'])
    .select(['p.name as person', 'd.name as department'])
    .where('s.bureauId', '=', anyOf(actor.bureaus))
    .where('s.doneAt', 'is', null)
    .where('z.state', '=', 'open')
    .where((it) =>
      it.or([
        it('s.responsibleId', '=', actor.personId),
        ...(actor.roles.has('office')
          ? [it.and([it('s.responsibleId', 'is', null), it.or([it('w.personId', 'is', null), it('w.personId', '<>', actor.personId)])])]
          : []),
      ]),
    )
    .orderBy('s.dueOn')
    .execute();
  return rows.map(({ dispositionId, place, text, dueOn, number, openedAt, level, warning, person, department }) => ({
    ...plain,
    id: `${dispositionId}:${place}`,
    matter: 'step',
    facts: { number, step: text, level, openedOn: dayOf(openedAt) },
    about: `${number} ${person ?? department}`,
    from: warning,
    dueOn,
    rule: 'step',
    href: `/dispositions/${dispositionId}`,
  }));
}

/** D08: told to the person alone, as long as it is so. */
async function nearBlue(tx: Tx, actor: Actor, today: Day): Promise<Todo[]> {
  if (!actor.permissions.has('warnings.state')) return [];
  const account = { bureauId: actor.bureauId, kind: 'person', personId: actor.personId, departmentId: '' } as const;
  const thresholds = await thresholdsOf(tx, actor.bureauId, yearOf(today), 'person');
  const { nearBlue: near, deducted } = standing(await entriesOf(tx, account, yearOf(today)), thresholds);
  if (!near) return [];
  const facts = { deducted: deducted / 10, blue: (thresholds.find(({ level }) => level === 'C')?.atLeast ?? 0) / 10 };
  return [
    { ...plain, id: `${actor.personId}:D08`, matter: 'nearBlue', facts, about: actor.name, from: '', href: `/ledger/person/${actor.personId}` },
  ];
}

/** Deductions that the actor proposed and others hold now. */
export const started: Started = async (tx, actor) => {
  const rows = await readable(tx, actor)
    .where('x.proposedBy', '=', actor.personId)
    .where('x.state', 'in', ['proposed', 'notified', 'stated', 'decided', 'appealed'])
    .orderBy('x.deductionId', 'desc')
    .execute();
  return rows.map(({ id, number, person, department, state, proposedAt }) => ({
    id,
    part: 'warnings',
    label: `${number} ${person ?? department}`,
    state,
    holder: state === 'notified' ? (person ?? department) : '',
    since: dayOf(proposedAt),
    href: `/deductions/${id}`,
  }));
};

/** For those who steer: how many people stand at each level this year, and which dispositions are open or late. */
export const figures: Figures = async (tx, actor, { today }) => {
  if (actor.scope === 'own' || !actor.permissions.has('warnings.read')) return [];
  const year = yearOf(today);
  const counts = await accountsOf(tx, actor, year)
    .select(['a.level', (it) => it.fn.countAll<number>().as('count')])
    .where('a.kind', '=', 'person')
    .where('a.level', 'is not', null)
    .groupBy('a.level')
    .execute();
  const one = { sort: 'at', limit: 1 };
  const open = await warningsFor(tx, actor, { ...one, state: 'open' }, today);
  const late = await warningsFor(tx, actor, { ...one, state: 'open', overdue: 'yes' }, today);
  const figure = (key: string, value: number, href: string) => ({ part: 'warnings' as const, key, value, of: null, href });
  return [
    ...faultLevels.map((level) => figure(`level${level}`, counts.find((it) => it.level === level)?.count ?? 0, `/ledger?kind=person&level=${level}`)),
    figure('dispositionsOpen', open.total, '/dispositions?state=open'),
    { ...figure('dispositionsLate', late.total, '/dispositions?overdue=yes'), of: open.total },
  ];
};
