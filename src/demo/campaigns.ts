import { openCampaign } from '#campaigns/commands/campaign.ts';
import * as filling from '#campaigns/commands/filling.ts';
import * as reviewing from '#campaigns/commands/reviewing.ts';
import { blankLine, type Content, type Line, type LineMeasure } from '#campaigns/content.ts';
import { library } from '#campaigns/library.ts';
import { shippedPromises } from '#campaigns/promises.ts';
import { addDays, yearOf } from '#engine/days.ts';
import { delegate } from '#organization/commands/delegations.ts';
import { newId } from '#platform/ids.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import type { KeyArea } from '#risks/point.ts';
import { departments } from './organization.ts';
import { ago, as, idOf, type Stage } from './stage.ts';

/** How far each form of the round has come; who is not named has not begun. */
const reviewed = ['田新禾', '谷雨生', '麦青', '陶然', '柏青松', '金玉衡', '毛小满', '罗一鸣', '石青峰', '郑清扬'];
const assessed = ['杉月', '马识途', '齐整'];
const submitted = ['竹影', '汤海平', '舟小荷', '江渔歌', '温若谷', '陆怀远', '贺若平'];
const begun = ['叶知秋', '木子林', '苏映川'];

/** 排查: a round that was opened three weeks ago and ends in ten days, with forms at every desk. */
export async function holdCampaign(stage: Stage): Promise<void> {
  const { tx, now } = stage;
  const { today } = momentOf(now);
  const opened = ago(stage, 20, 9);
  const year = (await lastYear(stage)) + 1;
  const round = { year, title: `${year}年度廉政风险排查`, opensOn: opened.today, dueOn: addDays(today, 10), promises: shippedPromises };
  await openCampaign(tx, await as(stage, '林知微', opened), round, opened);
  const away = { fromId: null, toId: idOf(stage.people, '温若谷'), validFrom: addDays(today, -2), validTo: addDays(today, 5), reason: '外出学习' };
  const leaving = ago(stage, 3, 16);
  await delegate(tx, await as(stage, '程晚舟', leaving), away, leaving);
  for (const [at, name] of [...reviewed, ...assessed, ...submitted].entries()) await file(stage, name, 15 - (at % 4));
  for (const name of [...reviewed, ...assessed]) await assess(stage, name);
  for (const name of reviewed) await review(stage, name);
  for (const name of begun) await start(stage, name, ago(stage, 4, 10));
  await comesBack(stage, '潘若水');
  await departmentForms(stage);
}

/** The year of the register from which the round goes on. */
async function lastYear({ tx, bureauId, now }: Stage): Promise<number> {
  const of = tx.selectFrom('riskPoint').where('bureauId', '=', bureauId).where('state', '=', 'registered');
  const { year } = await of.select((it) => it.fn.max('year').as('year')).executeTakeFirstOrThrow();
  return year ?? yearOf(momentOf(now).today) - 1;
}

const homeOf = (name: string) => departments.find((it) => it.people.some((person) => person.name === name))!;
const rankOf = (name: string) => homeOf(name).people.find((it) => it.name === name)!.rank;
const headOf = (department: string) => departments.find((it) => it.name === department)!.people.find((it) => it.rank === 'departmentHead')!.name;

