import { addDays } from '#engine/days.ts';
import type { Moment } from '#platform/permissions.ts';
import { appeal, confirm, decide, judgeAppeal, notify, proposeDeduction, state, waive } from '#warnings/commands/deductions.ts';
import { settleStep } from '#warnings/commands/dispositions.ts';
import { ago, as, idOf, type Stage } from './stage.ts';

type Story = Readonly<{
  person: string;
  department: string;
  item: string;
  days: number; // ago
  facts: string;
  statement: string | null; // null: waived
  upTo: 'proposed' | 'notified' | 'stated' | 'decided' | 'posted' | 'reversed';
  director?: boolean; // confirmed by the bureau head: a department head or above
}>;

/** What came of the year beside the inquiries: one at blue, one at yellow, one near blue, one reversed on appeal, some under way. */
const stories: readonly Story[] = [
  {
    person: '潘若水',
    department: '渔业科',
    item: 'SP05',
    days: 130,
    upTo: 'posted',
    statement: '当日窗口缺人，代为受理，未意识到与查验不相容。',
    facts: '经查，同一人办理受理和现场查验两个不相容环节。',
  },
  {
    person: '杨白露',
    department: '畜牧兽医局',
    item: 'GZ02',
    days: 160,
    upTo: 'posted',
    statement: null,
    facts: '窗口服务态度生硬，被有效投诉一次。',
  },
  {
    person: '杨白露',
    department: '畜牧兽医局',
    item: 'LJ02',
    days: 95,
    upTo: 'posted',
    statement: '系老同学聚会，事后已付餐费。',
    facts: '接受服务对象安排的宴请一次。',
  },
  {
    person: '叶知秋',
    department: '林业科',
    item: 'GZ02',
    days: 80,
    upTo: 'posted',
    statement: '当时系统故障，解释不够耐心，接受批评。',
    facts: '窗口解释不耐心，被有效投诉一次。',
  },
  {
    person: '铁如山',
    department: '农业综合执法大队',
    item: 'ZF01',
    days: 70,
    upTo: 'reversed',
    statement: '执法时另一名队员在车内取设备，有记录仪为证。',
    facts: '执法检查时在场人员不足两人。',
  },
  {
    person: '车行远',
    department: '农机管理站',
    item: 'GZ01',
    days: 50,
    upTo: 'posted',
    director: true,
    statement: null,
    facts: '工作时间擅离岗位，经效能督查查实。',
  },
  {
    person: '舟小荷',
    department: '渔业科',
    item: 'SP01',
    days: 4,
    upTo: 'notified',
    statement: null,
    facts: '补正材料分两次告知，未履行一次性告知义务。',
  },
  {
    person: '粟满仓',
    department: '种子管理站',
    item: 'SP02',
    days: 12,
    upTo: 'stated',
    statement: '材料邮寄延误，已附快递单。',
    facts: '办件超承诺时限三个工作日，无正当理由。',
  },
  {
    person: '谷雨生',
    department: '农业科',
    item: 'SP04',
    days: 14,
    upTo: 'decided',
    statement: '申请人催办甚急，先审后补查验记录。',
    facts: '未经现场查验即作出审核意见。',
  },
];

export async function tellDeductions(stage: Stage): Promise<void> {
  for (const story of stories) await tell(stage, story);
  await settleFirstSteps(stage);
}

const order = ['proposed', 'notified', 'stated', 'decided', 'posted', 'reversed'] as const;

async function tell(stage: Stage, { person, department, item, days, facts, ...course }: Story): Promise<void> {
  const { tx } = stage;
  const on = (passed: number): Moment => ago(stage, Math.max(0, days - passed), 9 + Math.min(passed, 8));
  const office2 = await as(stage, '沈听雨', on(0));
  const proposal = {
    appliesTo: 'person' as const,
    personId: idOf(stage.people, person),
    departmentId: idOf(stage.departments, department),
    item,
    facts,
  };
  const { id } = await proposeDeduction(tx, office2, { ...proposal, behaviourOn: addDays(on(0).today, -5) }, on(0));
  await carry(stage, { id, person, ...course }, on);
}

type Course = Pick<Story, 'person' | 'statement' | 'upTo' | 'director'> & Readonly<{ id: string }>;

/** A proposed deduction on its way, as far as the story goes. `on` is the moment so many days after the proposal. */
export async function carry(stage: Stage, { id, person, statement, upTo, director = false }: Course, on: (passed: number) => Moment): Promise<void> {
  const { tx } = stage;
  const reached = (step: (typeof order)[number]) => order.indexOf(upTo) >= order.indexOf(step);
  if (!reached('notified')) return;
  await notify(tx, await as(stage, '林知微', on(1)), id, on(1));
  if (!reached('stated')) return;
  const subject = await as(stage, person, on(3));
  await (statement === null ? waive(tx, subject, id, on(3)) : state(tx, subject, id, statement, on(3)));
  if (!reached('decided')) return;
  await decide(tx, await as(stage, '林知微', on(5)), id, true, '事实清楚、证据充分，陈述申辩的情节已予考虑。', on(5));
  if (!reached('posted')) return;
  await confirm(tx, await as(stage, director ? '陆怀远' : '方守正', on(6)), id, true, on(6));
  if (!reached('reversed')) return;
  await appeal(tx, await as(stage, person, on(9)), id, '记录仪视频可证明两人在场，请复核。', on(9));
  await judgeAppeal(tx, await as(stage, '陆怀远', on(15)), id, true, '视频证明两人在场，申诉成立，予以冲销。', on(15));
}

/** The first steps of every open plan have been done. */
async function settleFirstSteps(stage: Stage): Promise<void> {
  const { tx, bureauId } = stage;
  const moment = ago(stage, 20);
  const office = await as(stage, '林知微', moment);
  const open = await tx.selectFrom('disposition').select('dispositionId').where('bureauId', '=', bureauId).where('state', '=', 'open').execute();
  for (const { dispositionId } of open) await settleStep(tx, office, dispositionId, 1, '通知书已当面送达，送达回证存卷。', moment);
}
