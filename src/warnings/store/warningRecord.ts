import { headOf } from '#organization/store/people.ts';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { forbidsSettling } from '../disposition.ts';
import type { FaultLevel } from '../scheme.ts';
import { warningFor } from './board.ts';
import { namesOf } from './deductions.ts';
import { thresholdsOf } from './scheme.ts';
import { stepsOf } from './warning.ts';

type Found = Awaited<ReturnType<typeof warningFor>>;

/** A warning with the lines of the account that led to it, oldest first. */
export async function warningRecord(tx: Tx, actor: Actor, id: string) {
  const { bureauId, entryId, ...warning } = await warningFor(tx, actor, 'warning', id);
  const entries = await linesBehind(tx, bureauId, entryId);
  const thresholds = await thresholdsOf(tx, bureauId, warning.year, warning.kind);
  return { ...warning, id, accountId: accountIdOf(warning), atLeast: thresholds.find(({ level }) => level === warning.level)?.atLeast ?? 0, entries };
}

const accountIdOf = ({ kind, personId, departmentId }: Pick<Found, 'kind' | 'personId' | 'departmentId'>) =>
  kind === 'person' ? personId! : departmentId;

/** The lines of one account's year up to and including one of them. */
const linesBehind = (tx: Tx, bureauId: string, entryId: string) =>
  tx
    .selectFrom('ledgerEntry as last')
    .innerJoin('ledgerEntry as e', (it) =>
      it
        .onRef('e.bureauId', '=', 'last.bureauId')
        .onRef('e.year', '=', 'last.year')
        .onRef('e.appliesTo', '=', 'last.appliesTo')
        .on((on) => on.or([on('e.personId', '=', on.ref('last.personId')), on('e.departmentId', '=', on.ref('last.departmentId'))]))
        .onRef('e.postedAt', '<=', 'last.postedAt'),
    )
    .innerJoin('deduction as x', (it) => it.onRef('x.bureauId', '=', 'e.bureauId').onRef('x.deductionId', '=', 'e.deductionId'))
    .innerJoin('deductionItem as i', (it) =>
      it.onRef('i.bureauId', '=', 'x.bureauId').onRef('i.schemeId', '=', 'x.schemeId').onRef('i.item', '=', 'x.item'),
    )
    .select([
      'e.entryId as id',
      'e.number',
      'e.kind',
      'e.points',
      'e.postedAt as at',
      'e.deductionId',
      'x.number as deduction',
      'x.item',
      'i.behaviour',
    ])
    .where('last.bureauId', '=', bureauId)
    .where('last.entryId', '=', entryId)
    .orderBy('e.postedAt')
    .orderBy('e.entryId')
    .execute();

/** A disposition with its steps, who must do each, and which of them I may settle. */
export async function dispositionRecord(tx: Tx, actor: Actor, id: string, today: Day) {
  const found = await warningFor(tx, actor, 'disposition', id);
  const { bureauId, entryId, ...disposition } = found;
  const steps = await stepsOf(tx, bureauId, id);
  const subjectId = found.personId ?? (await headOf(tx, bureauId, found.departmentId, today))?.personId ?? null;
  const who = await namesOf(tx, [subjectId, ...steps.flatMap(({ responsibleId, doneBy }) => [responsibleId, doneBy])]);
  const name = (personId: string | null) => (personId === null ? null : (who.get(personId) ?? ''));
  const shown = steps.map((step) => {
    const { responsible, responsibleId, doneAt } = step;
    const rules = { responsible, responsibleId, done: doneAt !== null };
    const may = forbidsSettling(found.state, rules, responsibleId === subjectId ? null : subjectId, actor) === null;
    return { ...step, person: name(responsibleId), doneByName: name(step.doneBy), may };
  });
  const entries = await linesBehind(tx, bureauId, entryId);
  return { ...disposition, id, accountId: accountIdOf(found), all: shown, entries, ...(await neighboursOf(tx, bureauId, id)) };
}

/** The disposition of the lower level that this one took over, and the one of a higher level that took this one over. */
async function neighboursOf(tx: Tx, bureauId: string, id: string) {
  const rows = await tx
    .selectFrom('disposition as z')
    .innerJoin('disposition as o', (it) =>
      it
        .onRef('o.bureauId', '=', 'z.bureauId')
        .on((on) => on.or([on('o.dispositionId', '=', on.ref('z.lowerId')), on('o.lowerId', '=', on.ref('z.dispositionId'))])),
    )
    .innerJoin('warning as w', (it) => it.onRef('w.bureauId', '=', 'o.bureauId').onRef('w.warningId', '=', 'o.warningId'))
    .select(['o.dispositionId as id', 'o.number', 'o.state', 'w.level', 'o.lowerId'])
    .where('z.bureauId', '=', bureauId)
    .where('z.dispositionId', '=', id)
    .execute();
  const plain = rows.map(({ lowerId, level, ...row }) => ({ ...row, level: level as FaultLevel, higher: lowerId === id }));
  return { lower: plain.find((it) => !it.higher) ?? null, higher: plain.find((it) => it.higher) ?? null };
}
