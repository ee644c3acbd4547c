import { wordBook } from '#platform/words.ts';

type Counted = Readonly<{ count: number }>;

export const pageWords = wordBook({
  group: ['监督与预警', 'Supervision and warnings'],
  pages: {
    deductions: ['扣分', 'Deductions'],
    ledger: ['记分台账', 'Ledger'],
    warnings: ['预警看板', 'Warnings'],
    dispositions: ['处置', 'Dispositions'],
    scheme: ['扣分细则和预警标准', 'Deduction schedule and thresholds'],
  },
  empty: {
    deductions: [
      '还没有扣分。督办核实后可提出扣分，办公室也可以直接提出。',
      'No deductions yet. They are proposed after an inquiry has been verified, or by the office.',
    ],
    ledger: ['没有符合条件的账户。', 'No account matches.'],
    warnings: ['本年没有达到预警等级的人员和科室、单位。', 'Nobody has reached a warning level.'],
    dispositions: ['没有处置。达到预警等级时自动开启。', 'No dispositions. One opens when a warning level is reached.'],
    entries: ['本年没有记分。', 'No entries this year.'],
    waiting: ['没有待决定的扣分。', 'Nothing is pending.'],
    noDisposition: ['没有处置。', 'No disposition.'],
    years: ['往年没有记分。', 'No entries in earlier years.'],
  },
  sheets: {
    process: ['办理程序', 'Due process'],
    facts: ['事实和证据', 'Facts and evidence'],
    statement: ['陈述申辩', 'Statement'],
    opinion: ['决定意见', 'Opinion of the office'],
    appeal: ['申诉', 'Appeal'],
    judgement: ['申诉决定', 'Judgement on the appeal'],
    entries: ['台账', 'Entries'],
    entriesNote: ['只增不改，冲销另记一笔', 'Entries are added, never changed; a reversal is an entry of its own'],
    entriesOf: ['记入的台账', 'Written to the ledger'],
    waiting: ['待决定的扣分', 'Pending deductions'],
    years: ['往年', 'Earlier years'],
    steps: ['处置步骤', 'Steps'],
    behind: ['由这些记分达到', 'The entries behind it'],
    disposition: ['处置', 'Disposition'],
    warned: ['过错预警', 'Warnings after fault'],
    departments: ['各科室、单位', 'By department'],
    departmentsNote: ['个人扣分合计（分），本年', 'points this year'],
    thresholds: ['预警标准', 'Thresholds'],
    items: ['扣分细则', 'Deduction schedule'],
    plans: ['处置预案', 'Plans'],
  },
  levels: { D: ['D级 绿色', 'D Green'], C: ['C级 蓝色', 'C Blue'], B: ['B级 黄色', 'B Yellow'], A: ['A级 红色', 'A Red'] },
  kinds: { person: ['个人', 'Person'], department: ['科室、单位', 'Department'] },
  noLevel: ['未达过错预警', 'No fault level'],
  levelD: ['事前提醒，不扣分，列在各人的待办里', 'Reminders before any fault, without points; each person sees theirs on the first page'],
  board: {
    people: [({ count }: Counted) => `${count} 人`, ({ count }: Counted) => `${count} ${count === 1 ? 'person' : 'people'}`],
    departments: [
      ({ count }: Counted) => `科室、单位 ${count} 个`,
      ({ count }: Counted) => `${count === 0 ? 'no' : count} department${count === 1 ? '' : 's'}`,
    ],
    asOf: [
      ({ year, day }: { year: number; day: string }) => `${year} 年度，截至${day}`,
      ({ year, day }: { year: number; day: string }) => `${year}, as of ${day}`,
    ],
  },
  account: {
    deducted: [
      ({ year, points }: { year: number; points: string }) => `${year} 年度已扣 ${points} 分`,
      ({ year, points }: { year: number; points: string }) => `${points} points deducted in ${year}`,
    ],
    left: [({ points }: { points: string }) => `剩余 ${points} 分`, ({ points }: { points: string }) => `${points} left`],
    pending: [
      ({ points, total, level }: { points: string; total: string; level: string | null }) =>
        `待决定 ${points} 分；如记入为 ${total} 分${level ? `，达到${level}` : ''}`,
      ({ points, total, level }: { points: string; total: string; level: string | null }) =>
        `${points} pending; if posted ${total}${level ? `, which reaches ${level}` : ''}`,
    ],
    onDay: [({ day }: { day: string }) => `截至${day}`, ({ day }: { day: string }) => `as of ${day}`],
    chooseDay: ['查看某日的累计', 'As of a day'],
    today: ['回到今天', 'Back to today'],
    nearBlue: ['D08：接近蓝色标准', 'D08: close to blue'],
    reversal: ['冲销', 'Reversal of'],
    share: ['科室、单位连带', 'Share of the department'],
    raise: ['提级', 'Raised'],
  },
  inferred: [
    '推定值：方案只定十二分制、自然年、四级预警，未定分值和标准；以下数字为随产品附带的建议，可由本单位修改。',
    'Inferred: the plan fixes twelve points, the calendar year and four levels, and no figures. The numbers are the proposal shipped with the product; the bureau may change them.',
  ],
  inferredMark: ['推定值', 'Inferred'],
  toScheme: ['扣分细则和预警标准（推定值，可修改）', 'Schedule and thresholds (inferred, may be changed)'],
  schemeOf: [
    ({ number, from }: { number: number; from: string }) => `第 ${number} 版，自${from}起`,
    ({ number, from }: { number: number; from: string }) => `Version ${number}, from ${from}`,
  ],
  filters: {
    state: ['状态', 'State'],
    open: ['办理中', 'In progress'],
    overdue: ['逾期', 'Overdue'],
    yes: ['是', 'Yes'],
    kind: ['账户', 'Account'],
    level: ['等级', 'Level'],
    year: ['年度', 'Year'],
  },
  ofSteps: [
    ({ done, steps }: { done: number; steps: number }) => `${done} / ${steps}`,
    ({ done, steps }: { done: number; steps: number }) => `${done} / ${steps}`,
  ],
  waitingStep: ['待办理', 'To be done'],
  lower: ['接续的较低等级处置', 'Takes over'],
  higher: ['已由较高等级处置接续', 'Taken over by'],
  openLedger: ['查看台账', 'Open the ledger'],
  seeTable: ['看表格', 'As a table'],
  otherDepartments: [
    ({ count }: Counted) => `其余 ${count} 个科室、单位`,
    ({ count }: Counted) => `${count} other department${count === 1 ? '' : 's'}`,
  ],
  byWhom: [
    ({ person, role }: { person: string; role: string }) => `${person}（${role}）`,
    ({ person, role }: { person: string; role: string }) => `${person} (${role})`,
  ],
  evidenceOf: [({ says }: { says: string }) => `证据：${says}`, ({ says }: { says: string }) => `Evidence: ${says}`],
  print: ['打印台账', 'Print the ledger'],
});
