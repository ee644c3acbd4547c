import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { proposedLevel, type Matrix } from '#risks/level.ts';
import { matrixOf } from '#risks/store/summary.ts';
import { chainOf } from '../chain.ts';
import { type Change, changesBetween, touches } from '../changes.ts';
import type { Content } from '../content.ts';
import { deedsOpenTo } from '../form.ts';
import { chartOf, type BureauChart, over } from './chart.ts';
import { factsOf } from './facts.ts';
import { matterOf, mendedAfterClosing, participantsOf } from './form.ts';
import { rowsOf, shown, subjectOf, type Waiting } from './list.ts';
import { idsIn, namesOf } from './names.ts';
import { forms, reachOf } from './reach.ts';

type Of = Readonly<{ bureauId: string; id: string }>;

const stepsOf = (tx: Tx, { bureauId, id }: Of) =>
  tx.selectFrom('formStep').selectAll().where('bureauId', '=', bureauId).where('formId', '=', id).orderBy('number').execute();
type Steps = Awaited<ReturnType<typeof stepsOf>>;

const remarksOf = (tx: Tx, { bureauId, id }: Of, number: number) =>
  tx
    .selectFrom('formRemark')
    .select(['place', 'reason'])
    .where('bureauId', '=', bureauId)
    .where('formId', '=', id)
    .where('number', '=', number)
    .orderBy('place')
    .execute();

const signaturesOf = (tx: Tx, { bureauId, id }: Of) =>
  tx
    .selectFrom('formSignature')
    .select(['personId', 'name', 'kind', 'drawing', 'at', 'revision'])
    .where('bureauId', '=', bureauId)
    .where('formId', '=', id)
    .orderBy('at', 'desc')
    .orderBy('signatureId', 'desc')
    .execute();

const pointsOf = (tx: Tx, { bureauId, id }: Of) =>
  tx
    .selectFrom('formPoint as q')
    .innerJoin('riskPoint as r', (it) => it.onRef('r.bureauId', '=', 'q.bureauId').onRef('r.riskPointId', '=', 'q.riskPointId'))
    .select(['q.lineId', 'q.riskPointId', 'r.state', 'r.number', 'q.reviewerLevel', 'r.level', 'r.opinion'])
    .where('q.bureauId', '=', bureauId)
    .where('q.formId', '=', id)
    .execute();

/** What the last return asked, and what was changed since what had been handed in before it. Nothing of it is told once it is reviewed. */
async function returnedWith(tx: Tx, of: Of, steps: Steps, state: string, content: Content | null) {
  const back = steps.findLast(({ deed }) => deed === 'return');
  const none = { returnedBy: null, returnedAt: null, returnOpinion: null, remarks: [], changes: [] as Change[] };
  if (!back || !content || !['draft', 'submitted', 'assessed'].includes(state)) return none;
  const before = steps.findLast(({ deed, number }) => deed === 'submit' && number < back.number)!.content as Content;
  const changes = changesBetween(before, content);
  const remarks = await remarksOf(tx, of, back.number);
  return {
    returnedBy: back.byName,
    returnedAt: back.at.toISOString(),
    returnOpinion: back.opinion,
    remarks: remarks.map((it) => ({ ...it, mended: touches(changes, it.place) })),
    changes,
  };
}

function proposalsOf(content: Content | null, matrix: Matrix): Record<string, number> {
  const rated = content?.points.filter(({ likelihood, harm }) => likelihood !== null && harm !== null) ?? [];
  return Object.fromEntries(rated.map(({ id, likelihood, harm }) => [id, proposedLevel(likelihood!, harm!, matrix)]));
}

function chainShown(form: Waiting, chart: BureauChart) {
  const name = (id: string | null) => (id === null ? null : (chart.names.get(id) ?? null));
  const filed = { tier: form.tier, rank: form.rank, subject: subjectOf(form, chart) };
  return chainOf(filed, over(chart, form.departmentId)).map(({ deed, seat, personId, delegateId }) => ({
    deed,
    seat,
    person: name(personId),
    delegate: name(delegateId),
  }));
}

const stepShown = ({ number, deed, capacity, byName, forName, opinion, levels, at }: Steps[number]) => ({
  number,
  deed,
  capacity,
  by: byName,
  forPerson: forName,
  opinion,
  at: at.toISOString(),
  levels: levels as Record<string, number> | null,
});

async function rowFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await rowsOf(forms(tx, actor, await reachOf(tx, actor, today)), today)
    .leftJoin('person as w', (it) => it.onRef('w.bureauId', '=', 'f.bureauId').onRef('w.personId', '=', 'f.changedBy'))
    .select(['f.campaignId', 'c.title as campaign', 'c.state as campaignState', 'f.revision', 'f.content', 'w.name as changedBy'])
    .select(mendedAfterClosing.as('mended'))
    .where('f.formId', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('campaigns/form/not-found', { id });
  return { ...row, formId: id, content: row.content as Content | null };
}

/** One form with everything that its page, its document and the sitting need. @throws Refusal `campaigns/form/not-found` */
export async function formFor(tx: Tx, actor: Actor, id: string, today: Day) {
  const row = await rowFor(tx, actor, id, today);
  const { bureauId, state, content, revision, campaignId, campaign, campaignState, personId, changedBy } = row;
  const of = { bureauId, id };
  const chart = await chartOf(tx, bureauId, today);
  const matter = await matterOf(tx, row, chart, today);
  const [steps, signatures] = [await stepsOf(tx, of), await signaturesOf(tx, of)];
  const took = row.tier === 'department' ? await participantsOf(tx, bureauId, id) : [];
  const signed = new Set(signatures.filter((it) => it.revision === revision).map((it) => it.personId));
  return {
    ...shown(row, chart),
    campaignId,
    campaign,
    campaignState,
    personId,
    revision,
    content,
    changedBy,
    facts: await factsOf(tx, row, chart, today),
    names: content ? Object.fromEntries(await namesOf(tx, row, idsIn(content))) : {},
    proposals: proposalsOf(content, await matrixOf(tx, bureauId, today)),
    ...(await returnedWith(tx, of, steps, state, content)),
    signatures: signatures.map(({ revision: of_, at, ...it }) => ({
      ...it,
      at: at.toISOString(),
      current: of_ === revision,
    })),
    participants: took.map(({ personId: one, name, attended }) => ({
      id: one,
      name,
      attended,
      signed: signed.has(one),
    })),
    steps: steps.map(stepShown),
    chain: chainShown(row, chart),
    pointsOf: await pointsOf(tx, of),
    deeds: deedsOpenTo(matter, actor),
  };
}
