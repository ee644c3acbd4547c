import { describe, expect, test } from 'vitest';
import { transact } from '#platform/db.ts';
import { makeBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { rowOf } from '../../../test/logs.ts';
import { serverOn, signedIn } from '../../../test/people.ts';
import { makePower } from '../../../test/power.ts';
import { requested, sentAt, sentText } from '../../../test/sending.ts';
import { workbook } from '../../../test/workbook.ts';
import type { Sample } from '../contract/imports.ts';
import { importFor } from '../store/imports.ts';
import { runImport } from './importing.ts';

const here = database();

async function house() {
  const bureau = await makeBureau(here.db);
  const power = await makePower(here.db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '审核', '决定']));
  const headers = await signedIn(here.db, bureau.accounts.office.accountId);
  const server = serverOn(here.db);
  const preview = async (file: BodyInit, map?: object) => {
    const asked = map ? `?map=${encodeURIComponent(JSON.stringify(map))}` : '';
    const reply = await server.request(`/api/supervision/imports/preview${asked}`, { method: 'POST', body: file, headers });
    return (await reply.json()) as Sample;
  };
  const steps = () =>
    here.owner
      .selectFrom('caseEvent as e')
      .innerJoin('caseFile as c', 'c.caseId', 'e.caseId')
      .select(['c.reference', 'e.activity', 'e.at', 'e.actor', 'e.arrivedAt'])
      .where('e.bureauId', '=', bureau.bureauId)
      .orderBy('c.reference')
      .orderBy('e.at')
      .execute();
  return { bureau, power, preview, steps };
}

const file = workbook([
  { name: '说明', rows: [['按月报送']] },
  {
    name: '明细',
    rows: [
      ['办件明细表'],
      ['受理编号', '收件', null, '审核', null, '决定', null],
      [null, '时间', '经办人', '时间', '经办人', '时间', '经办人'],
      ['B1', { attributes: 's="1"', inside: '<v>46055.375</v>' }, '沈听雨', '2026-02-03 09:00', '罗一鸣', '2026/2/4 9:00', '林致远'],
      ['B2', '2026-02-02 10:00', '沈听雨'],
      ['合计', '2件'],
    ],
    merges: ['A1:G1', 'A2:A3', 'B2:C2', 'D2:E2', 'F2:G2'],
  },
]);
const utf8 = new Uint8Array(file);

describe('a workbook with a row a case', () => {
  test('is shown as it is understood: sheet, heading, steps and what they are called', async () => {
    const { preview } = await house();
    const { format, table, activities } = await preview(utf8);
    expect([format, activities]).toEqual(['xlsx', ['收件', '审核', '决定']]);
    expect(table).toMatchObject({ layout: 'wide', sheet: '明细', sheets: ['说明', '明细'], headingRow: 2, columns: { case: '受理编号' } });
    expect(table!.steps[0]).toEqual({ name: '收件', time: '收件/时间', actor: '收件/经办人', arrival: null });
    expect(table!.rows[0]!.slice(0, 4)).toEqual(['B1', '2026-02-02 09:00:00', '沈听雨', '2026-02-03 09:00']);
    expect((await preview(utf8, { sheet: '说明' })).table).toMatchObject({ sheet: '说明', layout: 'rows', header: ['按月报送'] });
  });

  test('comes in with its steps called as on the flowchart, and again brings nothing', async () => {
    const { bureau, power, steps } = await house();
    const map = { activities: { 收件: '受理' } };
    const done = await sentText(here.db, bureau, file, { power, map });
    expect(done.report).toMatchObject({ format: 'xlsx', cases: 2, newCases: 2, newEvents: 4, unknownActivities: 0, deviating: 0 });
    expect((await steps()).map(({ reference, activity, at, actor }) => [reference, activity, at.toISOString().slice(0, 13), actor])).toEqual([
      ['B1', '受理', '2026-02-02T01', '沈听雨'],
      ['B1', '审核', '2026-02-03T01', '罗一鸣'],
      ['B1', '决定', '2026-02-04T01', '林致远'],
      ['B2', '受理', '2026-02-02T02', '沈听雨'],
    ]);
    expect((await sentText(here.db, bureau, file, { power, map })).report).toMatchObject({ newEvents: 0, duplicates: 4 });
  });
});

test('nobody is charged with an order that the table does not tell: a step of which only the day is known stands where its columns do', async () => {
  const { bureau, power } = await house();
  const text = '受理编号,受理时间,受理人,审核日期,审核人,决定时间,决定人\nD1,2026-02-02 09:00,甲,2026-02-02,乙,2026-02-02 16:00,丙\n';
  expect((await sentText(here.db, bureau, text, { power })).report).toMatchObject({ newEvents: 3, deviating: 0, findings: 0 });
});

test('events in JSON lines come in with the arrival that their starts tell', async () => {
  const { bureau, power, preview, steps } = await house();
  const line = (id: string, lifecycle: string, time: string) =>
    JSON.stringify({ eventId: id, time, lifecycle, activity: { name: '受理' }, case: { no: 'J1' }, actor: { name: '沈听雨' } });
  const text = [line('1c', 'complete', '2026-02-02T09:00:00+08:00'), line('1s', 'start', '2026-02-02T08:30:00+08:00')].join('\n');
  expect((await preview(text)).table).toMatchObject({
    headingRow: null,
    columns: { case: 'case.no', activity: 'activity.name', eventId: 'eventId' },
  });
  expect((await sentText(here.db, bureau, text, { power })).report).toMatchObject({ format: 'jsonLines', newEvents: 2 });
  expect((await steps()).map(({ arrivedAt }) => arrivedAt?.toISOString() ?? null)).toEqual([null, '2026-02-02T00:30:00.000Z']);
});

test('an import whose columns were kept as before there were maps is read by them', async () => {
  const { bureau, power } = await house();
  const { id, office } = await requested(here.db, bureau, 'package.json', { power });
  const columns = {
    case: '甲',
    activity: '乙',
    time: '丙',
    actor: null,
    department: null,
    lifecycle: null,
    eventId: null,
    arrival: null,
    entered: null,
  };
  await here.owner
    .updateTable('import')
    .set({ columns: JSON.stringify(columns) })
    .where('importId', '=', id)
    .execute();
  await here.owner
    .updateTable('importPiece')
    .set({ bytes: Buffer.from('甲,乙,丙\nA,受理,2026-02-02 09:00\n') })
    .where('importId', '=', id)
    .execute();
  await runImport(here.db, bureau.bureauId, id, () => sentAt);
  expect((await transact(here.db, office, (tx) => importFor(tx, office, id))).report).toMatchObject({ cases: 1, newEvents: 1, refused: null });
});
