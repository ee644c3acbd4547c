import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays } from '#engine/days.ts';
import { momentOf } from '#platform/moment.ts';
import { uploadOf } from '#platform/upload.ts';
import { cancelMeasure, finishMeasure, reopenMeasure, showFile, startMeasure } from '#risks/commands/measure.ts';
import { goOnWith, remindMeasures } from '#risks/commands/measuring.ts';
import { ago, as, type Stage } from './stage.ts';

const quarters = [240, 150, 60]; // days ago at which a quarter's time is due
const done = ['本季度抽查十件，未发现问题', '本季度抽查十二件，一件补正告知不规范，已当场纠正', '本季度抽查八件，记录齐全'];

/** The year's measures: most quarters done with a record filed, one reopened, some not done and reminded of, one given up. */
export async function carryOutMeasures(stage: Stage): Promise<void> {
  const { tx, bureauId } = stage;
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-demo-'));
  try {
    for (const [at, it] of (await comingRound(stage)).entries()) await carryOut(stage, folder, at, it);
  } finally {
    await rm(folder, { recursive: true });
  }
  await goOnWith(tx, bureauId, momentOf(stage.now));
  const yesterday = ago(stage, 1, 9);
  await remindMeasures(tx, await as(stage, '林知微', yesterday), { due: 'overdue' }, yesterday);
}

type Coming = Readonly<{ id: string; text: string; responsible: string }>;
const comingRound = ({ tx, bureauId }: Stage): Promise<Coming[]> =>
  tx
    .selectFrom('measure as m')
    .innerJoin('person as p', (it) => it.onRef('p.bureauId', '=', 'm.bureauId').onRef('p.personId', '=', 'm.responsibleId'))
    .select(['m.measureId as id', 'm.text', 'p.name as responsible'])
    .where('m.bureauId', '=', bureauId)
    .where('m.every', 'is not', null)
    .orderBy('m.measureId')
    .execute();

async function carryOut(stage: Stage, folder: string, at: number, { id, text, responsible }: Coming): Promise<void> {
  const { tx } = stage;
  const late = at % 6 === 5;
  for (const [quarter, days] of (late ? quarters.slice(0, 2) : quarters).entries()) {
    const moment = ago(stage, days + 3, 16);
    const who = await as(stage, responsible, moment);
    if (at % 4 === 0) await fileRecord(stage, folder, { id, text, responsible, days: days + 3, said: done[quarter]! });
    await finishMeasure(tx, who, { id }, done[(quarter + at) % done.length]!, moment);
  }
  const office = (days: number) => as(stage, '林知微', ago(stage, days));
  if (at === 3) await reopenMeasure(tx, await office(40), { id, number: 3 }, '抽查记录没有编号，请补齐后再报', ago(stage, 40));
  if (at === 5) await startMeasure(tx, await as(stage, responsible, ago(stage, 20)), { id }, ago(stage, 20));
  if (at === 8) await cancelMeasure(tx, await office(30), id, '该事项已取消，不再单独抽查', ago(stage, 30));
}

type Filed = Coming & Readonly<{ days: number; said: string }>;

async function fileRecord(stage: Stage, folder: string, { id, text, responsible, days, said }: Filed): Promise<void> {
  const moment = ago(stage, days, 15);
  const path = join(folder, `${id}-${days}`);
  await writeFile(path, `防控措施落实记录\r\n措施：${text}\r\n时间：${addDays(moment.today, -1)}\r\n情况：${said}\r\n责任人：${responsible}\r\n`);
  const named = { name: `落实记录 ${moment.today}.txt`, text: said };
  await showFile(stage.tx, await as(stage, responsible, moment), { id }, await uploadOf(path), named, moment);
}
