import type { Day } from '#engine/days.ts';
import type { Db } from './db.ts';

/** The figures that a bureau may set (domain: *(set)*), with the defaults that ship. Days are working days unless the key says otherwise. */
export const settingDefaults = {
  'supervision.dispatchDays': 1,
  'supervision.answerDays': 3,
  'supervision.escalateLeaderDays': 1,
  'supervision.escalateCommissionDays': 3,
  'supervision.nearLimitPercent': 80,
  // What is unusual (src/engine/unusual.ts, unusual-many.ts): seconds, minutes since midnight, hours, times, percent.
  'supervision.instantSeconds': 60,
  'supervision.opensAtMinute': 510,
  'supervision.closesAtMinute': 1050,
  'supervision.lateEntryHours': 24,
  'supervision.returns': 2,
  'supervision.batchSteps': 10,
  'supervision.batchMinutes': 10,
  'supervision.handlerCases': 8,
  'supervision.handlerOthers': 20,
  'supervision.handlerChancePercent': 1,
  'supervision.outcomeSample': 20,
  'supervision.outcomeZ': 3.5,
  'supervision.uploadBytes': 200_000_000,
  'supervision.unpackedBytes': 2_000_000_000,
  'powers.officeDays': 5,
  'powers.legalDays': 10,
  'powers.publishDays': 3,
  'powers.reviseDays': 5,
  'risks.levelOneProduct': 15,
  'risks.levelOneHarm': 5,
  'risks.levelTwoProduct': 6,
  'campaigns.headByCommission': 1, // 1: the commission reviews the form of the bureau's head; 0: the discipline head does
  'risks.measureNoticeDays': 7, // calendar days
  'suggestions.handleDays': 3,
  'suggestions.answerDays': 5,
  'suggestions.settleDays': 3,
  'organization.lockAfterFailures': 5,
  'organization.lockMinutes': 15,
  'organization.sessionHours': 12,
  // Of one attachment (never more than the database takes, 20 MB) and of all of a bureau.
  'attachments.fileBytes': 20_000_000,
  'attachments.bureauBytes': 20_000_000_000,
} as const;
export type SettingKey = keyof typeof settingDefaults;

/** A bureau's figure on a day: the newest confirmed one whose day has come, else the shipped default. */
export async function setting(db: Db, bureauId: string, key: SettingKey, today: Day): Promise<number> {
  const value = await inForce(db, bureauId, key, today);
  return value === undefined ? settingDefaults[key] : Number(value);
}

/** The texts that a bureau may set, with those that ship: where reports of misconduct go. */
export const textDefaults = {
  'reports.phone': '12388',
  'reports.site': 'www.12388.gov.cn',
  'campaigns.reminderDays': '7,3,1', // before the end of a round
} as const;
export type TextKey = keyof typeof textDefaults;

/** A bureau's text on a day, chosen as a figure is. */
export async function textSetting(db: Db, bureauId: string, key: TextKey, today: Day): Promise<string> {
  const value = await inForce(db, bureauId, key, today);
  return typeof value === 'string' ? value : textDefaults[key];
}

async function inForce(db: Db, bureauId: string, key: string, today: Day): Promise<unknown> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('bureauId', '=', bureauId)
    .where('key', '=', key)
    .where('validFrom', '<=', today)
    .where('confirmedBy', 'is not', null)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.value;
}
