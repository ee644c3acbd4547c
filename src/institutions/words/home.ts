import { wordBook } from '#platform/words.ts';

type F = Readonly<Record<string, unknown>>;
const t = (facts: F, key: string) => String(facts[key]);

/** What the first page says of this module. */
export const home = wordBook({
  todos: {
    sign: [(f: F) => `阅读并签收《${t(f, 'title')}》`, (f: F) => `Read and sign “${t(f, 'title')}”`],
    unsigned: [
      (f: F) => `《${t(f, 'title')}》还有 ${t(f, 'count')} 人逾期未签收，请催办`,
      (f: F) => `${t(f, 'count')} ${f['count'] === 1 ? 'person has' : 'people have'} not signed “${t(f, 'title')}” in time; press them`,
    ],
  },
  todoDeeds: { sign: ['阅读', 'Read'], unsigned: ['查看', 'See who'] },
  rules: { sign: ['发起签收时由办公室定的期限。', 'The day that the office set when it asked for receipts.'] },
  figures: { inForce: { name: ['施行中的制度', 'Institutions in force'], unit: ['项', ''], period: ['现在', 'now'] } },
});
