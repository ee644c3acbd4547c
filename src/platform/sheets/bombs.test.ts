import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { constants, crc32, deflateRawSync } from 'node:zlib';
import * as xlsx from '@e965/xlsx';
import { expect, test } from 'vitest';
import { workbook } from '../../../test/workbook.ts';

const run = promisify(execFile);
const runner = resolve(import.meta.dirname, '../../../test/reads-book.ts');
const mebi = 1024 * 1024;

/** How a file ends in a process of its own: nothing of the test's is counted with it. */
async function readAlone(file: Uint8Array): Promise<{ ended: string; mebibytes: number; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-bomb-'));
  try {
    await writeFile(join(folder, 'file'), file);
    const { stdout } = await run(process.execPath, [runner, join(folder, 'file')], { timeout: 100_000 });
    return JSON.parse(stdout) as Awaited<ReturnType<typeof readAlone>>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A deflated run of `times` the same piece, without ever being unfolded here: each piece is flushed whole, so that they may stand in a row. */
function packedRun(start: string, piece: string, times: number): Buffer {
  const flushed = (text: string) => deflateRawSync(text, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const block = flushed(piece);
  return Buffer.concat([flushed(start), ...Array.from({ length: times }, () => block), deflateRawSync('')]);
}

type Part = Readonly<{ name: string; packed: Buffer; size: number; crc: number; at?: number }>;

/** A zip whose parts may lie over each other: many names for one run of bytes. */
function zipOf(parts: readonly Part[]): Buffer {
  const head = (signature: number, { name, packed, size, crc }: Part, central: Buffer | null): Buffer => {
    const it = Buffer.alloc(central ? 46 : 30);
    it.writeUInt32LE(signature, 0);
    const at = central ? 6 : 4;
    it.writeUInt16LE(20, at);
    it.writeUInt16LE(8, at + 4);
    it.writeUInt32LE(crc, at + 10);
    it.writeUInt32LE(packed.length, at + 14);
    it.writeUInt32LE(Math.min(size, 0xffffffff), at + 18);
    it.writeUInt16LE(Buffer.byteLength(name), at + 22);
    return Buffer.concat([it, Buffer.from(name)]);
  };
  const body: Buffer[] = [];
  const listed: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let size = 0;
  for (const part of parts) {
    if (!places.has(part.packed)) {
      const local = Buffer.concat([head(0x04034b50, part, null), part.packed]);
      places.set(part.packed, size);
      body.push(local);
      size += local.length;
    }
    const entry = head(0x02014b50, part, Buffer.alloc(0));
    entry.writeUInt32LE(places.get(part.packed)!, 42);
    listed.push(entry);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  const central = Buffer.concat(listed);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(size, 16);
  return Buffer.concat([...body, central, end]);
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const text = (name: string, xml: string): Part => ({ name, packed: deflateRawSync(xml), size: Buffer.byteLength(xml), crc: crc32(xml) });

/** A workbook with so many sheets that are all the same packed run. */
function sheetsOf(count: number, packed: Buffer, size: number): Buffer {
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return zipOf([
    text('[Content_Types].xml', '<Types/>'),
    text('_rels/.rels', `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    text(
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${office}"><sheets>${all.map((at) => `<sheet name="S${at}" sheetId="${at}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    ),
    text(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${all.map((at) => `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/s${at}.xml"/>`).join('')}</Relationships>`,
    ),
    ...all.map((at) => ({ name: `xl/worksheets/s${at}.xml`, packed, size, crc: 0 })),
  ]);
}

const begin = `<worksheet ${main}><dimension ref="A1:XFD1048576"/><sheetData>`;
const rowOfBlanks = `<row>${'<c/>'.repeat(16_384)}</row>`;
const old = (rows: ReadonlyArray<ReadonlyArray<string | null>>): Buffer => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows as string[][]), 'S');
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
};

/** A chain of sectors that leads back to its own beginning. */
function circling(): Buffer {
  const file = old([['序号', '科室']]);
  const fat = (file.readUInt32LE(76) + 1) * 512;
  for (let at = 0; at < 128; at++) file.writeUInt32LE(at % 8, fat + at * 4);
  return file;
}

test.each<readonly [string, () => Buffer, RegExp]>([
  [
    'a megabyte that unfolds to ten gigabytes',
    () => {
      const piece = '<row><c><v>1</v></c></row>'.repeat(160_000);
      const packed = packedRun(begin, piece, 250);
      const file = sheetsOf(10, packed, 250 * piece.length);
      expect(10 * 250 * piece.length).toBeGreaterThan(10e9);
      expect(file.length).toBeLessThan(4 * mebi);
      return file;
    },
    /^formats\/(bomb|too-large|xlsx-damaged)$/,
  ],
  [
    'rows of 16,384 empty cells without end',
    () => sheetsOf(1, packedRun(begin, rowOfBlanks.repeat(128), 600), 2 ** 32 - 1),
    /^formats\/(bomb|too-large|xlsx-damaged)$/,
  ],
  [
    '1,048,576 × 16,384 cells by the dimension alone',
    () => workbook([{ name: 'S', rows: [], xml: `${begin}</sheetData></worksheet>` }]),
    /^read 1 sheets, 0 rows$/,
  ],
  [
    'shared texts that unfold to a gigabyte',
    () => workbook([{ name: 'S', rows: [['x']] }], { shared: `<si><t>${'x'.repeat(32_000)}</t></si>`.repeat(2000) }),
    /^formats\/(bomb|too-large)$/,
  ],
  [
    'a shared text in every cell of twenty thousand rows',
    () => {
      const row = `<row>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`;
      return workbook([{ name: 'S', rows: [], xml: `${begin}${row.repeat(20_000)}</sheetData></worksheet>` }], {
        shared: `<si><t>${'x'.repeat(30_000)}</t></si>`,
      });
    },
    /^formats\/too-large$/,
  ],
  ['an old workbook with more rows than anybody writes', () => old(Array.from({ length: 20_500 }, (_, row) => [`${row}`])), /^formats\/too-large$/],
  ['an old workbook whose sectors go round in circles', circling, /^(formats\/(xls|too-large)|read \d+ sheets, 0 rows)$/],
  [
    'an old workbook cut in the middle',
    () => old(Array.from({ length: 900 }, (_, row) => [`${row}`, '甲'])).subarray(0, 30_000),
    /^(formats\/xls|read 1 sheets, \d+ rows)$/,
  ],
])(
  '%s: it ends within memory',
  async (name, file, how) => {
    const { ended, mebibytes, seconds } = await readAlone(file());
    console.log(`${name}: ${ended}, ${mebibytes} MiB, ${seconds.toFixed(1)} s`);
    expect(ended).toMatch(how);
    expect(mebibytes).toBeLessThan(512);
  },
  120_000,
);
