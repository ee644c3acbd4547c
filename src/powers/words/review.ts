import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (facts: Facts, key: string) => String(facts[key] ?? '');
const days = (count: unknown) => `${String(count)} working day${count === 1 ? '' : 's'}`;

/** What the pages of review, comparison and drafting say. */
export const words = wordBook({
  legal: {
    title: ['法制审核', 'Legal review'],
    empty: [
      '没有待法制审核的职权。各单位办公室审核通过的版本会列在这里。',
      'No version waits for legal review. What the offices of the bureaus have passed is listed here.',
    ],
    first: ['首次送审', 'First submission'],
    same: ['无改动', 'nothing'],
    changed: [
      ({ fields, elements }: Facts) =>
        [fields ? `内容 ${text({ fields }, 'fields')} 项` : '', elements ? `流程图 ${text({ elements }, 'elements')} 处` : '']
          .filter(Boolean)
          .join('、'),
      ({ fields, elements }: Facts) =>
        [fields ? `${text({ fields }, 'fields')} in the text` : '', elements ? `${text({ elements }, 'elements')} in the flowchart` : '']
          .filter(Boolean)
          .join(', '),
    ],
    waited: [({ days: count }: Facts) => `${String(count)} 个工作日`, ({ days: count }: Facts) => days(count)],
    late: { yes: ['已逾期', 'Overdue'], no: ['未逾期', 'In time'] },
  },
  columns: {
    bureau: ['单位', 'Bureau'],
    submittedOn: ['提交日期', 'Submitted on'],
    submittedBy: ['提交人', 'Submitted by'],
    since: ['送达日期', 'At this desk since'],
    waiting: ['已等候（工作日）', 'Waiting (working days)'],
    dueOn: ['审核期限', 'Due on'],
    changedFields: ['内容改动（项）', 'Changes in the text'],
    changedElements: ['流程图改动（处）', 'Changes in the flowchart'],
    changed: ['与上次法制审核通过时相比', 'Since legal affairs last passed it'],
    late: ['是否逾期', 'Overdue'],
  },
});
