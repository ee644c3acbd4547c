import { randomBytes } from 'node:crypto';
import { createGzip, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { runImport } from '#supervision/commands/importing.ts';
import { makeBureau, since, type TestBureau } from './bureau.ts';
import { database } from './database.ts';
import { rowOf, type TestEvent, xesOf } from './logs.ts';
import { serverOn, signedIn } from './people.ts';
import { makePower, type TestPower } from './power.ts';
import { rowsOf } from './rows.ts';
import { sentAt, sentText } from './sending.ts';
import { workbook } from './workbook.ts';

const here = database();
const tasks = ['受理', '审核', '决定'];
const flowchart = rowOf(tasks);
const whole = (more: Partial<TestEvent> = {}): TestEvent[] =>
  tasks.map((activity, at) => ({ activity, at: `2026-02-02T0${at + 1}:00:00Z`, ...more }));
const noise = (length: number) => randomBytes(length).toString('base64url').slice(0, length);
const table = (row: string) => `办件编号,环节名称,办理时间,录入时间\n${row}\n`;

type House = Readonly<{ bureau: TestBureau; power: TestPower; ask: (path: string, body: BodyInit) => Promise<readonly [number, Reply]> }>;
type Reply = Readonly<{ id?: string; code?: string; facts?: Record<string, unknown> }>;

async function house(): Promise<House> {
  const bureau = await makeBureau(here.db);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, flowchart);
  const headers = await signedIn(here.db, bureau.accounts.office.accountId);
  const server = serverOn(here.db);
  const ask: House['ask'] = async (path, body) => {
    const reply = await server.request(`/api/${path}`, { method: 'POST', body, headers });
    return [reply.status, (await reply.json()) as Reply];
  };
  return { bureau, power, ask };
}

/** What an attempt may leave behind: the import with its refusal, the source's name, and the word of both in the audit trail. */
const kept = ['import', 'source', 'audit_entry'];

/** Hands a file in through the door, and reads it as the worker does. Answers how it was refused. */
async function imported({ bureau, power, ask }: House, bytes: BodyInit): Promise<unknown> {
  const before = await rowsOf(here.owner, bureau.bureauId, kept);
  const [status, { id, code }] = await ask(`supervision/imports?fileName=x&powerId=${power.powerId}`, bytes);
  if (status !== 200) return code;
  await runImport(here.db, bureau.bureauId, id!, () => sentAt);
  const row = await here.owner.selectFrom('import').select(['state', 'report']).where('importId', '=', id!).executeTakeFirstOrThrow();
  expect(await rowsOf(here.owner, bureau.bureauId, kept)).toEqual(before);
  expect(row.state).toBe('refused');
  return (row.report as { refused: { code: string } }).refused.code;
}

/** So many megabytes, packed to a thousandth of it. */
async function bomb(megabytes: number, fill: string): Promise<Uint8Array<ArrayBuffer>> {
  const gzip = createGzip();
  const piece = Buffer.alloc(1_000_000, fill);
  const packed = gzip.toArray();
  for (let at = 0; at < megabytes; at++) if (!gzip.write(piece)) await new Promise((resolve) => gzip.once('drain', resolve));
  gzip.end();
  return new Uint8Array(Buffer.concat((await packed) as Buffer[]));
}

const bytes = (...of: ReadonlyArray<string | number[]>) => new Uint8Array(Buffer.concat(of.map((it) => Buffer.from(it as string))));
const sheet = (rows: string, before = '') =>
  new Uint8Array(workbook([{ name: '一', rows: [], xml: `${before}<worksheet><sheetData>${rows}</sheetData></worksheet>` }]));
const good = xesOf({ A: whole() });

