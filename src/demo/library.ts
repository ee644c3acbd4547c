import { addDays } from '#engine/days.ts';
import {
  abolishInstitution,
  addInstitution,
  changeInstitution,
  enactInstitution,
  reviseInstitution,
  settleRound,
} from '#institutions/commands/institution.ts';
import { circulate, signInstitution } from '#institutions/commands/receipt.ts';
import { peopleIn } from '#institutions/store/receipt.ts';
import { draftOf } from '#institutions/store/institution.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { linkPower } from '#risks/commands/scope.ts';
import { type DemoInstitution, institutions } from './institutions.ts';
import type { Published } from './catalogue.ts';
import { randomFrom } from './random.ts';
import { ago, as, idOf, type Stage } from './stage.ts';

const keeperName = '林知微';
const figures = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function textOf({ title, department, rules }: DemoInstitution): string {
  const articles = [`为规范权力运行，防控廉政风险，结合本局实际，制定${title}。`, '本制度适用于局机关各科室和局属各单位。', ...rules];
  const end = [`违反本制度的，按照党风廉政建设责任追究的有关规定处理。`, `本制度由${department}负责解释。`];
  const numbered = [...articles, ...end].map((text, at) => `第${figures[at]}条　${text}`);
  return ['第一章　总则', ...numbered.slice(0, 2), '第二章　工作要求', ...numbered.slice(2, -2), '第三章　附则', ...numbered.slice(-2)].join('\n');
}

type Library = Readonly<{ byArea: ReadonlyMap<string, readonly string[]>; byTitle: ReadonlyMap<string, string> }>;

/** 制度库: one of the nine is still a draft. */
export async function recordInstitutions(stage: Stage): Promise<Library> {
  const moment = ago(stage, 372);
  const office = await as(stage, keeperName, moment);
  const byArea = new Map<string, string[]>();
  const byTitle = new Map<string, string>();
  for (const it of institutions) {
    const { title, number, class: of, action, department, areas } = it;
    const fields = { title, documentNumber: number, class: of, action, departmentId: idOf(stage.departments, department), text: textOf(it) };
    const { id } = await addInstitution(stage.tx, office, fields, moment);
    if (areas.length > 0) await enactInstitution(stage.tx, office, id, addDays(moment.today, -20), moment);
    for (const area of areas) byArea.set(area, [...(byArea.get(area) ?? []), id]);
    byTitle.set(title, id);
  }
  return { byArea, byTitle };
}

const separation = '行政审批岗位分离和限时办结制度';
const inspection = '现场查验双人双随机办法';
const procurement = '政府采购和大宗物品采购管理办法';
const funds = '专项资金项目管理和公示办法';
const duties = '岗位责任和首问负责制度';

/** What became of the library in the year: two were revised, one is being revised, one was merged into another, and people signed that they read. */
export async function tendLibrary(stage: Stage, { byTitle }: Library, published: readonly Published[]): Promise<void> {
  const [spring, summer, autumn] = [ago(stage, 210), ago(stage, 95), ago(stage, 12)];
  await revise(stage, idOf(byTitle, separation), spring, {
    action: 'improve',
    reason: '年中检查发现补正停计没有写明理由，补充停计的要求',
    change: (text) =>
      text
        .replace('当日在系统里注明起止日期和理由', '当日在系统里注明起止日期、理由和依据，并由科室负责人确认')
        .replace('三个工作日内说明原因', '两个工作日内说明原因并提出整改措施'),
  });
  await revise(stage, idOf(byTitle, procurement), summer, {
    action: 'supplement',
    reason: '补充小额零星采购的比价和登记要求',
    change: (text) =>
      text
        .replace('第七条　本制度', '第八条　本制度')
        .replace('第六条　违反', '第七条　违反')
        .replace('\n第三章', '\n第六条　单项金额一万元以下的零星采购由两人经办，逐笔登记品名、数量、价格和供应商，按季公示。\n第三章'),
  });
  const office = await as(stage, keeperName, autumn);
  await reviseInstitution(stage.tx, office, idOf(byTitle, funds), { action: 'improve', reason: '按上级要求把公示期延长到十日' }, autumn);
  await draft(stage, office, idOf(byTitle, funds), (text) => text.replace('公示期不少于七日', '公示期不少于十日，公示内容包括评审专家名单'), autumn);
  await settleRound(
    stage.tx,
    office,
    idOf(byTitle, inspection),
    { year: Number(autumn.today.slice(0, 4)), action: 'clean', note: '清理后继续适用' },
    autumn,
  );
  await mergeOld(stage, idOf(byTitle, duties), summer);
  for (const { power, powerId } of published) {
    if (power.category === 'licence') await linkPower(stage.tx, office, idOf(byTitle, separation), powerId, autumn);
  }
  await askForReceipts(stage, idOf(byTitle, separation), ago(stage, 20), 30, 0.7);
  await askForReceipts(stage, idOf(byTitle, procurement), ago(stage, 40), 15, 0.9);
}

