import { describe, expect, test } from 'vitest';
import { workbook } from '../../../test/workbook.ts';
import { readBpmn } from './bpmn.ts';
import { FormatError } from './format-error.ts';
import { readLog } from './log-reader.ts';

// under a second on an idle machine, minutes for a reader that goes over the whole again for each part
const patience = 5000;

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** How many events a file has, or why it is refused. */
async function outcomeOf(file: string | Uint8Array): Promise<number | string> {
  let events = 0;
  try {
    for await (const one of readLog(pieces(Buffer.from(file as string)), { zone: 'Asia/Shanghai' })) events += one.events.length;
    return events;
  } catch (error) {
    if (error instanceof FormatError) return error.code;
    throw error;
  }
}

const head = 'case,activity,time';
const row = '1,受理,2026-03-05';
const heading = (name: string): string => `${head},${name}\n${row},x`;
const event = (at: number): string => `{"case":"c${at % 100}","activity":"受理","time":"2026-03-05T08:00:00Z","note":"${'x'.repeat(100)}"}`;
const many = (count: number): string[] => Array.from({ length: count }, (_, at) => `c${at}`);
const ocel = `{"objectTypes":[{"name":"办件","attributes":[]}],"eventTypes":[{"name":"受理","attributes":[]}],"objects":[{"id":"1","type":"办件"}],"events":[${many(
  40_000,
)
  .map((id) => `{"id":"${id}","type":"受理","time":"2026-03-05T08:00:00Z","relationships":[{"objectId":"1","qualifier":""}]}`)
  .join(',')}]}`;

const files: ReadonlyArray<readonly [string, () => string | Uint8Array, number | string]> = [
  [
    'a list of events on one line',
    () =>
      `[${many(60_000)
        .map((_, at) => event(at))
        .join(',')}]`,
    60_000,
  ],
  ['an OCEL log on one line', () => ocel, 40_000],
  ['a line of JSON of seven million characters', () => event(1).replace('xx', 'x'.repeat(7_000_000)), 1],
  ['a hundred thousand columns', () => `${head},${many(100_000).join(',')}\n`, 'formats/too-large'],
  ['a heading with many blanks', () => heading(`a${' '.repeat(100_000)}b`), 1],
  ['a heading with many underlines', () => heading(`a${'_'.repeat(100_000)}b`), 1],
  ['a heading with many lines', () => heading(`"a${'\n'.repeat(100_000)}b"`), 1],
  ['a time with many blanks', () => `${head}\n1,受理,2026-03-05${' '.repeat(100_000)}x`, 'formats/csv-value'],
  [
    'merged cells over merged cells',
    () =>
      workbook([
        { name: 'a', rows: [head.split(','), row.split(',')], merges: Array.from({ length: 190_000 }, (_, at) => `E1:${at % 2 ? 'F' : 'G'}1`) },
      ]),
    1,
  ],
];

test.each(files)('%s is read or refused at once', async (_, file, outcome) => {
  const begun = performance.now();
  expect(await outcomeOf(file())).toBe(outcome);
  expect(performance.now() - begun).toBeLessThan(patience);
});

describe('a flowchart', () => {
  const around = (inside: string): string =>
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qf="urn:qingfeng:bpmn:1"><process id="p"><task id="a" name="受理"/><extensionElements>${inside}</extensionElements></process></definitions>`;
  test.each([
    ['elements in elements', `${'<qf:x>'.repeat(60_000)}${'</qf:x>'.repeat(60_000)}`, 'formats/bpmn-too-deep'],
    ['elements of others in each other', `${'<y>'.repeat(60_000)}${'</y>'.repeat(60_000)}`, 'formats/bpmn-too-deep'],
    ['rules without end', '<qf:separation taskA="a" taskB="a"/>'.repeat(200_000), 'formats/bpmn-too-large'],
  ])('with %s is refused at once', (_, inside, code) => {
    const begun = performance.now();
    expect(() => readBpmn(around(inside))).toThrow(expect.objectContaining({ code }));
    expect(performance.now() - begun).toBeLessThan(patience);
  });
});