describe('a hostile log is refused by its code, through the preview and through the import, and nothing is written', () => {
  const logs: ReadonlyArray<[string, BodyInit, string]> = [
    ['an XES without end', good.slice(0, -9), 'formats/malformed'],
    ['a page', '<!doctype html><html></html>', 'formats/malformed'],
    ['entities', `<!DOCTYPE log [<!ENTITY a "${'x'.repeat(99)}">]>${good}`, 'formats/doctype'],
    ['an entity from outside', `<!DOCTYPE log SYSTEM "file:///etc/passwd"><log/>`, 'formats/doctype'],
    ['NUL', good.replace('受理', '受\0理'), 'formats/nul'],
    ['a reference to NUL', good.replace('受理', '&#0;'), 'formats/character'],
    ['a reference to a lone surrogate', good.replace('受理', '&#xD800;'), 'formats/character'],
    ['a lone surrogate', bytes('办件编号,环节名称,办理时间\nA,', [0xed, 0xa0, 0x80], ',2026-01-02 08:00\n<x/>'), 'formats/'],
    ['a table with a row too long', table('A,受理,2026-01-02 08:00,,,,'), 'formats/csv-row'],
    ['a quote that never ends', table('A,"受理,2026-01-02 08:00,'), 'formats/malformed'],
    ['noise', bytes([...randomBytes(3000)].map((byte) => byte | 1)), 'formats/'],
    ['a line of JSON cut short', '{"case":"A","activity":"受理"', 'formats/malformed'],
    ['objects in objects without end', `{"case":${'{"a":'.repeat(100)}1${'}'.repeat(101)}`, 'formats/too-large'],
    ['half a workbook', sheet('').subarray(0, 300), 'formats/xlsx-damaged'],
    ['a workbook that unpacks to a thousand times its size', sheet('<a/>'.repeat(6_000_000)), 'formats/bomb'],
    ['a workbook that laughs', sheet('', '<!DOCTYPE x [<!ENTITY a "ha">]>'), 'formats/doctype'],
    ['a workbook of 100,000 columns', sheet(`<row r="1">${'<c><v>1</v></c>'.repeat(100_000)}</row>`), 'formats/too-large'],
    ['a workbook of Excel before 2007', bytes([0xd0, 0xcf, 0x11, 0xe0], 'x'.repeat(600)), 'formats/xls'],
    ['elements without end', `<log>${'<trace>'.repeat(100)}`, 'formats/'],
  ];
  test.each(logs)('%s', async (_, body, code) => {
    const at = await house();
    const [status, reply] = await at.ask('supervision/imports/preview', body);
    const asRead = await imported(at, body);
    expect(asRead).toContain(code);
    expect([status, reply.code]).toEqual([422, 'supervision/file/invalid']);
    expect(String(reply.facts?.['fault'])).toContain('formats/');
  });

  test('a table without its columns, which the preview shows all the same', async () => {
    const at = await house();
    expect(await imported(at, '甲,乙\n1,2\n')).toBe('formats/csv-columns');
    expect(await at.ask('supervision/imports/preview', '甲,乙\n1,2\n')).toMatchObject([200, { table: { header: ['甲', '乙'] } }]);
  });

  test('a map that is none', async () => {
    const at = await house();
    const [status, { code, facts }] = await at.ask(`supervision/imports/preview?map=${encodeURIComponent('{"columns":7}')}`, '甲,乙\n1,2\n');
    expect([status, code, facts]).toEqual([422, 'supervision/map/invalid', expect.objectContaining({ fault: 'formats/map-value', name: 'columns' })]);
  });

  test.each([
    ['zeros', '\0', 'formats/empty'],
    ['remarks', '<!---->\n', 'formats/bomb'],
  ])(
    'a bomb of 300 MB of %s in under 500 KB, while others are answered',
    async (_, fill, code) => {
      const at = await house();
      const body = await bomb(300, fill);
      expect(body.length).toBeLessThan(500_000);
      let slowest = 0;
      const server = serverOn(here.db);
      const running = imported(at, body);
      for (let done = false; !done;) {
        const begun = performance.now();
        expect((await server.request('/readyz')).status).toBe(200);
        slowest = Math.max(slowest, performance.now() - begun);
        done = await Promise.race([running.then(() => true), new Promise<boolean>((resolve) => setImmediate(resolve, false))]);
      }
      expect(await running).toBe(code);
      expect(slowest).toBeLessThan(1000);
    },
    30_000,
  );

  test('a file over the limit: of the server, of the bureau, of what it unpacks to', async () => {
    const at = await house();
    const before = await rowsOf(here.owner, at.bureau.bureauId);
    expect(await at.ask(`supervision/imports?fileName=x&powerId=${at.power.powerId}`, noise(1_000_001))).toMatchObject([
      413,
      { code: 'platform/too-large', facts: { limit: 1_000_000 } },
    ]);
    expect(await rowsOf(here.owner, at.bureau.bureauId)).toEqual(before);
    await limit(at.bureau, 'supervision.uploadBytes', 1000);
    await limit(at.bureau, 'supervision.unpackedBytes', 100);
    expect(await at.ask(`supervision/imports?fileName=x&powerId=${at.power.powerId}`, noise(1001))).toMatchObject([413, { facts: { limit: 1000 } }]);
    expect(await imported(at, gzipSync(good))).toBe('formats/too-large');
  });

  test('an event id seen before with other content', async () => {
    const at = await house();
    const withId = (actor: string) => xesOf({ A: whole({ actor }).map((event, index) => ({ ...event, id: `e${index}` })) });
    expect((await sentText(here.db, at.bureau, withId('沈听雨'), { power: at.power, source: '文件导入' })).state).toBe('done');
    expect(await imported(at, withId('罗一鸣'))).toBe('supervision/event-changed');
  });
});

