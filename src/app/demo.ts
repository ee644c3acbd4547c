import { existsSync } from 'node:fs';
import { demoAccounts } from '#demo/organization.ts';
import { loadDemo } from '#demo/load.ts';
import { foundPermits, importPermits } from '#demo/permits.ts';
import { findStage } from '#demo/find.ts';
import { transact } from '#platform/db.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { realClock } from '#platform/moment.ts';
import { Refusal } from '#platform/refusal.ts';
import { said, type Language } from '#platform/words.ts';
import { openDatabase, type Opened } from './database.ts';
import { demoWords } from './demo-words.ts';
import { sentenceOf } from './sentences.ts';
import type { Demo } from './serve.ts';
import { type Settings, SettingError } from './settings.ts';

const seed = 20101019; // the day of the plan
const accounts = [...Object.keys(demoAccounts), 'legal', 'commission', 'system', 'security', 'audit'];

/** What serving needs to know of the demo. */
export const demo: Demo = {
  isEmpty: async (db) => (await db.selectFrom('bureau').select('bureauId').limit(1).executeTakeFirst()) === undefined,
  isPresent: async (db) => (await db.selectFrom('account').select('accountId').where('name', '=', 'office2').executeTakeFirst()) !== undefined,
  fill: async ({ db }, password) => void (await loadDemo(db, { now: realClock().now, password, seed })),
  line: (password, language) => said(demoWords, language).accounts({ accounts: accounts.join(' '), password }),
};

/** `qingfeng demo`: fills an empty database; with a log and its flowchart, adds the window that they belong to. */
export async function demoCommand(
  settings: Settings,
  { log, flow }: Readonly<{ log?: string | undefined; flow?: string | undefined }>,
  language: Language,
): Promise<number> {
  const words = said(demoWords, language);
  if ((log === undefined) !== (flow === undefined)) {
    console.error(words.both);
    return 2;
  }
  for (const file of [log, flow]) if (file !== undefined && !existsSync(file)) throw new SettingError(words.noFile({ file }));
  const opened = await openDatabase(settings.place, { language });
  try {
    if (await demo.isEmpty(opened.db)) await demo.fill(opened, settings.demoPassword);
    else if (!(await demo.isPresent(opened.db))) throw new SettingError(words.notEmpty);
    console.log(demo.line(settings.demoPassword, language));
    return log && flow ? await addLog(opened, { log, flow }, settings.demoPassword, language) : 0;
  } finally {
    await opened.close();
  }
}

async function addLog({ db }: Opened, files: Readonly<{ log: string; flow: string }>, password: string, language: Language): Promise<number> {
  const words = said(demoWords, language);
  try {
    const permits = await db.transaction().execute(async (tx) => foundPermits(await findStage(tx, realClock().now), files, password, realClock()));
    const staff = await importPermits(db, permits, password, realClock);
    const { state, report } = await transact(db, { bureaus: [permits.bureauId] }, (tx) =>
      tx
        .selectFrom('import')
        .select(['state', 'report'])
        .where('bureauId', '=', permits.bureauId)
        .where('importId', '=', permits.importId)
        .executeTakeFirstOrThrow(),
    );
    if (state !== 'done' || staff === null) {
      console.error(words.refused({ why: JSON.stringify(report) }));
      return 1;
    }
    console.log(words.imported({ ...(report as { cases: number; events: number; deviating: number; findings: number; inquiries: number }), staff }));
    return 0;
  } catch (error) {
    if (!(error instanceof FormatError) && !(error instanceof Refusal)) throw error;
    console.error(words.refused({ why: sentenceOf(error, language) }));
    return 1;
  }
}
