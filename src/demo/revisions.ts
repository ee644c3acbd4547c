import { draftVersion } from '#powers/commands/drafting.ts';
import { legalReviewVersion, type Read, returnVersion, reviewVersion, submitVersion } from '#powers/commands/passing.ts';
import type { Published } from './catalogue.ts';
import { flowchartOf } from './flowchart.ts';
import { departments } from './organization.ts';
import type { DemoPower } from './powers.ts';
import { type Chart, chartOf } from './shapes.ts';
import { ago, as, asLegal, type Stage } from './stage.ts';

const headName = (department: string): string =>
  departments.find(({ name }) => name === department)!.people.find(({ rank }) => rank === 'departmentHead')!.name;

type Draft = Parameters<typeof draftVersion>[3];
/** Days ago on which a version was drafted, submitted, reviewed, legally reviewed; it lies where the next is missing. */
type Days = Readonly<{ drafted: number; submitted?: number; reviewed?: number; legallyReviewed?: number }>;

/** Second versions of five powers, one at each desk and one given back. */
export async function reviseSome(stage: Stage, published: readonly Published[]): Promise<void> {
  const find = (code: string) => published.find(({ power }) => power.code === code)!;
  await giveBackOne(stage, find('YT-XK-06'));
  await revise(stage, find('YT-XK-04'), { drafted: 10, submitted: 8, reviewed: 5 }, ({ power }) => ({
    promisedLimit: 3,
    procedure: '受理→材料审查→检疫→会商→审批决定→送达办结',
    flowchart: flowchartOf({ ...power, promised: 3 }, discussed(chartOf(power))),
  }));
  await revise(stage, find('YT-CF-01'), { drafted: 40, submitted: 34, reviewed: 28 }, () => ({
    basis: [
      {
        document: '中华人民共和国行政处罚法',
        article: '第五十七条、第五十八条',
        text: '在行政机关负责人作出决定之前，应当由从事行政处罚决定法制审核的人员进行法制审核。',
      },
      { document: '农业行政处罚程序规定', article: '', text: '' },
    ],
    responsibility: '畸轻畸重的；以罚代刑的；未经法制审核作出决定的',
  }));
  await revise(stage, find('YT-NB-03'), { drafted: 3, submitted: 1 }, () => ({ procedure: '提出事项→科室审核→会计核算→领导审批→支付→公示归档' }));
  await revise(stage, find('YT-XK-13'), { drafted: 20, submitted: 15, reviewed: 9, legallyReviewed: 1 }, () => ({ promisedLimit: 4 }));
}

/** Between review and decision the case is discussed, and the review has a day less. */
function discussed({ nodes, edges, ...chart }: Chart): Chart {
  const review = nodes.find(({ id }) => id === 'Task_review')!;
  const joint = { ...review, id: 'Task_discuss', name: '集体会商', x: review.x + 75, y: review.y + 130, days: 1 };
  return {
    ...chart,
    nodes: [...nodes.map((node) => (node === review ? { ...node, days: 2 } : node)), joint],
    edges: [
      ...edges.map((edge) => (edge.from === review.id && edge.to === 'Task_decide' ? { ...edge, to: joint.id } : edge)),
      { from: joint.id, to: 'Task_decide' },
    ],
  };
}

async function revise(stage: Stage, it: Published, days: Days, change: (it: Readonly<{ power: DemoPower }>) => Draft): Promise<Read> {
  const { tx } = stage;
  const { drafted, submitted, reviewed, legallyReviewed } = days;
  const head = await as(stage, headName(it.power.department), ago(stage, drafted));
  const office = await as(stage, '林知微', ago(stage, drafted));
  const made = await draftVersion(tx, head, it.powerId, change(it), ago(stage, drafted));
  if (submitted !== undefined) await submitVersion(tx, head, made, ago(stage, submitted, 11));
  if (reviewed !== undefined) await reviewVersion(tx, office, made, ago(stage, reviewed, 11));
  if (legallyReviewed !== undefined)
    await legalReviewVersion(tx, await asLegal(stage, ago(stage, legallyReviewed)), made, ago(stage, legallyReviewed, 11));
  return made;
}

/** One came back with what is asked place by place; its drafter has begun to mend it. */
async function giveBackOne(stage: Stage, it: Published): Promise<void> {
  const { tx } = stage;
  const made = await revise(stage, it, { drafted: 16, submitted: 12 }, () => ({ promisedLimit: 8, responsibility: '超限额核发的' }));
  const office = await as(stage, '林知微', ago(stage, 6));
  const said = {
    reason: '承诺时限与责任条款尚不完整，请补充后再报。',
    remarks: [
      { place: 'responsibility', reason: '删去了“收受当事人财物的”，请恢复，并写明追责情形。' },
      { place: 'promisedLimit', reason: '总时限缩短为 8 个工作日，各环节时限之和仍超过 8 个工作日，请一并调整。' },
      { place: 'node:Task_inspect', reason: '现场查验应当由两人以上进行，请补充可办岗位。' },
    ],
  };
  await returnVersion(tx, office, made, said, ago(stage, 6, 15));
  const later = ago(stage, 2, 9);
  const responsibility = '超限额核发的；收受当事人财物的；对不符合条件的申请准予许可的，依法追究直接责任人和主管人员责任';
  await draftVersion(tx, await as(stage, headName(it.power.department), later), it.powerId, { responsibility }, later);
}
