import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { csvSample } from '#platform/formats/csv.ts';
import { proposeColumns } from '#platform/formats/csv-columns.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { peek, unpacked } from '#platform/formats/gzip.ts';
import { beginning, logFormatOf, readLog } from '#platform/formats/log-reader.ts';
import { type LogCase, newReport } from '#platform/formats/log.ts';
import { readOcelJson, readOcelXml } from '#platform/formats/ocel.ts';
import { readXes } from '#platform/formats/xes.ts';
import type { Reading, Said, Sample } from './protocol.ts';

const { reading, bytes } = workerData as { reading: Reading; bytes: MessagePort };
const port = parentPort!;
const say = (said: Said): void => port.postMessage(said, []);

/** Events in one message: large enough to be quick, small enough for whoever listens to do other things between. */
const batched = 1000;
const sampledCases = 5;
const sampledRows = 8;

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
  for await (const one of readLog(pieces(), { zone: reading.zone, limits: reading.limits, columns: reading.columns ?? undefined, report })) {
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
  const { head, whole } = await peek(unpacked(pieces(), reading.limits), beginning);
  const format = logFormatOf(head);
  if (format !== 'csv') {
    const read = { xes: readXes, ocelJson: readOcelJson, ocelXml: readOcelXml }[format];
    const cases: LogCase[] = [];
    for await (const one of read(whole, { zone: reading.zone, limits: reading.limits })) if (cases.push(one) >= sampledCases) break;
    return { format, header: [], rows: [], columns: null, guessed: [], cases };
  }
  const { header, rows } = await csvSample(whole, reading.limits);
  const { columns, guessed } = proposeColumns(header, rows);
  return { format: 'csv', header, rows: rows.slice(0, sampledRows), columns, guessed, cases: [] };
}

try {
  if (reading.sample) say({ kind: 'sample', sample: await readSample() });
  else await readAll();
} catch (error) {
  if (!(error instanceof FormatError)) throw error;
  say({ kind: 'refused', code: error.code, facts: error.facts });
}
bytes.close();
port.close();
