import { wordBook } from '#platform/words.ts';

type Count = { count: number };
const plural = ({ count }: Count, one: string): string => `${count.toLocaleString('en')} ${count === 1 ? one : `${one}s`}`;
const zh = ({ count }: Count): string => count.toLocaleString('zh-CN');

/** What stands on the page that `qingfeng check --format html` writes. */
export const pageWords = wordBook({
  title: [({ flow }: { flow: string }) => `办件对照：${flow}`, ({ flow }: { flow: string }) => `Cases checked: ${flow}`],
  unnamed: ['未命名的流程图', 'a flowchart without a name'],
  cases: ['办件', 'Cases'],
  fit: ['符合流程图', 'Fit the flowchart'],
  faulty: ['有异常的办件', 'Cases with findings'],
  deviating: ['不符', 'Do not fit'],
  unexplained: ['过长未解', 'Too long to explain'],
  cost: ['偏离代价合计', 'Sum of cost'],
  fitness: ['平均拟合度', 'Mean fitness'],
  faults: ['异常', 'Findings'],
  byKind: ['各类异常', 'Findings by kind'],
  kind: ['种类', 'Kind'],
  found: ['处数', 'Found'],
  inCases: ['涉及办件', 'In cases'],
  leads: ['线索', 'Leads'],
  leadNote: ['线索不是过错，只是值得看一看，不计入异常。', 'A lead is no fault, only worth a look, and is not counted among the findings.'],
  flow: ['流程图上的异常', 'Findings on the flowchart'],
  legend: ['有异常的办件数：', 'Cases with findings:'],
  none: ['无', 'none'],
  noDrawing: [
    '流程图文件没有画出图形，也无法代为排布，请看下表。',
    'The flowchart’s file has no drawing, and none could be laid out; see the table below.',
  ],
  nodeNote: [
    (it: Count & { kinds: string }) => `${zh(it)} 件有异常：${it.kinds}`,
    (it: Count & { kinds: string }) => `${plural(it, 'case')} with findings: ${it.kinds}`,
  ],
  step: ['环节', 'Step'],
  unknown: ['流程图上没有的环节', 'Steps that the flowchart does not have'],
  times: ['次数', 'Times'],
  worst: ['最差的办件', 'The worst cases'],
  worstNote: ['先按异常数，再按偏离代价排列，最多二十件。', 'By number of findings, then by cost; twenty at most.'],
  noWorst: ['没有发现异常。', 'Nothing was found.'],
  findingCount: [({ count }: Count) => `${count} 处异常`, (it: Count) => plural(it, 'finding')],
  costOf: [({ cost }: { cost: number }) => `偏离代价 ${cost}`, ({ cost }: { cost: number }) => `cost ${cost}`],
  fitnessOf: [({ fitness }: { fitness: string }) => `拟合度 ${fitness}`, ({ fitness }: { fitness: string }) => `fitness ${fitness}`],
  more: [({ count }: Count) => `另有 ${count} 处。`, ({ count }: Count) => `and ${count} more.`],
  how: ['怎样得出', 'How it was found'],
  files: { flow: ['流程图', 'Flowchart'], log: ['日志', 'Log'], rules: ['规则', 'Rules'], map: ['读法', 'Map'], people: ['人员名册', 'Roster'] },
  ownRules: ['流程图自带', 'the flowchart’s own'],
  events: ['事件数（格式）', 'Events (format)'],
  calendar: ['工作日历', 'Calendar'],
  calendars: {
    china: ['国务院放假通知', 'holiday notices of the State Council of China'],
    weekdays: ['周一至周五', 'Monday to Friday'],
    none: ['未用：时限和办公时间未查', 'none: time limits and hours were not looked at'],
  },
  zone: ['时区', 'Time zone'],
  zoneOfLog: ['按日志写明的时区', 'as the log says'],
  asOf: ['时限算到', 'Clocks run to'],
  asOfLast: ['各件最后一个事件', 'the last event of each case'],
  costNote: [
    '偏离代价：日志中多出一个事件计 1，流程图要求而没有记录的一个环节计 1，取最小的解释（最优对齐）。拟合度 = 1 − 代价 ÷（事件数 + 流程图最少环节数）。',
    'Cost: 1 for an event that the flowchart has no place for, 1 for a step of it that is not recorded, by the cheapest explanation (optimal alignment). Fitness = 1 − cost ÷ (events + fewest steps of the flowchart).',
  ],
});
