import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Db, transact } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { realClock } from '#platform/moment.ts';
import { systemActor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { uploadOf } from '#platform/upload.ts';
import { type Language, said } from '#platform/words.ts';
import { runImport } from '#supervision/commands/importing.ts';
import { requestImport } from '#supervision/commands/imports.ts';
import { importFor } from '#supervision/store/imports.ts';
import { words as supervision } from '#supervision/words.ts';
import { openDatabase } from './database.ts';
import { importHelp, type importOptions, importWords } from './import-words.ts';
import { sentenceOf } from './sentences.ts';
import { type Settings, SettingError } from './settings.ts';

type Values = Readonly<{ [name in keyof typeof importOptions]?: string | undefined }>;

/** How long a worker that runs elsewhere is given to take the file up before this process does. */
const graceMs = 3000;
const askAgainMs = 250;

/**
 * `qingfeng import`: hands a log in as the page does, and waits until it has been read, by whoever works for this database, else by
 * this process.
 *
 * @returns exit code: 0 imported, 1 refused, 2 wrong use
 */
export async function importCommand(settings: Settings, { log, power, zone = 'Asia/Shanghai', source }: Values, language: Language): Promise<number> {
  const words = said(importWords, language);
  if (log === undefined || power === undefined) {
    console.error(`${words.missing}\n\n${importHelp.trim()}`);
    return 2;
  }
  const file = await uploadOf(log).catch((cause: unknown) => {
    throw Object.assign(new SettingError(words.noFile({ file: log })), { cause });
  });
  const opened = await openDatabase(settings.place, { language });
  try {
    return await importInto(opened.db, file, { power, zone, source: source ?? said(supervision, 'zh-CN').import.sourceDefault }, language);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(sentenceOf(error, language));
    return 1;
  } finally {
    await opened.close();
  }
}

type Where = Readonly<{ power: string; zone: string; source: string }>;

async function importInto(db: Db, file: Upload, { power: code, zone, source }: Where, language: Language): Promise<number> {
  const words = said(importWords, language);
  const powers = await powersOf(db, code);
  const [power] = powers;
  if (!power || powers.length > 1) {
    console.error(power ? words.severalPowers({ code }) : words.noPower({ code }));
    return 1;
  }
  const actor = systemActor(power.bureauId);
  const request = { fileName: basename(file.path), powerId: power.powerId, zone, source, map: null };
  const { id } = await transact(db, actor, (tx) => requestImport(tx, actor, file, request, realClock()));
  const state = () => transact(db, actor, (tx) => importFor(tx, actor, id));
  const begun = Date.now();
  let now = await state();
  while (now.state === 'waiting' || now.state === 'running') {
    if (now.state === 'waiting' && Date.now() - begun > graceMs) await runImport(db, power.bureauId, id, realClock);
    else await pause(askAgainMs);
    now = await state();
  }
  const { report } = now;
  if (now.state === 'done' && report) {
    console.log(words.done({ ...report }));
    return 0;
  }
  const why = report?.refused ? sentenceOf(new Refusal(report.refused.code, report.refused.facts), language) : '';
  console.error(words.refused({ why }));
  return 1;
}

/** Powers of this code, of whichever bureau. */
async function powersOf(db: Db, code: string) {
  const bureaus = await db.selectFrom('bureau').select('bureauId').execute();
  return transact(db, { bureaus: bureaus.map(({ bureauId }) => bureauId) }, (tx) =>
    tx.selectFrom('power').select(['bureauId', 'powerId']).where('code', '=', code).execute(),
  );
}
