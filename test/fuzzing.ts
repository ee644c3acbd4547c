import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkSoundness } from '#engine/soundness.ts';
import { between, pick, type Random } from '#demo/random.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { logLimits } from '#platform/formats/limits.ts';
import { readLog } from '#platform/formats/log-reader.ts';
import { bpmnOf } from './bpmn-of.ts';
import { someScopedFlow } from './scoped-flow.ts';
import { shared } from './shared.ts';
import { workbook } from './workbook.ts';

export type Sample = Readonly<{ name: string; kind: 'log' | 'bpmn'; bytes: Buffer }>;

const head = (bytes: Buffer, upTo: string, most: number) => bytes.subarray(0, bytes.lastIndexOf(upTo, most) + upTo.length);
const listed = (lines: Buffer) => Buffer.from(`[${lines.toString().trim().replaceAll('\n', ',\n')}]`);
const wideRows = [
  ['办件明细表', '', '', '', '', ''],
  ['受理编号', '受理', '', '审核', '', '备注'],
  ['', '时间', '经办人', '时间', '经办人', ''],
  ...Array.from({ length: 20 }, (_, at) => [`B${at}`, '2026-03-02 09:00', '甲', '2026/3/4 10:00', '乙', 'x']),
  ['合计', '', '', '', '', ''],
];
const wide = workbook([{ name: '办件', rows: wideRows, merges: ['A1:F1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:F3'] }], { packed: false });
const folder = (path: string) => readdirSync(shared(path), { withFileTypes: true }).filter((it) => it.isFile());

/** Samples of every kind that comes in: logs in XES, whole and packed, in OCEL and in JSON lines, workbooks, tables in three encodings, flowcharts. */
export function samples(): Sample[] {
  const read = (path: string) => readFileSync(shared(path));
  const log = (name: string, bytes: Buffer): Sample => ({ name, kind: 'log', bytes });
  const receipt = Buffer.concat([head(gunzipSync(read('logs/receipt.xes.gz')), '</trace>', 40_000), Buffer.from('</log>')]);
  const running = read('logs/running-example.xes');
  return [
    log('receipt.xes', receipt),
    log('running-example.xes', running),
    log('running-example.xes.gz', gzipSync(running)),
    log('running-example.xes in UTF-16', Buffer.from(`\uFEFF${running.toString().replace(/encoding=.[\w-]+./, '')}`, 'utf16le')),
    log('ocel20-example.json', read('logs/ocel20-example.json')),
    log('ocel20-example.xml', read('logs/ocel20-example.xml')),
    log('农作物种子.jsonl', head(read('cases/农作物种子生产经营许可证核发_事件.jsonl'), '\n', 20_000)),
    log('农作物种子.json', listed(head(read('cases/农作物种子生产经营许可证核发_事件.jsonl'), '\n', 20_000))),
    log('水产苗种.xlsx', read('cases/水产苗种生产许可证核发_办件明细表.xlsx')),
    log('wide.xlsx, not packed', wide),
    log('wide.csv', Buffer.from(wideRows.map((row) => row.join(',')).join('\n'))),
    log('receipt.csv', head(read('logs/receipt.csv'), '\n', 20_000)),
    log('running-example.csv', read('logs/running-example.csv')),
    log('林木采伐.csv', head(read('cases/林木采伐许可证核发_环节流水.csv'), '\n', 20_000)),
    log('登记册 GBK.csv', read('registers/d_风险点登记册_GBK.csv')),
    ...folder('logs/xes-edge').map(({ name }) => log(name, read(`logs/xes-edge/${name}`))),
    ...['flows', 'flows/tiny'].flatMap((path) =>
      folder(path).map(({ name }): Sample => ({ name, kind: 'bpmn', bytes: read(`${path}/${name}`).subarray(0, 80_000) })),
    ),
    ...fc
      .sample(someScopedFlow, { seed: 7, numRuns: 20 })
      .map((flow, at): Sample => ({ name: `scopes ${at}.bpmn`, kind: 'bpmn', bytes: Buffer.from(bpmnOf(flow)) })),
  ];
}

/** What is put where something else was. */
const hostile = [
  ['', ' ', '\0', '\uFEFF', '\u202E', '"', '""', "'", '<', '>', '&', ';', ',', '\t', '\r', '\n', '\r\n', '=', '%00', '𠮷', '受理'],
  [
    '&#0;',
    '&#xD800;',
    '&#x110000;',
    '&amp',
    '&amp;amp;',
    '&lol;',
    ']]>',
    '<![CDATA[',
    '<![CDATA[x]]>',
    '<!--',
    '-->',
    '<!-- -- -->',
    '<?xml?>',
    '<?x y?>',
  ],
  [
    '<!DOCTYPE log>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '</',
    '/>',
    '<a>',
    '</a>',
    '<log>',
    '</log>',
    '<trace>',
    '</trace>',
    '<event>',
    '</event>',
    '<list>',
  ],
  ['</row>', '<row r="1">', '<c r="A1" t="s"><v>0</v></c>', 't="inlineStr"', '<mergeCell ref="A1:XFD9"/>', 's="9"', 'PK\x01\x02', 'r="A99999999"'],
  ['<string/>', '<values>', '<global scope="event">', '<date key="time:timestamp" value="2026-02-30T00:00:00Z"/>', '<int key="x" value="9e99"/>'],
  [
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    '\\',
    '\\u0000',
    '\\ud800',
    'null',
    'true',
    '1.0',
    '"id":"PO1"',
    '"type":7,',
    '<objects>',
    '<relationship/>',
    'Purchase Order',
  ],
  ['-1', '0', '1e308', 'NaN', '99999999999999999999', '0000-00-00', '9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00', '2025-13-01', '24:00'],
  [
    '__proto__',
    'constructor',
    'toString',
    'concept:name',
    'time:timestamp',
    'identity:id',
    'xmlns:',
    'xmlns:a=""',
    'id="id"',
    'sourceRef',
    'targetRef',
  ],
  [
    'inclusiveGateway',
    'parallelGateway',
    'endEvent',
    'boundaryEvent',
    'subProcess',
    'attachedToRef',
    '<multiInstanceLoopCharacteristics/>',
    '<subProcess id="q">',
    '</subProcess>',
    '<boundaryEvent id="q" attachedToRef="a"/>',
    '<conditionExpression/>',
    '<linkEventDefinition name="q"/>',
    'incoming',
    'qf:timeLimit',
    'promised="-1"',
    'unit="workingDay"',
  ],
].flat();

