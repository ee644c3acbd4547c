import { pick, type Random } from '#demo/random.ts';
import { newId } from '#platform/ids.ts';
import { measureKinds, type MeasureStatus, periods } from '#risks/measure.ts';
import { type TestBureau, testDay } from '../test/bureau.ts';
import type { Value } from './loading.ts';

const texts = [
  '每季度抽查并提醒谈话',
  '双人现场查验并留影像',
  '集体研究并全程记录',
  '轮岗交流',
  '公开公示并受理投诉',
  '廉政约谈',
  '专项审计',
  '回访服务对象',
];

export const measureColumns = 'bureau_id, measure_id, risk_point_id, text, kind, responsible_id, due_on, counted_from, every, status';
export const entryColumns = 'bureau_id, entry_id, measure_id, number, deed, text, by_id, by_name, at';

/** Of an earlier year most is done and little was left undone or cancelled; of this one most is still to do. */
function statusOf(random: Random, dueOn: string): MeasureStatus {
  const luck = random();
  if (luck < 0.02) return 'cancelled';
  if (dueOn < testDay) return luck < 0.05 ? 'underWay' : 'done';
  return luck < 0.2 ? 'done' : luck < 0.4 ? 'underWay' : 'planned';
}

/** Measures of one bureau: of a point a preventive one mostly, and of some another. What is done has what shows it. */
export function measuresBy(random: Random, { bureauId }: TestBureau) {
  const rows: Value[][] = [];
  const entries: Value[][] = [];
  const add = (point: string, year: number, responsible: string, kind: string): MeasureStatus => {
    const dueOn = `${year}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    const [id, status] = [newId(), statusOf(random, dueOn)];
    rows.push([bureauId, id, point, pick(random, texts), kind, responsible, dueOn, dueOn, random() < 0.2 ? pick(random, periods) : null, status]);
    if (status === 'done') entries.push([bureauId, newId(), id, 1, 'finish', '已按计划完成,记录附后', responsible, '严书衡', `${dueOn}T02:00:00Z`]);
    return status;
  };
  /** Adds a point's measures. @returns how many of them remind */
  const of = (point: string, year: number, responsible: string): number => {
    const reminds = random() < 0.8 && add(point, year, responsible, 'prevention') !== 'cancelled';
    if (random() < 0.2) add(point, year, responsible, pick(random, measureKinds.slice(1)));
    return Number(reminds);
  };
  return { rows, entries, of };
}
