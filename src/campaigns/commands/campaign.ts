import { type Day, yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { mustRun, plannedDays, type Promises, type State } from '../campaign.ts';
import { shippedPromises } from '../promises.ts';
import * as store from '../store/campaign.ts';
import { unfiledOf } from '../store/progress.ts';
import { settleLeavers } from './leaving.ts';

type Done = Readonly<{ id: string; state: State }>;
const subject = (bureauId: string, id: string) => ({ kind: 'campaign', id, bureauId });

/** What a round that is opened today would be, and to whom it gives forms. */
export async function proposal(tx: Tx, { bureauId }: Actor, today: Day) {
  const taken = await store.yearsTaken(tx, bureauId);
  const year = Math.max(yearOf(today), ...taken.map((it) => it + 1));
  return {
    year,
    taken,
    title: `${year}年度廉政风险排查`,
    ...plannedDays(today),
    promises: (await store.lastPromises(tx, bureauId)) ?? shippedPromises,
    forms: await store.withoutForm(tx, bureauId, null, today),
  };
}

export type NewRound = Readonly<{ year: number; title: string; opensOn: Day; dueOn: Day; promises: Promises }>;

/** Opens the year's round: everybody who holds a position, every department and the bureau have their form. @throws Refusal `campaigns/year-taken`, `campaigns/days/invalid` */
export async function openCampaign(tx: Tx, actor: Actor, round: NewRound, { now, today }: Moment): Promise<Done & Readonly<{ forms: number }>> {
  const { bureauId, personId } = actor;
  mustRun(round.opensOn, round.dueOn, today);
  const campaignId = newId();
  await store.insertCampaign(tx, { bureauId, campaignId, ...round, openedBy: personId, openedAt: now });
  const forms = await store.giveForms(tx, bureauId, campaignId, round.year, today);
  await record(tx, actor, now, 'campaigns.open', subject(bureauId, campaignId), { after: { ...round, forms } });
  return { id: campaignId, state: 'open', forms };
}

/** @throws Refusal `campaigns/not-found`, `campaigns/round-closed` */
async function openRound(tx: Tx, actor: Actor, id: string) {
  const row = await store.campaignToChange(tx, actor, id);
  if (row.state !== 'open') throw new Refusal('campaigns/round-closed');
  return row;
}

export type RoundChange = Readonly<{ title: string; dueOn: Day; reason: string }>;

/** Another last day or title, with the reason. */
export async function changeCampaign(tx: Tx, actor: Actor, id: string, { title, dueOn, reason }: RoundChange, { now, today }: Moment): Promise<Done> {
  const row = await openRound(tx, actor, id);
  if (dueOn !== row.dueOn) mustRun(row.opensOn, dueOn, today);
  await store.saveCampaign(tx, actor.bureauId, id, { title, dueOn });
  const before = { title: row.title, dueOn: row.dueOn };
  await record(tx, actor, now, 'campaigns.change', subject(actor.bureauId, id), { before, after: { title, dueOn, reason } });
  return { id, state: row.state };
}

/** Forms for people and departments that came since; who left since is taken out. */
export async function giveForms(tx: Tx, actor: Actor, id: string, moment: Moment): Promise<Done & Readonly<{ forms: number; left: number }>> {
  const { now, today } = moment;
  const row = await openRound(tx, actor, id);
  const left = await settleLeavers(tx, actor, row, moment);
  const forms = await store.giveForms(tx, actor.bureauId, id, row.year, today);
  if (forms > 0) await record(tx, actor, now, 'campaigns.give', subject(actor.bureauId, id), { after: { forms } });
  return { id, state: row.state, forms, left };
}

/** Ends the filling-in and writes down who had not filed, without those who left. */
export async function closeCampaign(tx: Tx, actor: Actor, id: string, moment: Moment): Promise<Done & Readonly<{ unfiled: number }>> {
  const { now } = moment;
  await settleLeavers(tx, actor, await openRound(tx, actor, id), moment);
  const unfiled = await unfiledOf(tx, actor.bureauId, id);
  await store.saveCampaign(tx, actor.bureauId, id, { state: 'closed', closedBy: actor.personId, closedAt: now, unfiled });
  const after = { state: 'closed', unfiled: unfiled.map(({ number }) => number) };
  await record(tx, actor, now, 'campaigns.close', subject(actor.bureauId, id), { before: { state: 'open' }, after });
  return { id, state: 'closed', unfiled: unfiled.length };
}
