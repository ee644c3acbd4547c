import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import { inPortions } from '#platform/portions.ts';
import type { FormReminderTable } from '#platform/schema.ts';
import { type BureauChart, chartOf } from './chart.ts';
import { mendedAfterClosing } from './form.ts';
import { subjectOf } from './list.ts';
import { inService } from './names.ts';

/** Of which forms to remind: one, those of a department, or with neither all of the round. */
export type Which = Readonly<{ form: string | null; department: string | null }>;

/** A form that is not handed in, and who is to: of the bureau's its head. */
export type Unfiled = Readonly<{ formId: string; number: string; personId: string }>;

/** The forms of a round that can be handed in and are not, each with who is to and holds a position. */
export async function formsToRemindOf(tx: Tx, bureauId: string, campaignId: string, which: Which, today: Day): Promise<Unfiled[]> {
  const rows = await tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .select(['f.formId', 'f.number', 'f.tier', 'f.personId', 'f.departmentId'])
    .where('f.bureauId', '=', bureauId)
    .where('f.campaignId', '=', campaignId)
    .where('f.state', '=', 'draft')
    .where('f.leftOn', 'is', null)
    .where('c.opensOn', '<=', today)
    .where((it) => it.or([it('c.state', '=', 'open'), mendedAfterClosing]))
    .$if(which.form !== null, (it) => it.where('f.formId', '=', which.form!))
    .$if(which.department !== null, (it) => it.where('f.departmentId', '=', which.department!))
    .orderBy('f.number')
    .execute();
  const chart = await chartOf(tx, bureauId, today);
  const each = rows.flatMap(({ formId, number, ...of }) => {
    const personId = filesBy(of, chart);
    return personId === null ? [] : [{ formId, number, personId }];
  });
  const there = await inService(tx, bureauId, [...new Set(each.map((it) => it.personId))], today); // of a closed round nobody is taken out who left
  return each.filter((it) => there.has(it.personId));
}

const filesBy = (of: Parameters<typeof subjectOf>[0], chart: BureauChart): string | null =>
  of.tier === 'bureau' ? chart.bureauHead : subjectOf(of, chart);

/** Who of a bureau was reminded of a form on a day. */
export async function toldOn(tx: Tx, bureauId: string, on: Day): Promise<ReadonlySet<string>> {
  const of = tx.selectFrom('formReminder').select('personId').distinct().where('bureauId', '=', bureauId);
  return new Set((await of.where('toldOn', '=', on).execute()).map((it) => it.personId));
}

export async function insertReminders(tx: Tx, rows: readonly FormReminderTable[]): Promise<void> {
  await inPortions(rows, (some) => tx.insertInto('formReminder').values(some).execute());
}

/** When a form was last reminded of by hand. @param form the form's id @param who whom; unless said, anybody */
export const remindedAt = (bureau: RawBuilder<unknown>, form: RawBuilder<unknown>, who: string | null = null) =>
  sql<Date | null>`(select max(e.at) from form_reminder as e where e.bureau_id = ${bureau} and e.form_id = ${form}
    and e.person_id = coalesce(${who}::uuid, e.person_id))`;
