import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const timesOf = ({ count }: Facts) => `${String(count)} ${count === 1 ? 'time' : 'times'}`;
const measuresOf = ({ count }: Facts) => `${String(count)} ${count === 1 ? 'measure' : 'measures'}`;

/** What the pages of measures 防控措施 say, beyond what the register says of them. */
export const measureWords = wordBook({
  every: ['周期', 'How often'],
  once: ['一次', 'Once'],
  periods: {
    month: ['每月', 'Monthly'],
    quarter: ['每季度', 'Quarterly'],
    halfYear: ['每半年', 'Half-yearly'],
    year: ['每年', 'Yearly'],
  },
  files: ['佐证文件', 'Files'],
  unknownKind: ['未说明', 'Not said'],
  nobody: ['未定责任人', 'Nobody yet'],
  note: [(facts: Facts) => `责任人 ${String(facts['responsible'])}`, (facts: Facts) => `Responsible: ${String(facts['responsible'])}`],
  mine: ['我负责的', 'Mine'],
  firstDay: [
    '周期性措施的首次期限，以后各次由它推算；不填的，以本周期最后一天为首次期限。',
    'Of one that comes round, when it is first due; the others are counted from it. Left empty: the last day of this period.',
  ],
  institution: ['所依据的制度', 'Institution it rests on'],
  reason: ['理由', 'Reason'],
  evidenceHelp: ['写明做了什么、何时、结果如何；文件可在下方另行上传。', 'What was done, when, and with what result; files are added below.'],
  times: ['各次落实', 'Each time'],
  time: ['次', 'Time'],
  nth: [(facts: Facts) => `第 ${String(facts['number'])} 次`, (facts: Facts) => `No. ${String(facts['number'])}`],
  whole: ['整项措施', 'The whole measure'],
  doneOn: ['落实时间', 'Done'],
  course: ['佐证与经过', 'Evidence and course'],
  courseNote: ['只增不改', 'Added to, never changed'],
  noCourse: ['还没有佐证，也没有办理记录。', 'Nothing was shown or decided yet.'],
  addFiles: ['上传佐证文件', 'Add files'],
  addText: ['补充情况', 'Add a note'],
  dropHere: [
    (facts: Facts) => `选择文件，可一次选几个。${String(facts['help'])}`,
    (facts: Facts) => `Choose one or more files. ${String(facts['help'])}`,
  ],
  uploading: [(facts: Facts) => `正在上传 ${String(facts['name'])}…`, (facts: Facts) => `Uploading ${String(facts['name'])}…`],
  uploaded: [(facts: Facts) => `已上传 ${String(facts['count'])} 个文件。`, (facts: Facts) => `${String(facts['count'])} uploaded.`],
  notUploaded: [
    (facts: Facts) => `${String(facts['name'])} 没有上传：${String(facts['why'])}`,
    (facts: Facts) => `${String(facts['name'])} was not uploaded: ${String(facts['why'])}`,
  ],
  size: [(facts: Facts) => `${String(facts['kilobytes'])} KB`, (facts: Facts) => `${String(facts['kilobytes'])} kB`],
  entries: {
    start: ['开始办理', 'Begun'],
    show: ['提供佐证', 'Evidence given'],
    finish: ['报告落实', 'Reported done'],
    reopen: ['退回重办', 'Reopened'],
    cancel: ['取消', 'Cancelled'],
    change: ['调整', 'Changed'],
    remind: ['催办', 'Reminded'],
  },
  cancelNote: ['取消后，各次未办的不再催办；已落实的照旧保留。', 'What is still open is given up; what was done stays.'],
  changeNote: ['调整内容、责任人或本次期限，须写明理由。', 'Changes what it says, who is responsible or when this time is due, with the reason.'],
  remindAll: ['催办逾期措施', 'Remind of overdue ones'],
  remindOne: ['催办', 'Remind'],
  remindNote: [
    '向您所管风险点的逾期措施责任人催办，显示在他们的首页；今天催过的不再催。',
    'Tells those responsible for what is overdue at the points that you tend, on their first page; who was told today is not told again.',
  ],
  reminded: [(facts: Facts) => `已催办 ${String(facts['count'])} 项。`, (facts: Facts) => `Reminded of ${measuresOf(facts)}.`],
  remindedAt: ['最近催办', 'Last reminded'],
  repeated: [(facts: Facts) => `共 ${String(facts['count'])} 次`, (facts: Facts) => timesOf(facts)],
  toCalendar: ['日历', 'Calendar'],
  toList: ['列表', 'List'],
  calendar: {
    title: ['防控措施日历', 'Calendar of measures'],
    previous: ['上一月', 'Previous month'],
    next: ['下一月', 'Next month'],
    today: ['本月', 'This month'],
    month: [
      (facts: Facts) => `${String(facts['year'])}年${String(facts['month'])}月`,
      (facts: Facts) => `${String(facts['name'])} ${String(facts['year'])}`,
    ],
    weekdays: ['一,二,三,四,五,六,日', 'Mon,Tue,Wed,Thu,Fri,Sat,Sun'],
    more: [(facts: Facts) => `还有 ${String(facts['count'])} 项`, (facts: Facts) => `${String(facts['count'])} more`],
    dayOf: [
      (facts: Facts) => `${String(facts['day'])}：到期 ${String(facts['total'])} 项，已落实 ${String(facts['done'])} 项`,
      (facts: Facts) => `${String(facts['day'])}: ${String(facts['total'])} due, ${String(facts['done'])} done`,
    ],
    nothing: ['没有到期的措施', 'nothing is due'],
    emptyMonth: ['这个月没有到期的措施。', 'No measure is due in this month.'],
    foreseen: ['预计', 'foreseen'],
    explained: [
      '每格是当日到期的各次；方向键换日，回车进入；“预计”的，前一次落实或到期后才生成。',
      'Each square holds what is due on its day; arrow keys move, Enter opens. Foreseen times come into being once the one before is done or its day has passed.',
    ],
  },
});

export const measureRefusals = wordBook({
  'risks/measure/not-found': ['没有找到这项措施，或者您不能查看。', 'There is no such measure, or you may not see it.'],
  'risks/measure/forbidden': [
    '措施由责任人、本科室负责人或领导小组办公室办理和报告落实。',
    'A measure is carried out and reported done by the person responsible, the department’s head or the leading group’s office.',
  ],
  'risks/measure/tend/forbidden': [
    '取消、调整和退回重办，由本科室、单位负责人或领导小组办公室办理。',
    'A measure is cancelled, changed or reopened by the head of its department or by the leading group’s office.',
  ],
  'risks/measure/own-matter': [
    '这项措施由您负责，不能由您自己取消或调整；请由另一位负责人或办公室办理。',
    'You are responsible for this measure, so you cannot cancel or change it yourself; another head or the office does.',
  ],
  'risks/measure/cannot': ['这项措施的状态不允许这样办理，请刷新后再看。', 'The state of this measure does not allow this; reload the page.'],
  'risks/measure/day/invalid': ['周期性措施须写明期限。', 'A measure that comes round needs its day.'],
  'risks/measure/day-of-next/invalid': [
    (facts: Facts) => `下一次于 ${String(facts['day'])} 到期，本次改期须早于这一天。逾期的请补办并说明情况。`,
    (facts: Facts) =>
      `The next time is due on ${String(facts['day'])}; this one can only be put off to a day before that. Do what is overdue, and say why it is late.`,
  ],
  'risks/calendar/invalid': ['日历一次最多看六周，请缩短起止日期。', 'A calendar shows six weeks at most; choose days closer together.'],
});
