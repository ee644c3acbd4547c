import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { campaignToChange } from '../store/campaign.ts';
import * as store from '../store/reminding.ts';

export type Reminded = Readonly<{ people: number; forms: number; left: number }>;

/**
 * 催办: tells those who have not handed in, on their own first page. Who was told on the day is not told again (`left`: their forms), and
 * nobody tells themselves. @throws Refusal `campaigns/not-found`, `campaigns/nobody-to-remind`
 */
export async function remindUnfiled(tx: Tx, actor: Actor, id: string, which: store.Which, { now, today }: Moment): Promise<Reminded> {
  const { bureauId, campaignId } = await campaignToChange(tx, actor, id);
  const unfiled = (await store.formsToRemindOf(tx, bureauId, campaignId, which, today)).filter((it) => it.personId !== actor.personId);
  if (unfiled.length === 0) throw new Refusal('campaigns/nobody-to-remind');
  const told = await store.toldOn(tx, bureauId, today);
  const tell = unfiled.filter((it) => !told.has(it.personId));
  const by = { byId: actor.personId, byName: actor.name, at: now };
  await store.insertReminders(
    tx,
    tell.map(({ formId, personId }) => ({ bureauId, formId, personId, toldOn: today, ...by })),
  );
  const entries = tell.map(({ formId, personId }) => ({
    action: 'campaigns.remind',
    subject: { kind: 'form', id: formId, bureauId },
    after: { personId, on: today },
  }));
  await recordAll(tx, actor, now, entries);
  return { people: new Set(tell.map((it) => it.personId)).size, forms: tell.length, left: unfiled.length - tell.length };
}
