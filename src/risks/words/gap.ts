import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const short = (text: unknown) => (String(text).length > 30 ? `${String(text).slice(0, 30)}…` : String(text));

/** What the page of control gaps 防控缺口 says. */
export const gapWords = wordBook({
  title: ['防控缺口', 'Control gaps'],
  note: [
    (facts: Facts) => `一级 ${String(facts['one'])}，二级 ${String(facts['two'])}，三级 ${String(facts['three'])}`,
    (facts: Facts) => `level 1: ${String(facts['one'])}, level 2: ${String(facts['two'])}, level 3: ${String(facts['three'])}`,
  ],
  empty: [
    '没有防控缺口：已定级的风险点都有与等级相应的制度或提醒。',
    'There is no control gap: every point with a level has the institution or reminder that its level asks for.',
  ],
  why: ['要求', 'What its level asks for'],
  linked: ['已关联的制度', 'Linked institution'],
  repair: ['如何补上', 'How it is closed'],
  repairs: {
    establish: ['建立制度', 'Establish an institution'],
    finish: ['起草后施行', 'Finish the draft and put it in force'],
    await: ['到施行之日自动补上', 'Closes by itself on its day'],
    improve: ['完善制度', 'Improve the institution'],
    remind: ['安排提醒', 'Arrange a reminder'],
  },
  byOffice: ['由办公室建立或完善', 'The office establishes or improves it'],
  linkExisting: ['关联已有制度', 'Link an existing one'],
  titleOf: [
    (facts: Facts) => `${String(facts['department'])}${String(facts['keyArea'] ?? '')}廉政风险防控办法`,
    (facts: Facts) => `${String(facts['department'])}${String(facts['keyArea'] ?? '')}廉政风险防控办法`,
  ],
  reminderOf: [
    (facts: Facts) => `每季度提醒责任人：${short(facts['description'])}`,
    (facts: Facts) => `Every quarter those responsible are reminded: ${short(facts['description'])}`,
  ],
  reasonOf: [
    (facts: Facts) => `二级风险点${String(facts['number'] ?? '')}要求完善制度、强化监督`,
    (facts: Facts) => `The level-2 point ${String(facts['number'] ?? '')} asks to improve rules and to supervise more closely`,
  ],
  closed: ['补上后自动从这里消失。', 'What is closed leaves this list by itself.'],
});