async function formOf({ tx, bureauId }: Stage, name: string): Promise<Readonly<{ id: string; content: Content | null; revision: number }>> {
  const row = await tx
    .selectFrom('form')
    .select(['formId as id', 'content', 'revision'])
    .where('bureauId', '=', bureauId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { ...row, content: row.content as Content | null };
}

async function start(stage: Stage, name: string, moment: Moment, who = name): Promise<Actor> {
  const actor = await as(stage, who, moment);
  await filling.startForm(stage.tx, actor, (await formOf(stage, name)).id, moment);
  return actor;
}

/** Begun, filled in and handed in, so many days ago. */
async function file(stage: Stage, name: string, days: number): Promise<void> {
  const moment = ago(stage, days, 10);
  const actor = await start(stage, name, moment);
  const { id, content, revision } = await formOf(stage, name);
  const saved = await filling.saveForm(stage.tx, actor, id, revision, completed(content!, name), moment);
  await filling.submitForm(stage.tx, actor, id, { revision: saved.revision, name, drawing: null }, moment);
}

const areaOf = (department: string): KeyArea =>
  department.includes('执法') ? 'enforcement' : department === '人事科' ? 'personnel' : department === '计财科' ? 'specialFunds' : 'approval';

const measured = (measure: LineMeasure): LineMeasure => ({ ...measure, kind: measure.kind ?? 'prevention', every: measure.every ?? 'quarter' });

const common = (area: KeyArea): Line => {
  const it = library.find(({ keyArea }) => keyArea === area)!;
  const measures = it.measures.map(({ zh }) => ({ text: zh, kind: 'prevention', dueOn: null, every: 'quarter', institutionId: null }) as const);
  const rated = { likelihood: 2, harm: 4, selfLevel: 2 } as const;
  return { ...blankLine(newId()), description: it.zh, keyArea: area, aspect: it.aspect, element: 'power', ...rated, measures };
};

/** Last year's points with the measures' periods, or where there were none a common one; what a person knows of themself. */
function completed(content: Content, name: string): Content {
  const { name: department, people } = homeOf(name);
  const points = content.points.length > 0 ? content.points : [common(areaOf(department))];
  const posts = people.find((it) => it.name === name)!.posts;
  const duties = `负责${department === '局领导' ? '分管范围内' : department}${posts.join('、')}的工作，按规定的依据、程序和时限办理。`;
  const own = content.tier === 'position' ? { sex: '男', party: '中共党员', duties } : {};
  return { ...content, ...own, points: points.map((it) => ({ ...it, measures: it.measures.map(measured) })) } as Content;
}

async function assess(stage: Stage, name: string): Promise<void> {
  if (rankOf(name) === 'departmentHead') return;
  const moment = ago(stage, 9, 15);
  const { id, revision } = await formOf(stage, name);
  const said = { revision, opinion: '查找到位，措施可行，同意自评等级。', levels: {} };
  await reviewing.assessForm(stage.tx, await as(stage, headOf(homeOf(name).name), moment), id, said, moment);
}

async function review(stage: Stage, name: string): Promise<void> {
  const moment = ago(stage, 6, 11);
  const { id, revision, content } = await formOf(stage, name);
  const [first] = content!.points;
  const raised = name === '陶然' || name === '石青峰' ? { [first!.id]: 1 } : {};
  const opinion = Object.keys(raised).length > 0 ? '现场环节反映较多，第一项按一级掌握。' : '同意评定意见。';
  await reviewing.reviewForm(stage.tx, await as(stage, homeOf(name).leader, moment), id, { revision, opinion, levels: raised }, moment);
}

async function comesBack(stage: Stage, name: string): Promise<void> {
  await file(stage, name, 8);
  const moment = ago(stage, 5, 14);
  const { id, revision, content } = await formOf(stage, name);
  const place = `points.${content!.points[0]!.id}.measures`;
  const remarks = [{ place, reason: '措施太笼统，请写明谁来做、多长时间做一次。' }];
  const head = await as(stage, headOf(homeOf(name).name), moment);
  await reviewing.returnForm(stage.tx, head, id, { revision, opinion: '请补充措施后重新提交。', remarks }, moment);
}

/** A department's form that was reviewed, one at the leader's desk, one begun; the bureau's begun by the office. */
async function departmentForms(stage: Stage): Promise<void> {
  await fileDepartment(stage, '农业科', 12);
  await fileDepartment(stage, '畜牧兽医局', 7);
  const moment = ago(stage, 6, 16);
  const { id, revision } = await formOf(stage, '农业科');
  const said = { revision, opinion: '同意。审批环节的措施要逐条落实到人。', levels: {} };
  await reviewing.reviewForm(stage.tx, await as(stage, '温若谷', moment), id, said, moment);
  await start(stage, '林业科', ago(stage, 3, 15), headOf('林业科'));
  const { name: bureau } = await stage.tx.selectFrom('bureau').select('name').where('bureauId', '=', stage.bureauId).executeTakeFirstOrThrow();
  await start(stage, bureau, ago(stage, 2, 9), '林知微');
}

async function fileDepartment(stage: Stage, department: string, days: number): Promise<void> {
  const { tx } = stage;
  const moment = ago(stage, days, 15);
  const head = await start(stage, department, moment, headOf(department));
  const { id, content, revision } = await formOf(stage, department);
  const people = departments.find((it) => it.name === department)!.people.map((it) => it.name);
  const attended = people.map((name) => ({ personId: idOf(stage.people, name), attended: true }));
  await filling.saveParticipants(tx, head, id, attended, moment);
  const points = (content!.points.length > 0 ? content!.points : [common('approval')]).map((it) => ({
    ...it,
    responsible: head.personId,
    measures: it.measures.map(measured),
  }));
  const said = { functions: `${department}职责范围内的行政审批和行业管理。`, heldAt: ago(stage, days + 1).today, points };
  const saved = await filling.saveForm(tx, head, id, revision, { ...content!, ...said } as Content, moment);
  await filling.submitForm(tx, head, id, { revision: saved.revision, name: head.name, drawing: null }, moment);
  for (const name of people.slice(1, 3)) {
    await filling.signForm(tx, await as(stage, name, moment), id, { revision: saved.revision, name, drawing: null }, moment);
  }
}
