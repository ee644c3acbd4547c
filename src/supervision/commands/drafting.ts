import { calendarOf } from '#calendar/store.ts';
import { dueDay } from '#engine/clock.ts';
import { yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { type Moment, systemActor } from '#platform/permissions.ts';
import { nextNumbers } from '#platform/serials.ts';
import { setting } from '#platform/settings.ts';
import { opensInquiry } from '../cards.ts';
import { type Card, gravestOf } from '../finding.ts';
import * as store from '../store/judged.ts';

type Case = Readonly<{ caseId: string; departmentId: string }>;

/** Red and yellow findings that stand in no inquiry yet: into the case's draft, else into a new one. */
export async function draft(tx: Tx, bureauId: string, judged: readonly Case[], moment: Moment): Promise<number> {
  const ids = judged.map(({ caseId }) => caseId);
  const found = Map.groupBy(await store.findingsIn(tx, bureauId, ids), ({ caseId }) => caseId);
  const bundled = await store.bundledIn(tx, bureauId, ids);
  // what comes up again after its draft had lapsed goes into a new one
  const taken = new Set(bundled.filter((it) => !store.hasLapsed(it)).map(({ findingId }) => findingId));
  const fresh: Array<{ it: Case; card: Card; findings: string[] }> = [];
  for (const it of judged) {
    const findings = (found.get(it.caseId) ?? []).filter(
      ({ state, card, findingId }) => state === 'open' && opensInquiry(card) && !taken.has(findingId),
    );
    const open = bundled.filter(({ caseId, state }) => caseId === it.caseId && state === 'draft');
    const held = open.length > 0 && (await store.holdDraft(tx, bureauId, open[0]!.inquiryId));
    if (held) await redraft(tx, bureauId, open, findings, moment);
    else if (findings.length > 0)
      fresh.push({ it, card: gravestOf(findings.map(({ card }) => card)), findings: findings.map(({ findingId }) => findingId) });
  }
  const numbers = await nextNumbers(tx, bureauId, 'DB', yearOf(moment.today), fresh.length);
  const drafts = fresh.map(({ it, ...rest }, at) => ({
    inquiryId: newId(),
    caseId: it.caseId,
    departmentId: it.departmentId,
    number: numbers[at]!,
    ...rest,
  }));
  const days = await setting(tx, bureauId, 'supervision.dispatchDays', moment.today);
  await store.insertDrafts(tx, bureauId, drafts, moment.now, dueDay(await calendarOf(tx, bureauId), moment.today, days, 'workingDay'));
  for (const { inquiryId: id, number, card, findings } of drafts) {
    const subject = { kind: 'inquiry', id, bureauId };
    await record(tx, systemActor(bureauId), moment.now, 'supervision.draft', subject, { after: { number, card, findings: findings.length } });
  }
  return drafts.length;
}

/** A draft takes in what was found since; one of which nothing holds any more is laid aside. */
async function redraft(
  tx: Tx,
  bureauId: string,
  open: readonly store.Bundled[],
  fresh: readonly store.KnownFinding[],
  { now }: Moment,
): Promise<void> {
  const { inquiryId, card: before } = open[0]!;
  const subject = { kind: 'inquiry', id: inquiryId, bureauId };
  await store.bundle(
    tx,
    bureauId,
    fresh.map(({ findingId }) => ({ inquiryId, findingId })),
  );
  const holding = [
    ...open.filter(({ findingState, findingCard }) => findingState === 'open' && opensInquiry(findingCard)).map(({ findingCard }) => findingCard),
    ...fresh.map(({ card }) => card),
  ];
  if (holding.length === 0) {
    await store.saveDraft(tx, bureauId, inquiryId, { state: 'dismissed' });
    await record(tx, systemActor(bureauId), now, 'supervision.lapse', subject, { before: { state: 'draft' }, after: { state: 'dismissed' } });
    return;
  }
  const card = gravestOf(holding);
  if (card === before && fresh.length === 0) return;
  await store.saveDraft(tx, bureauId, inquiryId, { card });
  await record(tx, systemActor(bureauId), now, 'supervision.redraft', subject, {
    before: { card: before },
    after: { card, findings: holding.length },
  });
}
