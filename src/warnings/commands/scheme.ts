import { yearOf } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import { dayOf } from '#platform/calendar.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { defaultScheme } from '../defaultScheme.ts';
import { firstDayOf, insertScheme } from '../store/scheme.ts';

/** Gives a new bureau the shipped scheme as version 1, in force from 1 January: thresholds count for whole years. Returns its id. */
export async function installScheme(tx: Tx, actor: Actor, bureauId: string, now: Date): Promise<string> {
  const schemeId = newId();
  const validFrom = firstDayOf(yearOf(dayOf(now)));
  await insertScheme(tx, bureauId, schemeId, 1, validFrom, defaultScheme);
  await record(tx, actor, now, 'warnings.installScheme', { kind: 'scheme', id: schemeId, bureauId }, { after: { number: 1, validFrom } });
  return schemeId;
}
