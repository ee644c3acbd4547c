import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const people = ({ count }: Facts) => (count === 1 ? 'person' : 'people');
const files = ({ count }: Facts) => (count === 1 ? 'file' : 'files');

/** What the first page says of this module. */
export const homeWords = wordBook({
  todos: {
    notify: [({ item }: Facts) => `告知本人：拟扣分 ${item}`, ({ item }: Facts) => `Notify the person: proposed deduction ${item}`],
    state: [
      ({ item }: Facts) => `拟对您扣分（${item}），请陈述申辩`,
      ({ item }: Facts) => `A deduction from you is proposed (${item}): say what you have to say`,
    ],
    decide: [({ item }: Facts) => `决定是否扣分：${item}`, ({ item }: Facts) => `Decide on the deduction: ${item}`],
    confirm: [({ item }: Facts) => `确认扣分：${item}`, ({ item }: Facts) => `Confirm the deduction: ${item}`],
    judge: [({ item }: Facts) => `决定申诉：${item}`, ({ item }: Facts) => `Judge the appeal: ${item}`],
    step: [({ step }: Facts) => `处置步骤：${step}`, ({ step }: Facts) => `Disposition step: ${step}`],
    nearBlue: [
      ({ deducted, blue }: Facts) => `D级提醒：本年已扣 ${deducted} 分，满 ${blue} 分为蓝色预警`,
      ({ deducted, blue }: Facts) => `Reminder: ${deducted} points deducted this year; ${blue} is a blue warning`,
    ],
  },
  todoDeeds: {
    notify: ['告知', 'Notify'],
    state: ['陈述申辩', 'State'],
    decide: ['决定', 'Decide'],
    confirm: ['确认', 'Confirm'],
    judge: ['决定申诉', 'Judge'],
    step: ['办理', 'Settle'],
    nearBlue: ['查看台账', 'See the ledger'],
  },
  rules: {
    defence: [
      ({ notifiedOn }: Facts) => `${notifiedOn} 告知，次日起算陈述申辩期，只计工作日（含调休）；提交或放弃即结束。`,
      ({ notifiedOn }: Facts) => `Notified on ${notifiedOn}; the period counts working days from the next day and ends when you submit or waive.`,
    ],
    step: [
      ({ openedOn }: Facts) => `${openedOn} 开启处置，次日起按处置预案的工作日数计算。`,
      ({ openedOn }: Facts) => `The disposition opened on ${openedOn}; the working days of the plan count from the next day.`,
    ],
  },
  figures: {
    levelC: { name: ['蓝色预警', 'At blue'], unit: ['人', people], period: ['本年', 'this year'] },
    levelB: { name: ['黄色预警', 'At yellow'], unit: ['人', people], period: ['本年', 'this year'] },
    levelA: { name: ['红色预警', 'At red'], unit: ['人', people], period: ['本年', 'this year'] },
    dispositionsOpen: { name: ['处置中', 'Open dispositions'], unit: ['件', files], period: ['现在', 'now'] },
    dispositionsLate: { name: ['处置逾期', 'Dispositions overdue'], unit: ['件', files], period: ['现在', 'now'] },
  },
});
