import { wordBook } from '#platform/words.ts';
import type { FindingFacts } from '../finding.ts';
import { dayEn, dayZh } from './dates.ts';

const by = ({ actor }: FindingFacts) => (actor ? `，由${actor}办理` : '');
const byEn = ({ actor }: FindingFacts) => (actor ? ` by ${actor}` : '');
const clock = (minutes = 0) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`;
const times = (count = 0, one = 'time') => `${count} ${count === 1 ? one : `${one}s`}`;
const percent = (share = 0) => `${String(Number((share * 100).toPrecision(2)))}%`;

/** 异常: the sentence of each lead, and what exactly was compared with what. */
export const leads = wordBook({
  kinds: {
    instant: ['秒办', 'Done at once'],
    outOfHours: ['非工作时间办理', 'Out of hours'],
    enteredLate: ['事后补录', 'Entered after the fact'],
    returned: ['反复补正', 'Sent back again and again'],
    corrected: ['记录更正', 'Record corrected'],
    batchEnd: ['集中批办', 'Done in a batch'],
    oneHandler: ['固定经办', 'Always one handler'],
    discretion: ['自由裁量', 'Discretion'],
  },
  sentences: {
    instant: [
      (f: FindingFacts) => `“${f.step}”到达后 ${f.value} 秒即办结${by(f)}。`,
      (f: FindingFacts) => `“${f.step}” was completed ${times(f.value, 'second')} after it arrived${byEn(f)}.`,
    ],
    outOfHours: [
      (f: FindingFacts) =>
        f.why === 'nonWorkingDay'
          ? `“${f.step}”在非工作日${dayZh(f.on)}办结${f.provisional ? '（工作日历暂定）' : ''}${by(f)}。`
          : `“${f.step}”在${dayZh(f.on)} ${clock(f.value)} 办结，不在办公时间内${by(f)}。`,
      (f: FindingFacts) =>
        f.why === 'nonWorkingDay'
          ? `“${f.step}” was completed on ${dayEn(f.on)}, which is no working day${f.provisional ? ' (calendar provisional)' : ''}${byEn(f)}.`
          : `“${f.step}” was completed on ${dayEn(f.on)} at ${clock(f.value)}, outside office hours${byEn(f)}.`,
    ],
    enteredLate: [
      (f: FindingFacts) => `“${f.step}”办结 ${f.value} 小时后才录入${by(f)}。`,
      (f: FindingFacts) => `“${f.step}” was entered ${times(f.value, 'hour')} after it was completed${byEn(f)}.`,
    ],
    returned: [
      (f: FindingFacts) => `申请人在本件中补正 ${f.value} 次，最近一次是“${f.step}”。`,
      (f: FindingFacts) => `The applicant had to supplement ${times(f.value)} in this case; the latest was “${f.step}”.`,
    ],
    corrected: [
      (f: FindingFacts) => `“${f.step}”的记录后来被更正${by(f)}，更正前后的记录都保留。`,
      (f: FindingFacts) => `The record of “${f.step}” was corrected later${byEn(f)}; both records are kept.`,
    ],
    batchEnd: [
      (f: FindingFacts) => `${f.actor ?? '同一人'}在 ${f.minutes} 分钟内连续办结“${f.step}” ${f.value} 件。`,
      (f: FindingFacts) => `${f.actor ?? 'One person'} completed “${f.step}” ${times(f.value)} within ${times(f.minutes, 'minute')}.`,
    ],
    oneHandler: [
      (f: FindingFacts) =>
        `“${f.applicant}”的 ${f.outcome} 件“${f.step}”全部由${f.actor ?? '同一人'}办理；在其他申请人的办件中，此人办理约 ${f.share}%。`,
      (f: FindingFacts) =>
        `All ${f.outcome} cases of “${f.applicant}” had “${f.step}” taken by ${f.actor ?? 'one person'}, who takes about ${f.share}% of those of other applicants.`,
    ],
    discretion: [
      (f: FindingFacts) => `“${f.step}”的“${f.attribute}”为 ${f.outcome}，同类办件的中位数为 ${f.median}。`,
      (f: FindingFacts) => `“${f.attribute}” of “${f.step}” is ${f.outcome}; the median of comparable cases is ${f.median}.`,
    ],
  },
  formulas: {
    instant: [
      (f: FindingFacts) => `办结时间减到达时间不超过 ${f.threshold} 秒；只看审查和决定环节，比较的是本环节自身的两个时间。`,
      (f: FindingFacts) =>
        `Completion less arrival is no more than ${times(f.threshold, 'second')}; only steps that check or decide, each against its own arrival.`,
    ],
    outOfHours: [
      (f: FindingFacts) => `办结日不是工作日（调休上班日除外），或早于、晚于办公时间（界限 ${clock(f.threshold)}）；比较的是本环节的办结时间。`,
      (f: FindingFacts) =>
        `Completed on a day that is not worked (make-up days are), or before or after office hours (limit ${clock(f.threshold)}); the step’s own time.`,
    ],
    enteredLate: [
      (f: FindingFacts) => `录入时间减办结时间超过 ${f.threshold} 小时；比较的是同一事件的两个时间。`,
      (f: FindingFacts) => `Entry less completion is more than ${times(f.threshold, 'hour')}; the two times of one event.`,
    ],
    returned: [
      (f: FindingFacts) => `补正次数超过 ${f.threshold} 次；统计范围为本件的 ${f.sample} 个环节。`,
      (f: FindingFacts) => `Supplements number more than ${f.threshold}; counted among the ${times(f.sample, 'step')} of this case.`,
    ],
    corrected: [
      () => '来源系统用新记录更正了旧记录；比较的是更正前后的两条记录。',
      () => 'The source took back one record by another; the two records are compared.',
    ],
    batchEnd: [
      (f: FindingFacts) =>
        `同一人、同一环节在 ${f.minutes} 分钟内办结达到 ${f.threshold} 件；比较范围为此人近十二个月办结的同一环节，共 ${f.sample} 件。`,
      (f: FindingFacts) =>
        `One person completed one step ${times(f.threshold)} or more within ${times(f.minutes, 'minute')}; among the ${f.sample} that the same person completed in twelve months.`,
    ],
    oneHandler: [
      (f: FindingFacts) =>
        `pⁿ × 比较次数 ≤ ${percent(f.threshold)}：p 为此人在其他申请人 ${f.sample} 件中的办理比例（约 ${f.share}%），n = ${f.outcome}，比较 ${f.tests} 次（Bonferroni 校正），结果为 ${percent(f.value)}；近十二个月，同一职权、同一环节。`,
      (f: FindingFacts) =>
        `pⁿ × tests ≤ ${percent(f.threshold)}: p is the handler’s share of ${f.sample} cases of other applicants (about ${f.share}%), n = ${f.outcome}, ${times(f.tests, 'test')} (Bonferroni), which gives ${percent(f.value)}; twelve months, one power, one step.`,
    ],
    discretion: [
      (f: FindingFacts) =>
        `0.6745 ×（数值 − 中位数）÷ 绝对中位差（${f.spread}）为 ${f.value}，绝对值达到 ${f.threshold}（Iglewicz 和 Hoaglin，1993）；比较范围为近十二个月同一职权、同一环节的 ${f.sample} 件。`,
      (f: FindingFacts) =>
        `0.6745 × (value − median) ÷ MAD (${f.spread}) is ${f.value}, which is ${f.threshold} or more (Iglewicz and Hoaglin, 1993); among ${f.sample} cases of one power and step in twelve months.`,
    ],
  },
  lead: {
    compared: [(formula: string) => `怎样比较：${formula}`, (formula: string) => `What was compared: ${formula}`],
    note: [
      '这是线索，不是过错：不挂牌，不进督办，不扣分，只提示哪里值得核查。',
      'This is a lead, not a fault: no card, no inquiry, no points. It says where a closer look may be worthwhile.',
    ],
    open: ['供核查', 'To look at'],
  },
});