type Revision = Readonly<{ action: 'improve' | 'supplement'; reason: string; change: (text: string) => string }>;

async function revise(stage: Stage, id: string, moment: Moment, { action, reason, change }: Revision): Promise<void> {
  const office = await as(stage, keeperName, moment);
  await reviseInstitution(stage.tx, office, id, { action, reason }, moment);
  await draft(stage, office, id, change, moment);
  await enactInstitution(stage.tx, office, id, moment.today, moment);
}

async function draft(stage: Stage, office: Actor, id: string, change: (text: string) => string, moment: Moment): Promise<void> {
  const { title, documentNumber, class: of, action, text } = (await draftOf(stage.tx, stage.bureauId, id))!;
  const { departmentId } = await stage.tx
    .selectFrom('institution')
    .select('departmentId')
    .where('bureauId', '=', stage.bureauId)
    .where('institutionId', '=', id)
    .executeTakeFirstOrThrow();
  await changeInstitution(stage.tx, office, id, { title, documentNumber, class: of, action, departmentId, text: change(text) }, moment);
}

/** 整合: an older institution went into a newer one. */
async function mergeOld(stage: Stage, into: string, moment: Moment): Promise<void> {
  const [before, office] = [ago(stage, 371), await as(stage, keeperName, moment)];
  const fields = {
    title: '一次性告知制度',
    documentNumber: '云农林渔〔2019〕17号',
    class: 'postManagement',
    action: 'clean',
    departmentId: idOf(stage.departments, '行风效能室'),
    text: '第一条　工作人员对申请材料不齐全的，应当一次性告知需要补正的全部内容。\n第二条　告知用书面形式，由窗口留存一份。',
  } as const;
  const { id } = await addInstitution(stage.tx, office, fields, before);
  await enactInstitution(stage.tx, office, id, '2019-06-01', before);
  await abolishInstitution(stage.tx, office, id, { reason: '内容并入岗位责任和首问负责制度', replacedBy: into }, moment);
}

/** Everybody is asked; a share of them has signed within some days. */
async function askForReceipts(stage: Stage, id: string, moment: Moment, days: number, share: number): Promise<void> {
  const office = await as(stage, keeperName, moment);
  await circulate(stage.tx, office, id, { departments: [], dueOn: addDays(moment.today, days) }, moment);
  const { number } = await stage.tx
    .selectFrom('institution')
    .select('number')
    .where('bureauId', '=', stage.bureauId)
    .where('institutionId', '=', id)
    .executeTakeFirstOrThrow();
  const names = new Map([...stage.people].map(([name, personId]) => [personId, name]));
  const people = await peopleIn(stage.tx, stage.bureauId, []);
  const random = randomFrom(people.length); // its own, so that the year goes on as it would without it
  for (const [at, personId] of people.entries()) {
    const name = names.get(personId);
    if (name === undefined || random() > share) continue;
    const then = ago(stage, Math.max(0, 18 - (at % 12)));
    await signInstitution(stage.tx, await as(stage, name, then), id, number, then);
  }
}
