import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { addInstitution } from '#institutions/commands/institution.ts';
import { transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor } from '#platform/permissions.ts';
import { makeBureau, testDay, type TestBureau } from '../../../test/bureau.ts';
import { withUpload } from '../../../test/catalogue-of.ts';
import { database } from '../../../test/database.ts';
import { testNow } from '../../../test/people.ts';
import { workbook } from '../../../test/workbook.ts';
import { importRegister } from './importing/importing.ts';
import { undoImport } from './importing/undoing.ts';
import * as measures from './measure.ts';
import { goOnWith } from './measuring.ts';
import { addRiskPoint, revise } from './point.ts';
import { signPromise } from './promise.ts';
import { linkInstitution, unlinkInstitution } from './tending.ts';

const here = database();
const moment = { now: testNow, today: testDay };
const heads = ['序号', '科室', '姓名', '风险点', '重点环节', '等级', '防控措施', '责任人'];
const register = (year: number) =>
  workbook([
    {
      name: '登记册',
      rows: [
        [`${year}年风险点登记册`],
        heads,
        ...['其一', '其二'].map((it, at) => [`${at + 1}`, '林业科', '沈听雨', it, '审批', '二级', '双人查验', '林致远']),
      ],
    },
  ]);

type House = Readonly<{
  bureau: TestBureau;
  office: Actor;
  point: string;
  measure: string;
  act: <R>(work: (tx: Tx) => Promise<R>) => Promise<R>;
  undo: () => Promise<unknown>;
}>;

/** A bureau with a register that was imported, and one of its points. */
async function house(): Promise<House> {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const act: House['act'] = (work) => transact(here.db, office, work);
  const { id } = await withUpload(register(2020), (file) => act((tx) => importRegister(tx, office, file, { fileName: '登记册.xlsx' }, moment)));
  const { riskPointId: point, measureId: measure } = await here.owner
    .selectFrom('measure')
    .select(['riskPointId', 'measureId'])
    .where('bureauId', '=', bureau.bureauId)
    .limit(1)
    .executeTakeFirstOrThrow();
  return { bureau, office, point, measure, act, undo: () => act((tx) => undoImport(tx, office, id, '导错了文件', moment)) };
}

const kinds = { tier: 'department', keyArea: 'approval', aspect: 'process', element: 'power', foundBy: 'self' } as const;
const entered = ({ bureau }: House) => ({
  ...kinds,
  description: '接着上年的',
  departmentId: bureau.departments.forestry,
  likelihood: 2,
  harm: 2,
  selfLevel: 3,
});
const added = ({ bureau }: House) => ({ text: '再查一次', kind: 'prevention' as const, responsibleId: bureau.people.staff.personId });
const institution = ({ bureau, office, act }: House) => {
  const said = { title: '办法', documentNumber: '一号', class: 'powerOperation', action: 'establish', text: '' } as const;
  return act((tx) => addInstitution(tx, office, { ...said, departmentId: bureau.departments.forestry }, moment));
};

async function formOf({ bureau, office }: House, content: object): Promise<string> {
  const [campaignId, formId] = [newId(), newId()];
  const { bureauId } = bureau;
  await sql`insert into campaign (bureau_id, campaign_id, year, title, opens_on, due_on, promises, opened_by, opened_at)
    values (${bureauId}, ${campaignId}, 2026, '排查', '2026-01-01', '2026-12-31', '{}', ${office.personId}, ${testNow})`.execute(here.owner);
  await sql`insert into form (bureau_id, form_id, campaign_id, number, tier, department_id, name, content, started_at)
    values (${bureauId}, ${formId}, ${campaignId}, '2026-科-0001', 'department', ${bureau.departments.forestry}, '林业科',
      ${JSON.stringify(content)}, ${testNow})`.execute(here.owner);
  return formId;
}

