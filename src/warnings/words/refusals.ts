import type { Facts } from '#platform/refusal.ts';
import { said, wordBook } from '#platform/words.ts';
import { processWords } from './process.ts';

const stateIn = (language: 'zh-CN' | 'en', { state }: Facts) =>
  (said(processWords, language).states as Readonly<Record<string, string>>)[String(state)];
const levelIn = (language: 'zh-CN' | 'en', { level }: Facts) =>
  (said(processWords, language).confirming as Readonly<Record<string, string>>)[String(level)];

export const refusals = wordBook({
  'warnings/not-found': ['没有找到这项扣分，或者您无权查看。', 'There is no such deduction, or you may not see it.'],
  'warnings/warning/not-found': ['没有找到这项预警，或者您无权查看。', 'There is no such warning, or you may not see it.'],
  'warnings/disposition/not-found': ['没有找到这项处置，或者您无权查看。', 'There is no such disposition, or you may not see it.'],
  'warnings/step/not-found': ['没有这个处置步骤。', 'There is no such step.'],
  'warnings/account/not-found': ['没有找到这个账户，或者您无权查看。', 'There is no such account, or you may not see it.'],
  'warnings/cannot': [
    (facts: Facts) => `这项扣分现在“${stateIn('zh-CN', facts)}”，不能办理此事项。可能已有人先办，请刷新。`,
    (facts: Facts) => `The deduction is now “${stateIn('en', facts)}”, so this cannot be done. Somebody may have acted before you; reload the page.`,
  ],
  'warnings/own-matter': ['这件事涉及您本人，不能由您办理。任何人不办理本人事项。', 'This concerns yourself. Nobody acts on their own matter.'],
  'warnings/office/forbidden': ['此事项由领导小组办公室办理。', 'Only the office of the leading group does this.'],
  'warnings/proposer/forbidden': [
    '扣分由领导小组办公室或市纪委提出。',
    'A deduction is proposed by the office of the leading group or by the commission.',
  ],
  'warnings/subject/forbidden': ['只有本人（科室、单位的由其负责人）可以办理。', 'Only the person concerned does this; for a department, its head.'],
  'warnings/proposer-decides/forbidden': [
    '这项扣分由您提出，不能再由您决定。请办公室其他人员决定。',
    'You proposed this deduction, so another member of the office must decide.',
  ],
  'warnings/another-person/forbidden': [
    '您已参与这项扣分的提出、决定或确认，不能再由您办理。提出、决定、确认须为三人。',
    'You took part in proposing, deciding or confirming this deduction. These must be three people, and another judges an appeal.',
  ],
  'warnings/level/forbidden': [
    (facts: Facts) => `此事项由${levelIn('zh-CN', facts)}办理。`,
    (facts: Facts) => `This is for: ${levelIn('en', facts)}.`,
  ],
  'warnings/defence-over': [
    ({ until }: Facts) => `陈述申辩期已于 ${until} 届满。决定记入后仍可申诉。`,
    ({ until }: Facts) => `The period for statements ended on ${until}. You may still appeal once it is posted.`,
  ],
  'warnings/defence-open': [
    ({ until }: Facts) => `陈述申辩期至 ${until}，本人尚未陈述或放弃，不能先作决定。`,
    ({ until }: Facts) => `The person may state their case until ${until} and has neither done so nor waived it; it cannot be decided before.`,
  ],
  'warnings/appeal-over': [({ until }: Facts) => `申诉期已于 ${until} 届满。`, ({ until }: Facts) => `The period for appeals ended on ${until}.`],
  'warnings/no-scheme': [
    ({ on }: Facts) => `${on} 本单位没有生效的扣分细则和预警标准，请先启用。`,
    ({ on }: Facts) => `No scheme of points and thresholds is in force in this bureau on ${on}. Install one first.`,
  ],
  'warnings/account/invalid': [
    '请选择本单位有所属科室的人员，或本单位的科室、单位。',
    'Name a person of this bureau who belongs to a department, or a department of it.',
  ],
  'warnings/item/invalid': [
    ({ item }: Facts) => `现行扣分细则里没有“${item}”，或者它不适用于这类对象。`,
    ({ item }: Facts) => `The scheme in force has no item “${item}” for this kind of account.`,
  ],
  'warnings/behaviour-day/invalid': ['行为日期不能晚于今天。', 'The day of the behaviour cannot lie in the future.'],
  'warnings/step-settled': ['这个步骤已经办结，或者处置已经结束。', 'This step is settled already, or the disposition has ended.'],
  'warnings/step/forbidden': [
    '这个步骤由其责任人办理；责任人是机构的，由领导小组办公室登记。',
    'A step is settled by the person responsible; where a body is responsible, by the office of the leading group.',
  ],
});
