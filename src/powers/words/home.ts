import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

type What = Readonly<{ zh: string; en: string }>;

/** How a deadline was reckoned: from which day, by how many working days, what lies between. */
const reckonedBy = ({ zh, en }: What) =>
  [
    ({ since, days, off }: Facts) =>
      `自 ${String(since)} ${zh}的次日起 ${String(days)} 个工作日，按本单位工作日历计算${Number(off) > 0 ? `，其间 ${String(off)} 天为休息日，不计` : ''}。`,
    ({ since, days, off }: Facts) =>
      `${String(days)} working day${days === 1 ? '' : 's'} from the day after it was ${en} on ${String(since)}, by the bureau’s calendar${Number(off) > 0 ? `; ${String(off)} day${off === 1 ? '' : 's'} off between do not count` : ''}.`,
  ] as const;

/** What the first page says of this module. */
export const home = wordBook({
  todos: {
    submit: [
      ({ name, number }: Facts) => `修改被退回的职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Revise the returned power ${String(name)} (version ${String(number)})`,
    ],
    review: [
      ({ name, number }: Facts) => `局内审核职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Review the power ${String(name)} (version ${String(number)})`,
    ],
    legalReview: [
      ({ name, number }: Facts) => `法制审核职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Review the legality of ${String(name)} (version ${String(number)})`,
    ],
    publish: [
      ({ name, number }: Facts) => `公布职权：${String(name)}（第 ${String(number)} 版）`,
      ({ name, number }: Facts) => `Publish the power ${String(name)} (version ${String(number)})`,
    ],
  },
  todoDeeds: {
    submit: ['修改', 'Revise'],
    review: ['审核', 'Review'],
    legalReview: ['审核', 'Review'],
    publish: ['公布', 'Publish'],
  },
  rules: {
    submit: reckonedBy({ zh: '退回', en: 'returned' }),
    review: reckonedBy({ zh: '提交', en: 'submitted' }),
    legalReview: reckonedBy({ zh: '局内审核通过', en: 'passed by the office' }),
    publish: reckonedBy({ zh: '法制审核通过', en: 'passed by legal affairs' }),
  },
});
