import type { Day } from '#engine/days.ts';
import type { LeadLimits } from '#engine/unusual.ts';
import type { BatchLimits, HandlerLimits, OutcomeLimits } from '#engine/unusual-many.ts';
import type { Tx } from '#platform/db.ts';
import { setting, type SettingKey } from '#platform/settings.ts';

/** What counts as unusual in a case, as the bureau has set it. */
export async function leadLimitsFor(tx: Tx, bureauId: string, today: Day): Promise<LeadLimits> {
  const set = (key: SettingKey): Promise<number> => setting(tx, bureauId, key, today);
  return {
    instantSeconds: await set('supervision.instantSeconds'),
    opensAt: await set('supervision.opensAtMinute'),
    closesAt: await set('supervision.closesAtMinute'),
    lateEntryHours: await set('supervision.lateEntryHours'),
    returns: await set('supervision.returns'),
  };
}

export type GroupLimits = Readonly<{ batch: BatchLimits; handler: HandlerLimits; outcome: OutcomeLimits }>;

/** What counts as unusual among many cases, as the bureau has set it. */
export async function groupLimitsFor(tx: Tx, bureauId: string, today: Day): Promise<GroupLimits> {
  const set = (key: SettingKey): Promise<number> => setting(tx, bureauId, key, today);
  return {
    batch: { steps: await set('supervision.batchSteps'), minutes: await set('supervision.batchMinutes') },
    handler: {
      cases: await set('supervision.handlerCases'),
      others: await set('supervision.handlerOthers'),
      alpha: (await set('supervision.handlerChancePercent')) / 100,
    },
    outcome: { sample: await set('supervision.outcomeSample'), z: await set('supervision.outcomeZ') },
  };
}