/** How a point of an import can be used, and where the first record of it is. */
const ways: ReadonlyArray<readonly [how: string, where: string, use: (it: House) => Promise<unknown>]> = [
  [
    'is revised',
    'risk_point_version',
    ({ act, office, point }) => act((tx) => revise(tx, office, point, { description: '改写了' }, '不清楚', moment)),
  ],
  ['is given a measure', 'measure', (it) => it.act((tx) => measures.addMeasure(tx, it.office, it.point, added(it), moment))],
  ['has a measure begun', 'measure_entry', ({ act, office, measure }) => act((tx) => measures.startMeasure(tx, office, { id: measure }, moment))],
  [
    'has a measure done',
    'measure_entry',
    ({ act, office, measure }) => act((tx) => measures.finishMeasure(tx, office, { id: measure }, '已办', moment)),
  ],
  [
    'has evidence shown',
    'measure_entry',
    ({ act, office, measure }) => act((tx) => measures.showEvidence(tx, office, { id: measure }, '照片', moment)),
  ],
  ['has a measure given up', 'measure_entry', ({ act, office, measure }) => act((tx) => measures.cancelMeasure(tx, office, measure, '不再', moment))],
  [
    'has a measure changed',
    'measure_entry',
    (it) => it.act((tx) => measures.changeMeasure(tx, it.office, it.measure, { ...added(it), reason: '换人' }, moment)),
  ],
  [
    'has an institution linked',
    'risk_point_institution',
    async (it) => {
      const { id } = await institution(it);
      await it.act((tx) => linkInstitution(tx, it.office, it.point, id, moment));
    },
  ],
  [
    'is promised for',
    'promise',
    ({ act, office, point }) => act((tx) => signPromise(tx, office, { year: 2026, clause: 1, text: '必到现场', riskPointId: point }, moment)),
  ],
  ['is continued', 'risk_point', (it) => it.act((tx) => addRiskPoint(tx, it.office, { ...entered(it), previousId: it.point }, moment))],
  [
    'is what another went into',
    'risk_point',
    async (it) => {
      const { id } = await it.act((tx) => addRiskPoint(tx, it.office, entered(it), moment));
      await it.act((tx) => sql`update risk_point set state = 'merged', merged_into = ${it.point} where risk_point_id = ${id}`.execute(tx));
    },
  ],
  ['is continued by a line that is being written', 'form', (it) => formOf(it, { points: [{ previousId: it.point }] })],
  ['is the source of a line that is being written', 'form', (it) => formOf(it, { points: [{ sources: [it.point] }] })],
  [
    'is the source of a line that was reviewed',
    'form_source',
    async (it) => {
      const formId = await formOf(it, { points: [] });
      const row = { bureauId: it.bureau.bureauId, formId, lineId: newId(), riskPointId: it.point };
      await here.owner.insertInto('formSource').values(row).execute();
    },
  ],
  [
    'is what a line became',
    'form_point',
    async (it) => {
      const formId = await formOf(it, { points: [] });
      const row = { bureauId: it.bureau.bureauId, formId, lineId: newId(), riskPointId: it.point };
      await here.owner.insertInto('formPoint').values(row).execute();
    },
  ],
  [
    'stands in what was handed in, though it was struck from the form',
    'form_step',
    async (it) => {
      const formId = await formOf(it, { points: [] });
      await sql`insert into form_step (bureau_id, form_id, number, deed, capacity, by_id, by_name, content, revision, at) values (${it.bureau.bureauId},
        ${formId}, 1, 'submit', 'subject', ${it.office.personId}, '严书衡', ${JSON.stringify({ points: [{ previousId: it.point }] })}, 1, ${testNow})`.execute(
        here.owner,
      );
    },
  ],
  [
    'is what a suggestion was taken up as',
    'suggestion',
    ({ bureau, point, office }) =>
      sql`insert into suggestion (bureau_id, suggestion_id, number, year, source, text, named_to, receipt_hash, state, received_at, settled_by, risk_point_id)
        values (${bureau.bureauId}, ${newId()}, 'YJ-2026-0001', 2026, 'public', '见到的情形', 'office', 'x', 'takenUp', ${testNow}, ${office.personId},
          ${point})`.execute(here.owner),
  ],
  [
    'is what the sitting put another into',
    'sitting_decision',
    async (it) => {
      const formId = await formOf(it, { points: [] });
      const { bureauId } = it.bureau;
      const sittingId = newId();
      await sql`insert into sitting (bureau_id, sitting_id, campaign_id, number, held_on, place, chair_id, opinion, opened_by, opened_at)
        select bureau_id, ${sittingId}, campaign_id, 'PG-2026-0001', ${testDay}, '会议室', ${it.office.personId}, '', ${it.office.personId}, ${testNow}
          from form where form_id = ${formId}`.execute(here.owner);
      await sql`insert into sitting_decision (bureau_id, decision_id, sitting_id, risk_point_id, deed, description, into_id, opinion, counted, recused,
          by_id, by_name, at) values (${bureauId}, ${newId()}, ${sittingId}, ${newId()}, 'merge', '同一风险', ${it.point}, '相同', 5, '[]',
          ${it.office.personId}, '严书衡', ${testNow})`.execute(here.owner);
    },
  ],
];

test.each(ways)('an import is not undone any more once a point of it %s', async (_, where, use) => {
  const it = await house();
  await use(it);
  await expect(it.undo()).rejects.toMatchObject({ code: 'risks/import/in-use', facts: { by: where, count: 1 } });
});

test.each<readonly [string, (it: House) => Promise<unknown>]>([
  ['nothing was done', () => Promise.resolve()],
  [
    'what was linked was unlinked',
    async (it) => {
      const { id } = await institution(it);
      await it.act((tx) => linkInstitution(tx, it.office, it.point, id, moment));
      await it.act((tx) => unlinkInstitution(tx, it.office, it.point, id, moment));
    },
  ],
  ['the night made the next times of its measures', ({ act, bureau }) => act((tx) => goOnWith(tx, bureau.bureauId, moment))],
  [
    'another register was imported and used',
    async (it) => {
      await withUpload(register(2021), (file) => it.act((tx) => importRegister(tx, it.office, file, { fileName: '另一册.xlsx' }, moment)));
    },
  ],
])('it is undone where %s', async (_, use) => {
  const it = await house();
  await use(it);
  await expect(it.undo()).resolves.toMatchObject({ points: 2 });
});

const ofPowers = ['power_review', 'portal_power']; // their content names no risk point

test('whatever table refers to a point or a measure, a way to use it stands above, or the import writes it itself', async () => {
  const { rows } = await sql<{ table: string }>`select distinct c.conrelid::regclass::text as table from pg_constraint as c
    where c.contype = 'f' and c.confrelid in ('risk_point'::regclass, 'measure'::regclass)
    union select table_name from information_schema.columns where table_schema = 'public' and data_type = 'jsonb' and column_name = 'content'`.execute(
    here.owner,
  );
  const covered = new Set([...ways.map(([, where]) => where), 'measure_time', 'risk_import_row', ...ofPowers]);
  expect(rows.map(({ table }) => table).filter((it) => !covered.has(it))).toEqual([]);
});
