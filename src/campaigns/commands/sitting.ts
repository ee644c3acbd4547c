import { type Day, day } from '#engine/days.ts';
import { record, recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { nextNumber } from '#platform/serials.ts';
import { matrixOf } from '#risks/store/summary.ts';
import { levelPoints } from '#risks/store/sitting-points.ts';
import * as rules from '../sitting.ts';
import * as store from '../store/sitting.ts';
import * as points from '../store/sittingPoints.ts';

export const subject = (bureauId: string, id: string) => ({ kind: 'sitting', id, bureauId });
export const ofPoint = (bureauId: string, id: string) => ({ kind: 'riskPoint', id, bureauId });

export type NewSitting = Readonly<{
  campaignId: string;
  heldOn: string;
  place: string;
  chairId: string;
  present: readonly string[];
  opinion: string;
}>;

/** Opens a sitting with the leading group as the organization has it. @throws Refusal `campaigns/sitting/open`, `…/members/invalid` */
export async function openSitting(tx: Tx, actor: Actor, given: NewSitting, { now, today }: Moment): Promise<{ id: string; number: string }> {
  const { bureauId } = actor;
  const { campaigns, members } = await store.sittingProposal(tx, actor, today);
  const campaign = campaigns.find((it) => it.id === given.campaignId);
  if (!campaign) throw new Refusal('campaigns/sitting/campaign/invalid');
  if (campaign.sitting !== null) throw new Refusal('campaigns/sitting/open');
  mustBelong(members, [given.chairId, ...given.present]);
  const { present, heldOn, ...rest } = given;
  const id = newId();
  const number = await nextNumber(tx, bureauId, 'PG', campaign.year);
  await store.insertSitting(tx, { bureauId, sittingId: id, number, ...rest, heldOn: day(heldOn), openedBy: actor.personId, openedAt: now });
  await store.insertMembers(
    tx,
    members.map((it) => ({ bureauId, sittingId: id, ...it, attended: present.includes(it.personId) })),
  );
  await record(tx, actor, now, 'campaigns.openSitting', subject(bureauId, id), { after: { number, ...given } });
  return { id, number };
}

function mustBelong(members: ReadonlyArray<Readonly<{ personId: string }>>, ids: readonly string[]): void {
  const known = new Set(members.map((it) => it.personId));
  if (!ids.every((id) => known.has(id))) throw new Refusal('campaigns/sitting/members/invalid');
}

/** The sitting, locked, for one who may do this at it. @throws Refusal the hindrance */
export async function sittingFor(tx: Tx, actor: Actor, id: string, deed: rules.Deed, today: Day): Promise<store.Sitting> {
  const sitting = await store.sittingToChange(tx, actor, id, today);
  rules.mayDo(sitting.state, deed, actor);
  return sitting;
}

/** @throws Refusal the hindrance of the first point that has one */
export function mustBeOpen(sitting: store.Sitting, seen: readonly points.SittingPoint[], deed: rules.PointDeed, actor: Actor): void {
  for (const point of seen) {
    const why = rules.pointHindrance(sitting.state, point, deed, actor, sitting.keepers);
    if (why) throw new Refusal(why, { state: point.state, deed, point: point.description });
  }
}

export async function attendSitting(tx: Tx, actor: Actor, id: string, present: readonly string[], { now, today }: Moment): Promise<{ id: string }> {
  const { bureauId, members } = await sittingFor(tx, actor, id, 'attend', today);
  mustBelong(members, present);
  await store.saveAttendance(tx, bureauId, id, present);
  const before = members.filter((it) => it.attended).map((it) => it.personId);
  await record(tx, actor, now, 'campaigns.attendSitting', subject(bureauId, id), { before: { present: before }, after: { present } });
  return { id };
}

type Given = Readonly<{ point: points.SittingPoint; level: number; opinion: string | null }>;

/** What is common to every decision on a point: as it was, who was counted, who withdrew, who keeps the record. @param counted those now present, unless said */
export const decisionOn = (sitting: store.Sitting, point: points.SittingPoint, actor: Actor, now: Date, counted?: points.Counted) => ({
  bureauId: sitting.bureauId,
  decisionId: newId(),
  sittingId: sitting.sittingId,
  riskPointId: point.id,
  formId: point.formId,
  description: point.description,
  proposal: point.proposal,
  selfLevel: point.selfLevel,
  reviewerLevel: point.reviewerLevel,
  ...(counted ?? rules.countedOn(sitting.members, point.concerned)),
  byId: actor.personId,
  byName: actor.name,
  at: now,
  level: null,
  opinion: null,
  intoId: null,
  number: null,
});

async function decide(tx: Tx, actor: Actor, sitting: store.Sitting, given: readonly Given[], now: Date): Promise<void> {
  for (const { point, level, opinion } of given) rules.mustSayWhy(level, opinion, point);
  const decisions = given.map(({ point, level, opinion }) => ({
    ...decisionOn(sitting, point, actor, now),
    deed: 'evaluate' as const,
    level,
    opinion,
  }));
  const { bureauId } = sitting;
  await levelPoints(
    tx,
    bureauId,
    given.map(({ point, level, opinion }) => ({ id: point.id, level, opinion })),
  );
  await points.insertDecisions(tx, decisions);
  const entries = given.map(({ point, level, opinion }, at) => {
    const { counted, recused } = decisions[at]!;
    const before = { state: point.state, level: point.level, opinion: point.opinion };
    const after = { state: 'evaluated', level, opinion, proposal: point.proposal, sitting: sitting.number, counted, recused };
    return { action: 'risks.evaluate', subject: ofPoint(bureauId, point.id), before, after };
  });
  await recordAll(tx, actor, now, entries);
}

type Judged = Readonly<{ level: number; opinion: string | null }>;

/** The group's level of one point. @throws Refusal `campaigns/sitting/opinion/invalid` where it differs and no opinion says why */
export async function evaluatePoint(tx: Tx, actor: Actor, id: string, pointId: string, judged: Judged, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'evaluate', today);
  const seen = await points.pointsToDecide(tx, sitting, [pointId], await matrixOf(tx, sitting.bureauId, today));
  mustBeOpen(sitting, seen, 'evaluate', actor);
  await decide(tx, actor, sitting, [{ point: seen[0]!, ...judged }], now);
  return { id };
}

