import { wordBook } from '#platform/words.ts';

type Clock = { used: number; limit: number; unit: 'workingDay' | 'calendarDay' | 'immediate' };
const unit = ({ unit: of }: Clock) => (of === 'workingDay' ? '个工作日' : '日');
const units = ({ unit: of, limit }: Clock) => `${of === 'workingDay' ? 'working ' : ''}${limit === 1 ? 'day' : 'days'}`;

export const cases = wordBook({
  caseStates: { running: ['办理中', 'Running'], closed: ['已办结', 'Closed'] },
  lights: { green: ['绿灯', 'Green'], yellow: ['黄灯', 'Yellow'], red: ['红灯', 'Red'] },
  lightWords: { green: ['时限内', 'in time'], yellow: ['临近时限', 'near its limit'], red: ['超时限', 'over its limit'] },
  fit: { true: ['相符', 'Fits'], false: ['不符', 'Deviates'], none: ['过长未解', 'Too long'] },
  provisional: ['暂定', 'provisional'],
  provisionalNote: [
    '有的日子所在年份的放假通知尚未公布，时钟为暂定，不据以出牌。',
    'The notice of holidays for some of these days is not out or not on record, so the clock is provisional and no card rests on it.',
  ],
  caseEmpty: ['还没有办件。请先在“事件导入”中导入办件事件。', 'There are no cases yet. Import their events first, under “Event imports”.'],
  caseEmptyToRead: ['还没有办件。办件事件由办公室导入。', 'There are no cases yet. The office imports their events.'],
  case: {
    flow: ['流程图与实际办理', 'The flowchart and what was done'],
    clock: ['环节与时钟', 'Steps and clocks'],
    clockUnit: ['单位：工作日', 'in working days'],
    findings: ['异常', 'Findings'],
    findingsNote: [(count: number) => `${count} 条`, (count: number) => `${count}`],
    none: ['没有发现异常。', 'Nothing was found.'],
    manyDays: ['办理跨度太长，画不下日历，只列用时。', 'The case spans too many days for a calendar, so only the figures are shown.'],
    noLanes: ['过长未解，不列环节。', 'The case is too long to explain, so its steps are not listed.'],
    events: ['事件', 'Events'],
    eventsNote: ['发生时间和录入时间分开列出', 'both when it happened and when it was entered'],
    total: ['总时限', 'Total limit'],
    totalValue: [
      (clock: Clock) => `${clock.used} / ${clock.limit} ${unit(clock)}`,
      (clock: Clock) => `${clock.used} / ${clock.limit} ${units(clock)}`,
    ],
    comma: ['、', ', '],
    current: ['当前环节', 'Now at'],
    versionValue: [
      ({ number, from }: { number: number; from: string }) => `第${number}版，${from}起施行`,
      ({ number, from }: { number: number; from: string }) => `Version ${number}, in force from ${from}`,
    ],
    evidence: [(count: number) => `证据 ${count}`, (count: number) => `Evidence ${count}`],
    tooLong: [
      ({ events, upTo }: { events: number; upTo: number }) => `本件有 ${events} 个事件，过长未作解释；前 ${upTo} 个与流程图相符。`,
      ({ events, upTo }: { events: number; upTo: number }) =>
        `With ${events} events this case is too long to explain; the first ${upTo} fit the flowchart.`,
    ],
    skipped: ['漏步', 'Skipped'],
    extra: ['流程外', 'Not in flowchart'],
    extraMany: [
      ({ label, count }: { label: string; count: number }) => `${label} 等 ${count} 个`,
      ({ label, count }: { label: string; count: number }) => `${label} and ${count - 1} more`,
    ],
    notDone: ['未完成的流转，不参与对照', 'not completed, so not judged'],
    marked: ['所指事件', 'the event referred to'],
    more: [(count: number) => `只列前 ${count} 个事件`, (count: number) => `only the first ${count} events are shown`],
  },
});
