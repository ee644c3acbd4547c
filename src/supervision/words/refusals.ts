import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const t = (facts: Facts, key: string) => String(facts[key]);

export const refusals = wordBook({
  'supervision/not-found': ['没有找到，或者不在您能查看的范围之内。', 'There is no such record, or it lies outside what you may see.'],
  'supervision/own-matter': ['督办单涉及您本人，任何人不得办理自己的事项。', 'This inquiry concerns you; nobody acts on their own matter.'],
  'supervision/answerer/forbidden': [
    '督办单由科室、单位负责人答复；负责人是当事人的，由分管领导答复。',
    'The head of the department answers; where the head is concerned, the leader in charge does.',
  ],
  'supervision/office/forbidden': ['此事由领导小组办公室办理。', 'This is for the leading group’s office.'],
  'supervision/dispatcher/forbidden': [
    '您发出了这件督办单，应由办公室另一名成员核实：发出的人不核实。',
    'You dispatched this inquiry; another member of the office must verify it.',
  ],
  'supervision/own-answer/forbidden': ['您答复了这件督办单，应由他人核实。', 'You answered this inquiry; somebody else must verify it.'],
  'supervision/inquiry-cannot': [
    '督办单的状态已经改变，不能这样办理。请刷新后再看。',
    'The inquiry has moved on, so this cannot be done now. Reload and look again.',
  ],
  'supervision/deductions/invalid': [
    '提请扣分须至少选定一人一条细则，且只能针对督办单所涉的人，每人一条。',
    'Choose at least one person and item; only people of this inquiry, one item each.',
  ],
  'supervision/import-cannot': ['导入已经结束，不能取消。', 'The import has ended and cannot be cancelled.'],
  'supervision/zone/invalid': [
    (f: Facts) => `没有“${t(f, 'zone')}”这个时区。请按 Asia/Shanghai 这样的名称填写。`,
    (f: Facts) => `There is no time zone “${t(f, 'zone')}”. Give a name such as Asia/Shanghai.`,
  ],
  'supervision/map/invalid': [
    (f: Facts) => `表格怎样读没有说明白（${t(f, 'name')}）。请核对列和环节后再提交。`,
    (f: Facts) => `How the table is to be read was not said clearly (${t(f, 'name')}). Check its columns and steps.`,
  ],
  'supervision/power/invalid': [
    '这项职权不属于本单位，或者还没有公布过流程图，无从对照。',
    'The power is not of this bureau, or has no published flowchart to judge by.',
  ],
  'supervision/file/invalid': ['文件读不懂，请核对后再选。', 'The file cannot be understood. Check it and choose it again.'],
  'supervision/import-memory': [
    '读取这个文件所需的内存超过了限度，请分开导入。',
    'Reading this file takes more memory than is allowed. Import it in parts.',
  ],
  'supervision/import-time': [
    '读取这个文件所需的时间超过了限度，请分开导入。',
    'Reading this file takes longer than is allowed. Import it in parts.',
  ],
  'supervision/import-unkept': [
    '文件里有数据库无法保存的内容，未予导入。请将文件交系统管理员查看。',
    'The file holds something that the database cannot keep, and was not imported. Show it to the system administrator.',
  ],
  'supervision/event-changed': [
    (f: Facts) => `事件“${t(f, 'id')}”（${t(f, 'name')}）以前报送过，内容却不同。更正应作为新的事件报送，不能改动原来的。`,
    (f: Facts) => `The event “${t(f, 'id')}” (${t(f, 'name')}) was sent before with other content. A correction is a new event; the old one stays.`,
  ],
  'supervision/case-of-other-power': [
    (f: Facts) => `办件“${t(f, 'case')}”已经属于另一项职权。`,
    (f: Facts) => `The case “${t(f, 'case')}” already belongs to another power.`,
  ],
});
