import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { Download } from '#platform/endpoint.ts';
import { makeBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { line, moment, openRound, reviewed, type Round, sit } from '../../../test/round.ts';
import { formsFor } from '../store/list.ts';
import { formFor } from '../store/record.ts';
import * as documents from './documents.ts';
import { agreePoints, evaluatePoint } from './sitting.ts';
import { closeSitting, registerPoints } from './sittingClosing.ts';
import { sittingPoints } from '../store/sittingRecord.ts';

const here = database();

let round: Round;
let form: string;
let sitting: string;
const points = [
  line({ description: '受理时故意拖延，索要好处' }),
  line({ description: '证书打印后不及时送达', likelihood: 1, harm: 2, selfLevel: 3 }),
];
beforeAll(async () => {
  round = await openRound(here.db);
  const { as } = round;
  form = await reviewed(round, 'staff', points, { [points[0]!.id]: 1 });
  sitting = await sit(round);
  const { rows } = await as('office', (tx, actor) => sittingPoints(tx, actor, sitting, { sort: 'place', limit: 10, agreeing: false }, moment.today));
  await as('office', (tx, actor) => agreePoints(tx, actor, sitting, { ids: null, opinion: null }, moment));
  await as('office', (tx, actor) => evaluatePoint(tx, actor, sitting, rows[0]!.id, { level: 1, opinion: '涉及<金额>较大' }, moment));
  await as('office', (tx, actor) => closeSitting(tx, actor, sitting, '同意登记', moment));
  await as('office', (tx, actor) => registerPoints(tx, actor, sitting, moment));
}, 60_000);

const bytesOf = async ({ body }: Download) => new Uint8Array(await new Response(body).arrayBuffer());
const textOf = (bytes: Uint8Array) =>
  strFromU8(unzipSync(bytes)['word/document.xml']!)
    .replaceAll(/<\/w:(?:p|tc)>|<w:br\/>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\n+/g, '\n');

test('a form is printed with the opinions, levels, signature and days as they stand', async () => {
  const file = await round.as('staff', (tx, actor) => documents.formDocument(tx, actor, form, 'zh-CN', moment));
  const { staff, head, leader } = round.bureau.people;
  expect(file.name).toMatch(new RegExp(`^2026-岗-\\d{4} 林业科 ${staff.name} 岗位廉政风险和自我防控承诺表\\.docx$`));
  const text = textOf(await bytesOf(file));
  expect(text).toContain('1.两人以上到场并留存照片(每季度)');
  expect(text).toContain(`承诺人(本人签字):${staff.name}  2026年3月2日`);
  expect(text).toContain(`评定等级:1.一级 2.三级\n同意\n签字(盖章):${head.name}\n2026年3月2日`);
  expect(text).toContain(`同意\n签字(盖章):${leader.name}\n2026年3月2日`);
  expect(text).toContain('确定等级:1.一级 2.三级\n同意登记\n1.涉及&lt;金额&gt;较大');
});

test('a form that nobody began is the blank form of its person', async () => {
  const { as, bureau } = round;
  const { name } = bureau.people.otherStaff;
  const id = await as(
    'office',
    async (tx) =>
      (await tx.selectFrom('form').select('formId').where('bureauId', '=', bureau.bureauId).where('name', '=', name).executeTakeFirstOrThrow())
        .formId,
  );
  expect((await as('office', (tx, actor) => formFor(tx, actor, id, moment.today))).content).toBeNull();
  const text = textOf(await bytesOf(await as('office', (tx, actor) => documents.formDocument(tx, actor, id, 'zh-CN', moment))));
  expect(text).toContain(`姓名\n${name}\n`);
  expect(text.replaceAll('\u00a0', '')).toContain('承诺人(本人签字):      年  月  日');
});

test('the forms of a department come in one zip, as far as the reader may see them', async () => {
  const { as, bureau, campaignId } = round;
  const which = { department: bureau.departments.forestry };
  const zip = async (who: 'office' | 'staff' | 'otherHead') => {
    const file = await as(who, (tx, actor) => documents.formDocuments(tx, actor, campaignId, which, 'zh-CN', moment));
    return { name: file.name, files: Object.keys(unzipSync(await bytesOf(file))) };
  };
  const all = await zip('office');
  expect(all.name).toBe('2026年度排查 林业科.zip');
  expect(all.files.filter((it) => it.includes('岗位'))).toHaveLength(3);
  expect(all.files.filter((it) => it.includes('科室'))).toHaveLength(1);
  expect((await zip('staff')).files).toHaveLength(2); // one's own and the department's
  expect((await zip('otherHead')).files).toEqual([]);
  const stranger = await (await makeBureau(here.db)).actor('office');
  await expect(round.as('office', (tx) => documents.formDocument(tx, stranger, form, 'zh-CN', moment))).rejects.toMatchObject({
    code: 'campaigns/form/not-found',
  });
});

test('a list is put on paper whole, page after page, or refused with how long it is', async () => {
  const { as } = round;
  const page = (after: string | undefined) =>
    as('office', (tx, actor) => formsFor(tx, actor, { sort: 'number', limit: 3, campaign: round.campaignId, after }, moment.today));
  const all = await documents.everyRow(page);
  expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([16, 16]);
  await expect(documents.everyRow(page, 15)).rejects.toMatchObject({ code: 'campaigns/documents/many', facts: { count: 16, most: 15 } });
});

test('填报情况统计 counts department by department', async () => {
  const file = await round.as('office', (tx, actor) => documents.filingDocument(tx, actor, round.campaignId, 'zh-CN', moment));
  expect(file.name).toBe('2026年度廉政风险排查填报情况统计.docx');
  expect(textOf(await bytesOf(file))).toContain('林业科\n4\n1\n1\n1\n1\n1\n');
});

test('the minutes say who came, what was decided, why, and the numbers given', async () => {
  const file = await round.as('office', (tx, actor) => documents.minutesDocument(tx, actor, sitting, 'zh-CN'));
  const text = textOf(await bytesOf(file));
  expect(file.name).toMatch(/^2026年度廉政风险等级评估会纪要 PG-2026-0001\.docx$/);
  expect(text).toContain('共评定 2 个：一级 1 个，二级 0 个，三级 1 个。');
  expect(text).toContain('涉及&lt;金额&gt;较大');
  expect(text).toMatch(/-2026-001\n/);
  expect(text).toMatch(/-2026-002\n/);
  expect(text).toContain(round.bureau.people.director.name);
});
