import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { readXes } from '#platform/formats/xes.ts';
import { type Measure, scan, sideBySide } from './timing.ts';

/** The receipt log, its traces repeated to a hundred megabytes and more, in memory. */
export function manyReceipts(copies: number): Buffer {
  const log = gunzipSync(readFileSync('../shared/data/logs/receipt.xes.gz'));
  const begin = log.indexOf('<trace>');
  const end = log.lastIndexOf('</trace>') + '</trace>'.length;
  const traces = Array.from({ length: copies }, () => log.subarray(begin, end));
  return Buffer.concat([log.subarray(0, begin), ...traces.flatMap((trace) => [trace, Buffer.from('\n\t')]), log.subarray(end)]);
}

async function* inChunks(bytes: Buffer, size = 1024 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer): Promise<number> {
  let events = 0;
  for await (const one of readXes(inChunks(bytes))) events += one.events.length;
  return events;
}

/** The same bytes through a SAX parser whose tags and texts somebody listens to. */
function parse(bytes: Buffer): number {
  const parser = new SaxesParser();
  let tags = 0;
  parser.on('opentag', () => (tags += 1));
  parser.on('closetag', () => undefined);
  parser.on('text', () => undefined);
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += 1024 * 1024) parser.write(decoder.decode(bytes.subarray(at, at + 1024 * 1024), { stream: true }));
  parser.close();
  return tags;
}

export async function measure(): Promise<Measure[]> {
  const bytes = manyReceipts(26);
  const events = await read(bytes);
  if (events !== 26 * 8577) throw new Error(`${events} events were read`);
  const [ours, sax, raw] = await sideBySide(
    5,
    () => read(bytes),
    () => parse(bytes),
    () => scan(bytes),
  );
  const megabytes = bytes.length / 1e6;
  return [
    {
      what: `XES of ${megabytes.toFixed(0)} MB in memory`,
      value: megabytes / ours,
      unit: 'MB/s',
      must: '>= 250, >= 4 times saxes',
      beside: [
        { what: 'saxes on the same bytes', value: megabytes / sax },
        { what: 'the raw scan of them', value: megabytes / raw },
      ],
    },
  ];
}
