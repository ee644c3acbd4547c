import { addDays } from '#engine/days.ts';
import { confine } from '#platform/db.ts';
import type { Moment } from '#platform/permissions.ts';
import { giveSuggestion, type NewSuggestion } from '#suggestions/commands/giving.ts';
import { answerSuggestion, declineSuggestion, dispatchSuggestion, takeUpSuggestion } from '#suggestions/commands/handling.ts';
import { receiveFromOutside } from '#suggestions/commands/outside.ts';
import type { Published } from './catalogue.ts';
import { ago, as, idOf, type Stage } from './stage.ts';

/** 意见 of the last weeks: one of every source and every state. */
export async function leaveSuggestions(stage: Stage, published: readonly Published[]): Promise<void> {
  const timber = published.find(({ power }) => power.department === '林业科' && power.shape === 'inspectedLicence')!;
  await takenUp(stage, timber);
  await declined(stage);
  await withADepartment(stage, timber);
  await answered(stage);
  await inside(
    stage,
    '严书衡',
    { source: 'organization', text: '年底前集中采购较多，建议把拆分采购、化整为零的情形列为风险点，统一提示各科室。' },
    2,
  );
  await outside(stage, timber.powerId, '申请材料一次没有说全，来回跑了三趟。希望受理窗口一次告知清楚。', 1);
}

async function takenUp(stage: Stage, { power, powerId, versionId }: Published): Promise<void> {
  const { tx } = stage;
  const id = await outside(stage, powerId, '现场查验的同志没有到地里，只在电话里问了面积就写了意见，邻村的面积报得明显偏大。', 46);
  const [sent, told, settled] = [ago(stage, 44, 9), ago(stage, 40, 15), ago(stage, 38, 10)];
  await dispatch(stage, id, '林知微', '林业科', sent, '请核实查验记录，说明是否两人到场。');
  const answer = '经核查，当日查验只有一人到场，没有拍照定位。已要求查验必须两人同行，照片随件归档。';
  await answerSuggestion(tx, await as(stage, '木子林', told), id, answer, told);
  const point = {
    description: '现场查验不到场，凭电话询问或者旧照片出具查验意见，面积、蓄积量失实',
    tier: 'department',
    departmentId: idOf(stage.departments, power.department),
    powerId,
    step: `${versionId}:Task_inspect`,
    keyArea: 'approval',
    aspect: 'process',
    element: 'power',
    likelihood: 3,
    harm: 4,
    selfLevel: 2,
    reply: '您反映的情况属实，已列为风险点：查验须两人到场、拍照定位。感谢您的监督。',
  } as const;
  await takeUpSuggestion(tx, await as(stage, '沈听雨', settled), id, point, settled);
}

async function declined(stage: Stage): Promise<void> {
  const about = `department:${idOf(stage.departments, '计财科')}`;
  const text = '出差报销先由本人垫付，等的时间太长，容易找服务对象垫钱，建议明确报销时限。';
  const id = await inside(stage, '麦青', { source: 'mutual', about, namedTo: 'office', text }, 30);
  const moment = ago(stage, 27, 11);
  const reason = '《财务报销管理办法》第九条已规定十个工作日内办结，登记册中已有这一风险点；已提醒计财科按时办理。';
  await declineSuggestion(stage.tx, await as(stage, '林知微', moment), id, reason, moment);
}

async function withADepartment(stage: Stage, { versionId }: Published): Promise<void> {
  const text = '临近期限才集中审批，审批环节把关容易流于形式，请林业科研究有没有新的风险点。';
  const id = await inside(stage, '苏映川', { source: 'leader', about: `step:${versionId}:Task_decide`, text }, 4);
  await dispatch(stage, id, '林知微', '林业科', ago(stage, 3, 9), '请结合近半年办件情况说明。', 4);
}

async function answered(stage: Stage): Promise<void> {
  const { tx } = stage;
  const id = await outside(stage, null, '渔业补助发到手的数目和村里公示的对不上，想知道是怎么算的。', 12);
  const [sent, told] = [ago(stage, 10, 9), ago(stage, 1, 16)];
  await dispatch(stage, id, '沈听雨', '渔业科', sent, '请核对公示和发放台账。', 8);
  await answerSuggestion(tx, await as(stage, '江渔歌', told), id, '补助按核定吨位计算，公示时误用了申报吨位。已更正公示，并逐户说明。', told);
}

async function inside(stage: Stage, who: string, given: NewSuggestion, days: number): Promise<string> {
  const moment = ago(stage, days, 9);
  const { id } = await giveSuggestion(stage.tx, await as(stage, who, moment), given, moment);
  return id;
}

async function outside(stage: Stage, powerId: string | null, text: string, days: number): Promise<string> {
  const { tx, bureauId, commission, legal, random } = stage;
  const once = Array.from({ length: 4 }, () => random().toString(36).slice(2)).join('');
  const { number } = await receiveFromOutside(tx, { bureauId, powerId, text, once }, ago(stage, days, 20));
  await confine(tx, [bureauId, commission.bureauId, legal.bureauId]); // the public sees one bureau at a time
  const { suggestionId } = await tx
    .selectFrom('suggestion')
    .select('suggestionId')
    .where('bureauId', '=', bureauId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return suggestionId;
}

async function dispatch(stage: Stage, id: string, who: string, to: string, moment: Moment, note: string, days = 6): Promise<void> {
  const asked = { departmentId: idOf(stage.departments, to), dueOn: addDays(moment.today, days), note };
  await dispatchSuggestion(stage.tx, await as(stage, who, moment), id, asked, moment);
}
