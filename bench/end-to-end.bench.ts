import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aligner } from '#engine/alignment.ts';
import { weekdaysCalendar } from '#engine/china.ts';
import { day } from '#engine/days.ts';
import { explain } from '#engine/explain.ts';
import { compile } from '#engine/net.ts';
import { type Columns, replay } from '#engine/replay.ts';
import { type Tables, tablesOf } from '#engine/tables.ts';
import type { LogCase } from '#platform/formats/log.ts';
import { readXes } from '#platform/formats/xes.ts';
import { receiptFlow } from '../test/columns.ts';
import { copying } from './copying.ts';
import { type Measure, scan, sideBySide } from './timing.ts';
import { manyReceipts } from './xes.bench.ts';

const copies = 26;
const aDay = 86_400_000;
const together = 256; // cases
const mostEvents = 100_000;

/** Cases as they are read, in columns, until there are enough to look at together. */
class Batch {
  private readonly persons = new Map<string, number>();
  private readonly task = new Uint16Array(mostEvents);
  private readonly case = new Uint32Array(mostEvents);
  private readonly person = new Uint32Array(mostEvents);
  private readonly day = new Int32Array(mostEvents);
  private length = 0;
  cases: LogCase[] = [];

  get columns(): Columns {
    return { length: this.length, case: this.case, task: this.task, person: this.person, day: this.day };
  }

  add(one: LogCase, { numberOf }: Tables): void {
    for (const { activity, actor, at, offsetMinutes } of one.events) {
      this.case[this.length] = this.cases.length;
      this.task[this.length] = numberOf.get(activity) ?? 0;
      this.person[this.length] = actor === null ? 0 : this.numbered(actor);
      this.day[this.length] = Math.floor((at + offsetMinutes * 60_000) / aDay);
      this.length += 1;
    }
    this.cases.push(one);
  }

  private numbered(actor: string): number {
    const known = this.persons.get(actor);
    if (known === undefined) this.persons.set(actor, this.persons.size + 1);
    return known ?? this.persons.size;
  }

  isFull(): boolean {
    return this.cases.length >= together;
  }

  clear(): void {
    this.length = 0;
    this.cases = [];
  }
}

const sum = (list: Uint8Array): number => list.reduce((all, one) => all + one, 0);

/** From a file to findings: what deviates and how, cases late, pairs of steps by one person. */
async function check(file: string): Promise<{ events: number; fit: number; cost: number; faults: number; late: number; separated: number }> {
  const flow = receiptFlow('top5');
  const tables = tablesOf(flow, weekdaysCalendar);
  const align = aligner(compile(flow), { finished: true });
  const found = { events: 0, fit: 0, cost: 0, faults: 0, late: 0, separated: 0 };
  const batch = new Batch();
  const look = (): void => {
    const { columns, cases } = batch;
    const told = replay(tables, columns, { cases: cases.length, finished: true, today: day('2012-12-31') });
    for (const [at, { events, name }] of cases.entries()) {
      if (told.ends[at] === 1) continue;
      const words = events.map(({ activity }) => activity);
      const alignment = align(words);
      if (!alignment.found) throw new Error(`case ${name} is too long`);
      found.cost += alignment.cost;
      found.faults += explain(flow, words, alignment.moves).length;
    }
    found.events += columns.length;
    found.fit += sum(told.ends);
    found.late += sum(told.over);
    found.separated += sum(told.separated);
    batch.clear();
  };
  for await (const one of readXes(createReadStream(file, { highWaterMark: 1024 * 1024 }), { kept: 'lifted' })) {
    batch.add(one, tables);
    if (batch.isFull()) look();
  }
  look();
  return found;
}

export async function measure(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  const file = join(folder, 'receipts.xes');
  await writeFile(file, manyReceipts(copies));
  const found = await check(file);
  if (found.fit !== 1251 * copies || found.cost !== 693 * copies) throw new Error(JSON.stringify(found));
  // Before the references: the rows that COPY is given are many, and whatever is in memory makes the collector slower.
  const [ours] = await sideBySide(15, () => check(file));
  const database = await copying(file);
  try {
    const [copy, raw] = await sideBySide(
      5,
      () => database.copy(found.events),
      async () => scan(await readFile(file)),
    );
    const rate = (seconds: number): number => found.events / seconds / 1e6;
    return [
      {
        what: `an XES file of ${found.events} events to ${found.faults} faults of order, ${found.late} late cases, ${found.separated} pairs by one person`,
        value: rate(ours),
        unit: 'M events/s',
        must: '>= 0.7',
        beside: [
          { what: 'COPY of the same events, read already, into PostgreSQL', value: rate(copy) },
          { what: 'reading the file and a raw scan of it', value: rate(raw) },
        ],
      },
    ];
  } finally {
    await database.close();
    await rm(folder, { recursive: true });
  }
}
