import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { allowed, confirmer, judge } from '../deduction.ts';
import { isInferred } from '../defaultScheme.ts';
import { deductionFor } from './deduction.ts';
import { namesOf } from './deductions.ts';
import { schemeFor } from './scheme.ts';

/** One deduction with everything that its page shows: the due process with its people and days, the lines it wrote, and what I may do. */
export async function deductionRecord(tx: Tx, actor: Actor, id: string, today: Day) {
  const { row: x, rules } = await deductionFor(tx, actor, id, today);
  const item = await tx
    .selectFrom('deductionItem as i')
    .innerJoin('warningScheme as s', (it) => it.onRef('s.bureauId', '=', 'i.bureauId').onRef('s.schemeId', '=', 'i.schemeId'))
    .innerJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'i.bureauId').on('d.departmentId', '=', x.departmentId))
    .select(['i.itemGroup', 'i.behaviour', 'i.source', 's.defenceDays', 's.appealDays', 's.number as scheme', 'd.name as department'])
    .where('i.bureauId', '=', x.bureauId)
    .where('i.schemeId', '=', x.schemeId)
    .where('i.item', '=', x.item)
    .executeTakeFirstOrThrow();
  const entries = await tx
    .selectFrom('ledgerEntry')
    .select(['entryId as id', 'number', 'kind', 'points', 'appliesTo', 'postedAt as at'])
    .where('bureauId', '=', x.bureauId)
    .where('deductionId', '=', id)
    .orderBy('entryId')
    .execute();
  const who = await namesOf(tx, [x.personId, rules.subjectId, x.proposedBy, x.notifiedBy, x.decidedBy, x.confirmedBy, x.judgedBy]);
  const name = (personId: string | null) => (personId === null ? null : (who.get(personId) ?? ''));
  return {
    ...x,
    ...item,
    id,
    person: name(x.personId),
    subject: name(rules.subjectId),
    isSubject: rules.subjectId === actor.personId,
    proposer: name(x.proposedBy),
    notifier: name(x.notifiedBy),
    decider: name(x.decidedBy),
    confirmer: name(x.confirmedBy),
    judge: name(x.judgedBy),
    confirming: x.confirmedAs ?? confirmer(rules),
    judging: judge(rules),
    inferred: isInferred(item.scheme),
    entries,
    may: allowed(rules, actor, today),
  };
}

/** The scheme as its page shows it. */
export async function schemeRecord(tx: Tx, actor: Actor, today: Day) {
  const scheme = await schemeFor(tx, actor, today);
  const { number, validFrom, defenceDays, appealDays, departmentShareFrom, departmentShare, items, thresholds, steps } = scheme;
  return { number, validFrom, defenceDays, appealDays, departmentShareFrom, departmentShare, items, thresholds, steps, inferred: isInferred(number) };
}