type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const joined = (...parts: readonly Buffer[]) => Buffer.concat(parts);
const place = (bytes: Buffer, random: Random) => between(random, 0, bytes.length);
const range = (bytes: Buffer, random: Random): [number, number] => {
  const from = place(bytes, random);
  return [from, Math.min(bytes.length, from + between(random, 0, random() < 0.8 ? 40 : 4000))];
};

/** A piece of the structure: a tag, an attribute's value, a cell, a line. */
function piece(bytes: Buffer, random: Random): [number, number] {
  const text = bytes.toString('latin1');
  const pattern = pick(random, [/<[^<>]*>/g, /"[^"]*"/g, /[^,;\t\r\n]+/g, /[^\n]*\n/g, /\w+/g]);
  pattern.lastIndex = place(bytes, random);
  const found = pattern.exec(text);
  return found ? [found.index, found.index + found[0].length] : range(bytes, random);
}

const changes: readonly Change[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let left = random() < 0.5 ? 1 : between(random, 2, 8); left > 0 && copy.length > 0; left--)
      copy[Math.floor(random() * copy.length)] = between(random, 0, 255);
    return copy;
  },
  (bytes, random) => bytes.subarray(0, place(bytes, random)),
  (bytes, random) => bytes.subarray(place(bytes, random)),
  (bytes, random, other) => {
    const [[from, to], [start, end]] = [range(bytes, random), range(other, random)];
    return joined(bytes.subarray(0, from), other.subarray(start, end), bytes.subarray(to));
  },
  ...[0, 1, 2, 3].map((): Change => (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return joined(bytes.subarray(0, from), Buffer.from(pick(random, hostile)), bytes.subarray(random() < 0.5 ? from : to));
  }),
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  (bytes, random) => {
    const [[from, to], at] = [piece(bytes, random), place(bytes, random)];
    return joined(bytes.subarray(0, at), bytes.subarray(from, to), bytes.subarray(at));
  },
  (bytes, random) => {
    const [from, to] = piece(bytes, random);
    const times = between(random, 2, random() < 0.9 ? 20 : 2000);
    return joined(bytes.subarray(0, from), ...Array.from({ length: times }, () => bytes.subarray(from, to)), bytes.subarray(to));
  },
];

/** A sample after some changes. */
export function mutated(all: readonly Sample[], random: Random): Sample {
  const { name, kind, bytes } = pick(random, all);
  let changed = bytes;
  for (let left = random() < 0.7 ? 1 : between(random, 2, 6); left > 0; left--)
    changed = pick(random, changes)(changed, random, pick(random, all).bytes);
  return { name, kind, bytes: changed };
}

const limits = { ...logLimits, packed: 2e6, unpacked: 2e7, token: 1e6, caseEvents: 20_000, tableEvents: 50_000 };

/** Refusals that concern the whole file and no place in it. */
const whole = new Set(['formats/gzip', 'formats/bomb', 'formats/too-large', 'formats/bpmn-no-process', 'formats/bpmn-several-processes']);

/** As they come from a file: some pieces end in the middle of a character. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4093) yield bytes.subarray(at, at + 4093);
}

/** Reads it as the product does: `accepted`, or the code of the refusal. @throws what is neither, with its reason */
export async function readingOf({ kind, bytes }: Sample, zone: string | undefined): Promise<string> {
  try {
    if (kind === 'bpmn') checkSoundness(readBpmn(bytes.toString()));
    else for await (const one of readLog(inPieces(bytes), { zone, limits, objectType: 'Purchase Order' })) refuseBroken(one);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { line, element } = error.facts;
    if (!whole.has(error.code) && !(Number(line) >= 1) && element === undefined) throw new Error(`no place: ${error.message}`, { cause: error });
    return error.code;
  }
}

/** What was accepted can be kept: real times, whole characters, JSON. */
function refuseBroken({
  name,
  attributes,
  events,
}: {
  name: string;
  attributes: object;
  events: ReadonlyArray<{ at: number; activity: string }>;
}): void {
  const kept = JSON.stringify([name, attributes, events]).replaceAll('\\\\', ''); // a text may hold the characters of an escape
  if (kept.includes('\\u0000') || !kept.isWellFormed() || /\\ud[89a-f]/i.test(kept)) throw new Error('a character that cannot be kept');
  for (const { at, activity } of events) {
    if (!Number.isFinite(at) || !/^[12]/.test(new Date(at).toISOString())) throw new Error(`a time that cannot be kept: ${at}`);
    if (activity.trim() === '') throw new Error('a step without name');
  }
}