/** For who is not of the office: what the office keeps. */
export const isOfOffice = ({ keepers }: store.Sitting, { concerned }: points.SittingPoint, actor: Actor): boolean =>
  rules.keeperHindrance(concerned, keepers, actor) === 'campaigns/office/forbidden';

type Agreeing = Readonly<{ ids: readonly string[] | null; opinion: string | null }>;

/** Levels in bulk: of all that wait and on which the three agree, or of those chosen, as the matrix proposes. One's own matters are left. */
export async function agreePoints(tx: Tx, actor: Actor, id: string, { ids, opinion }: Agreeing, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'evaluate', today);
  const matrix = await matrixOf(tx, sitting.bureauId, today);
  const wanted = ids ?? (await points.waitingPointsOf(tx, sitting, { agreeing: true }, matrix)).map((it) => it.id);
  const seen = (await points.pointsToDecide(tx, sitting, wanted, matrix)).filter((it) => ids !== null || !isOfOffice(sitting, it, actor));
  const others = seen.filter((it) => !it.concerned.includes(actor.personId));
  mustBeOpen(sitting, others, 'evaluate', actor);
  const given = others.map((point) => {
    if (point.proposal === null) throw new Refusal('campaigns/sitting/proposal/invalid');
    return { point, level: point.proposal, opinion };
  });
  if (given.length > 0) await decide(tx, actor, sitting, given, now);
  return { evaluated: given.length, left: seen.length - given.length };
}
