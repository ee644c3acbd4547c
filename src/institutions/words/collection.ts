import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

type AsOf = Readonly<{ day: string; count: number }>;

export const collectionWords = wordBook({
  title: [(bureau: string) => `${bureau}制度汇编`, (bureau: string) => `Institutions of ${bureau}`],
  contents: ['目　录', 'Contents'],
  asOf: [
    ({ day, count }: AsOf) => `${day}，共 ${count} 项制度`,
    ({ day, count }: AsOf) => `${day}, ${count} ${count === 1 ? 'institution' : 'institutions'}`,
  ],
  inForceFrom: [(day: string) => `自${day}起施行`, (day: string) => `in force from ${day}`],
  noText: ['（正文尚未录入。）', '(The text has not been entered yet.)'],
  onlyFile: [
    (file: string) => `（本制度以原件保存，正文未录入：${file}）`,
    (file: string) => `(Only the document itself is kept, its text was not entered: ${file})`,
  ],
});

export const collectionRefusals = wordBook({
  'institutions/collection/too-large': [
    ({ institutions }: Facts) => `一份汇编最多 ${String(institutions)} 项制度、三百万字，再大的文件打不开。请按类别、科室或年度筛选后分册导出。`,
    ({ institutions }: Facts) =>
      `One document holds ${String(institutions)} institutions and three million characters at most; larger ones cannot be opened. Filter by class, department or year and make several.`,
  ],
});
