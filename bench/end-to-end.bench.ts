import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aligner } from '#engine/alignment.ts';
import { weekdaysCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { explain } from '#engine/explain.ts';
import { compile } from '#engine/net.ts';
import { type Columns, replay } from '#engine/replay.ts';
import { type Tables, tablesOf } from '#engine/tables.ts';
import { readXes } from '#platform/formats/xes.ts';
import { receiptFlow } from '../test/columns.ts';
import { type Measure, medianSeconds } from './timing.ts';
import { manyReceipts } from './xes.bench.ts';

const copies = 26;
const aDay = 86_400_000;

/** The file's cases as columns, and the words of each. */
async function read(file: string, tables: Tables): Promise<{ columns: Columns; cases: string[][] }> {
  const most = 1_000_000;
  const columns = {
    length: 0,
    case: new Uint32Array(most),
    task: new Uint16Array(most),
    person: new Uint32Array(most),
    day: new Int32Array(most),
  };
  const persons = new Map<string, number>();
  const cases: string[][] = [];
  let at = 0;
  for await (const { events } of readXes(createReadStream(file, { highWaterMark: 1024 * 1024 }), { kept: 'lifted' })) {
    const words: string[] = [];
    for (const { activity, actor, at: instant, offsetMinutes } of events) {
      words.push(activity);
      let person = actor === null ? 0 : persons.get(actor);
      if (person === undefined) persons.set(actor!, (person = persons.size + 1));
      columns.case[at] = cases.length;
      columns.task[at] = tables.numberOf.get(activity) ?? 0;
      columns.person[at] = person;
      columns.day[at] = Math.floor((instant + offsetMinutes * 60_000) / aDay);
      at += 1;
    }
    cases.push(words);
  }
  return { columns: { ...columns, length: at }, cases };
}

/** From a file to findings: what deviates and how, cases late, pairs of steps by one person. */
async function check(file: string): Promise<{ events: number; fit: number; cost: number; faults: number; late: number; separated: number }> {
  const flow = receiptFlow('top5');
  const tables = tablesOf(flow, weekdaysCalendar);
  const { columns, cases } = await read(file, tables);
  const told = replay(tables, columns, { cases: cases.length, finished: true, today: day('2012-12-31') });
  const align = aligner(compile(flow), { finished: true });
  let [cost, faults] = [0, 0];
  for (const [at, words] of cases.entries()) {
    if (told.ends[at] === 1) continue;
    const alignment = align(words);
    if (!alignment.found) throw new Error(`case ${at} is too long`);
    cost += alignment.cost;
    faults += explain(flow, words, alignment.moves).length;
  }
  const sum = (list: Uint8Array): number => list.reduce((all, one) => all + one, 0);
  return { events: columns.length, fit: sum(told.ends), cost, faults, late: sum(told.over), separated: sum(told.separated) };
}

export async function measure(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'receipts.xes');
  await writeFile(file, manyReceipts(copies));
  const found = await check(file);
  if (found.fit !== 1251 * copies || found.cost !== 693 * copies) throw new Error(JSON.stringify(found));
  const seconds = await medianSeconds(5, () => check(file));
  await rm(folder, { recursive: true });
  return [
    {
      what: `an XES file of ${found.events} events to ${found.faults} faults of order, ${found.late} late cases, ${found.separated} pairs by one person`,
      value: found.events / seconds / 1e6,
      unit: 'M events/s',
      must: '>= 0.7',
    },
  ];
}
