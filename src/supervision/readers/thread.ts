import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { csvSource } from '#platform/formats/csv.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { peek, unpacked } from '#platform/formats/gzip.ts';
import { jsonSource } from '#platform/formats/json-rows.ts';
import { beginning, logFormatOf, readLog } from '#platform/formats/log-reader.ts';
import { type LogCase, newReport } from '#platform/formats/log.ts';
import type { LogMap } from '#platform/formats/log-map.ts';
import { readOcelJson, readOcelXml } from '#platform/formats/ocel.ts';
import { sampleTable } from '#platform/formats/read-table.ts';
import type { RowSource } from '#platform/formats/table-layout.ts';
import { readXes } from '#platform/formats/xes.ts';
import { xlsxSource } from '#platform/formats/xlsx-log.ts';
import type { Reading, Said, Sample } from './protocol.ts';

const { reading, bytes } = workerData as { reading: Reading; bytes: MessagePort };
const port = parentPort!;
const say = (said: Said): void => port.postMessage(said, []);

/** Events in one message: large enough to be quick, small enough for whoever listens to do other things between. */
const batched = 1000;
const sampledCases = 5;
const sampledRows = 8;
const longestShown = 200; // characters of a cell
const mostActivities = 60;

/** The file, piece by piece, as it is asked for; null is its end. */
async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    bytes.postMessage('more', []);
    const [piece] = (await once(bytes, 'message')) as [Uint8Array | null];
    if (piece === null) return;
    yield piece;
  }
}

async function readAll(): Promise<void> {
  const report = newReport();
  let batch: LogCase[] = [];
  let events = 0;
  for await (const one of readLog(pieces(), { zone: reading.zone, limits: reading.limits, map: reading.map ?? undefined, report })) {
    batch.push(one);
    events += one.events.length;
    if (events < batched) continue;
    say({ kind: 'cases', cases: batch, report });
    await once(port, 'message');
    [batch, events] = [[], 0];
  }
  if (batch.length > 0) {
    say({ kind: 'cases', cases: batch, report });
    await once(port, 'message');
  }
  say({ kind: 'done', report });
}

async function readSample(): Promise<Sample> {
  const { zone, limits } = reading;
  const map = reading.map ?? {};
  const { head, whole } = await peek(unpacked(pieces(), limits), beginning);
  const format = logFormatOf(head);
  switch (format) {
    case 'csv':
      return tableSample(csvSource(whole, limits), map);
    case 'jsonLines':
      return tableSample(jsonSource(whole, limits), map);
    case 'xlsx':
      return tableSample(await xlsxSource(whole, limits, map), map);
    default: {
      const read = { xes: readXes, ocelJson: readOcelJson, ocelXml: readOcelXml }[format];
      const cases: LogCase[] = [];
      const options = { zone, limits, objectType: map.objectType ?? undefined };
      for await (const one of read(whole, options)) if (cases.push(one) >= sampledCases) break;
      return { format, table: null, cases, activities: distinct(cases.flatMap(({ events }) => events.map(({ activity }) => activity))) };
    }
  }
}

async function tableSample(source: RowSource & { sheets?: readonly string[] }, map: LogMap): Promise<Sample> {
  const { layout, headingRow, names: header, columns, steps, guessed, body } = await sampleTable(source, map);
  const { sheet, sheets = [] } = source;
  const rows = body.slice(0, sampledRows).map(({ cells }) => header.map((_, at) => (cells[at] ?? '').slice(0, longestShown)));
  const at = columns.activity === null ? -1 : header.indexOf(columns.activity);
  const called = layout === 'wide' ? steps.map(({ name }) => name) : body.map(({ cells }) => (cells[at] ?? '').trim());
  const table = { layout, sheet, sheets, headingRow, header: [...header], rows, columns, steps, guessed };
  return { format: source.format, table, cases: [], activities: distinct(called.filter((name) => name !== '')) };
}

const distinct = (names: readonly string[]): string[] => [...new Set(names)].slice(0, mostActivities);

try {
  if (reading.sample) say({ kind: 'sample', sample: await readSample() });
  else await readAll();
} catch (error) {
  if (!(error instanceof FormatError)) throw error;
  say({ kind: 'refused', code: error.code, facts: error.facts });
}
bytes.close();
port.close();
