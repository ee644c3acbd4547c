import { wordBook } from '#platform/words.ts';

type F = Readonly<Record<string, unknown>>;
const t = (facts: F, key: string) => String(facts[key]);
const many = (count: unknown, one: string, more: string) => `${String(count)} ${count === 1 ? one : more}`;

/** What the first page says of this module. */
export const home = wordBook({
  todos: {
    handle: [(f: F) => `办理意见 ${t(f, 'number')}`, (f: F) => `Handle suggestion ${t(f, 'number')}`],
    answer: [(f: F) => `答复意见 ${t(f, 'number')}`, (f: F) => `Answer suggestion ${t(f, 'number')}`],
    settle: [(f: F) => `决定意见 ${t(f, 'number')} 是否采纳`, (f: F) => `Take up or decline suggestion ${t(f, 'number')}`],
    more: [
      (f: F) => `另有 ${t(f, 'count')} 条意见等办公室办理`,
      (f: F) => `${many(f['count'], 'more suggestion waits', 'more suggestions wait')} for the office`,
    ],
    overdue: [
      (f: F) => `意见 ${t(f, 'number')} 逾期未答复，请催办或者另行处理`,
      (f: F) => `Suggestion ${t(f, 'number')} was not answered in time; press the department or settle it`,
    ],
  },
  todoDeeds: {
    handle: ['办理', 'Handle'],
    answer: ['答复', 'Answer'],
    settle: ['决定', 'Decide'],
    more: ['查看', 'See them'],
    overdue: ['查看', 'See it'],
  },
  rules: {
    handle: [
      '收到意见的次日起按工作日计算，办公室转办、答复或者决定。',
      'Working days from the day after receipt, for the office to dispatch, answer or settle it.',
    ],
    answer: ['转办时由办公室定的答复期限。', 'The day that the office set when it dispatched the suggestion.'],
    settle: [
      '答复的次日起按工作日计算，办公室决定是否采纳。',
      'Working days from the day after the answer, for the office to take it up or decline it.',
    ],
  },
  senders: { outside: ['群众', 'The public'], inside: ['本单位人员', 'Somebody of the bureau'] },
  figures: {
    open: { name: ['办理中的意见', 'Open suggestions'], unit: ['条', ''], period: ['现在', 'now'] },
    late: { name: ['逾期的意见', 'Late suggestions'], unit: ['条', ''], period: ['现在', 'now'] },
  },
});