const limit = (bureau: TestBureau, key: string, value: number) =>
  transact(here.db, { bureaus: [bureau.bureauId] }, () =>
    here.owner
      .insertInto('setting')
      .values({
        bureauId: bureau.bureauId,
        key,
        validFrom: since,
        value: JSON.stringify(value),
        proposedBy: bureau.people.office.personId,
        confirmedBy: bureau.people.office2.personId,
      })
      .execute(),
  );

describe('what a reader takes, the database keeps, or the file is refused', () => {
  const odd: ReadonlyArray<[string, string, string]> = [
    ['a case of a very long name', xesOf({ [noise(6000)]: whole() }), 'formats/name-too-long'],
    ['an event of a very long id', xesOf({ A: whole({ id: noise(6000) }).slice(0, 1) }), 'formats/name-too-long'],
    ['a step of a very long name', xesOf({ A: whole({ activity: noise(6000) }) }), 'done'],
    ['an actor of a very long name', xesOf({ A: whole({ actor: noise(6000) }) }), 'done'],
    ['before the year 0', xesOf({ A: whole({ at: '0000-01-01T00:00:00+08:00' }) }), 'formats/time-range'],
    ['after the year 9999', xesOf({ A: whole({ at: '9999-12-31T23:59:59-08:00' }) }), 'formats/time-range'],
    ['an open case of the year 1', table('A,受理,0001-01-02 08:00,'), 'formats/time-range'],
    ['entered in the year 0', table('A,受理,2026-01-02 08:00,0000-01-01 08:00'), 'formats/time-range'],
    ['an open case of 1900', table('A,受理,1900-01-01 08:00,'), 'done'],
    ['an open case of 2199', table('A,受理,2199-12-31 08:00,'), 'done'],
    ['names of the language', xesOf({ constructor: whole({ activity: '__proto__', actor: 'toString' }) }), 'done'],
  ];
  test.each(odd)('%s', async (_, text, how) => {
    const { bureau, power } = await house();
    const { state, report } = await sentText(here.db, bureau, text, { power });
    expect(report?.refused?.code ?? state).toBe(how);
  });

  test('what the database cannot keep after all ends the import, and is not tried for ever', async () => {
    const { bureau, power } = await house();
    await sql`create function refuse_number() returns trigger language plpgsql as $$ begin perform 1 / 0; return new; end $$`.execute(here.owner);
    await sql`create trigger refuse_number before insert on case_file for each row when (new.reference = 'unkept') execute function refuse_number()`.execute(
      here.owner,
    );
    expect((await sentText(here.db, bureau, xesOf({ unkept: whole() }), { power })).report?.refused?.code).toBe('supervision/import-unkept');
  });
});

describe('a hostile flowchart is refused by its code, and nothing is written', () => {
  const charts: ReadonlyArray<[string, BodyInit, string]> = [
    ['cut short', flowchart.slice(0, 300), 'powers/flowchart/invalid'],
    ['with a DOCTYPE', `<!DOCTYPE definitions>${flowchart}`, 'powers/flowchart/invalid'],
    ['with NUL', flowchart.replace('受理', '\0'), 'powers/flowchart/invalid'],
    ['with a reference to a lone surrogate', flowchart.replace('受理', '&#xD800;'), 'powers/flowchart/invalid'],
    ['that is a log', good, 'powers/flowchart/invalid'],
    ['of an arrow to nowhere', flowchart.replace('targetRef="T1"', 'targetRef="nowhere"'), 'powers/flowchart/invalid'],
    ['of two nodes with one id', flowchart.replace('id="T1"', 'id="T0"'), 'powers/flowchart/invalid'],
    ['packed', new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0]), 'powers/flowchart/invalid'],
  ];
  test.each(charts)('%s', async (_, body, code) => {
    const { bureau, power, ask } = await house();
    const before = await rowsOf(here.owner, bureau.bureauId);
    const [, reply] = await ask(`powers/${power.powerId}/flowchart`, body);
    expect(reply.code).toBe(code);
    expect(await rowsOf(here.owner, bureau.bureauId)).toEqual(before);
  });
});
