import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const count = (days: number, one: string, many = `${one}s`) => `${days} ${days === 1 ? one : many}`;

type Holds = Readonly<{ off: number; makeup: number; known: boolean; days: number }>;
type Effect = Readonly<{ cases: number; more: boolean; fresh: number; changed: number; withdrawn: number }>;

export const words = wordBook({
  group: ['组织', 'Organization'],
  pages: { calendar: ['工作日历', 'Working calendar'] },
  note: [
    '时限按工作日计算，放假和调休以国务院办公厅的通知为准。',
    'Limits are counted in working days; days off and make-up days go by the notices of the State Council’s General Office.',
  ],
  year: ['年份', 'Year'],
  provisional: ['暂定', 'provisional'],
  provisionalNote: [
    '这一年的放假通知尚未载入：按周一至周五计，扣除每年固定的节日；据此算出的时限为暂定，不据以出牌。',
    'The notice of this year is not loaded: Monday to Friday count, less the holidays that are the same every year. What is reckoned by it is provisional, and no card rests on it.',
  ],
  workingDays: [(days: number) => `全年 ${days} 个工作日`, (days: number) => `${count(days, 'working day')} in the year`],
  kinds: { off: ['放假', 'Day off'], makeup: ['调休上班', 'Worked instead'], fixed: ['固定节日', 'Fixed holiday'] },
  short: { off: ['休', 'off'], makeup: ['班', 'on'], fixed: ['休', 'off'] },
  weekdays: ['一,二,三,四,五,六,日', 'Mo,Tu,We,Th,Fr,Sa,Su'],
  columns: {
    title: ['通知', 'Notice'],
    notice: ['文号', 'Number'],
    off: ['放假天数', 'Days off'],
    makeup: ['调休上班天数', 'Make-up days'],
    bureau: ['适用', 'For'],
    loader: ['载入人', 'Loaded by'],
    loadedAt: ['载入时间', 'Loaded at'],
    inForce: ['状态', 'State'],
    version: ['版本', 'Version'],
    year: ['年份', 'Year'],
  },
  city: ['全市', 'The whole city'],
  force: { now: ['现行', 'In force'], past: ['已被取代', 'Superseded'] },
  versions: {
    title: ['版本', 'Versions'],
    none: ['这一年没有载入过通知，使用系统自带的日历。', 'No notice of this year was loaded; the calendar that was shipped holds.'],
    shown: [(title: string) => `所载版本：${title}`, (title: string) => `As loaded: ${title}`],
    close: ['收起', 'Close'],
    comma: ['、', ', '],
  },
  load: {
    title: ['载入放假通知', 'Load a notice of holidays'],
    note: ['先预览变化，再载入', 'See what changes, then load'],
    file: ['文件', 'File'],
    choose: ['选择文件', 'Choose a file'],
    noFile: ['JSON，或含 date、kind 两列的 CSV', 'JSON, or a CSV with the columns date and kind'],
    notice: ['文号', 'Number of the notice'],
    name: ['通知名称', 'Title of the notice'],
    submit: ['载入', 'Load'],
    missing: ['请先填写通知名称，选择文件。', 'Give the title and choose a file first.'],
    looking: ['正在读取', 'Reading'],
    holds: [
      ({ off, makeup, known, days }: Holds) =>
        [
          `放假 ${off} 天，调休上班 ${makeup} 天。`,
          known ? '' : '这一年将不再是暂定。',
          days === 0 ? '与现行日历相比没有变化。' : `与现行日历相比有 ${days} 天变化：`,
        ].join(''),
      ({ off, makeup, known, days }: Holds) =>
        [
          `${count(off, 'day')} off, ${count(makeup, 'make-up day')}.`,
          ...(known ? [] : ['The year will no longer be provisional.']),
          days === 0
            ? 'Nothing changes against the calendar in force.'
            : `${count(days, 'day changes', 'days change')} against the calendar in force:`,
        ].join(' '),
    ],
    works: ['改为上班', 'will be worked'],
    rests: ['改为放假', 'will be off'],
    effect: [
      ({ cases, more, fresh, changed, withdrawn }: Effect) =>
        `涉及${more ? '前' : ''} ${cases} 件办件：新增异常 ${fresh} 条，改变 ${changed} 条，撤销 ${withdrawn} 条。`,
      ({ cases, more, fresh, changed, withdrawn }: Effect) =>
        `${more ? 'Of the first ' : ''}${count(cases, 'case')}: ${count(fresh, 'new finding')}, ${changed} changed, ${withdrawn} withdrawn.`,
    ],
    after: [
      '载入后立即生效，涉及这一年的办件时限由后台重新计算；撤销或改变的异常逐条留痕。',
      'It holds at once. The limits of the cases that touch this year are reckoned again in the background; every finding withdrawn or changed leaves its trace.',
    ],
  },
  deeds: { load: ['载入放假通知', 'Load a notice'] },
});

type Fault = (it: Readonly<{ place: string; value: string }>) => readonly [zh: string, en: string];

const lineZh = (place: string) => (/^\d+$/.test(place) ? `第 ${place} 行` : ` ${place} `);
const lineEn = (place: string) => (/^\d+$/.test(place) ? `line ${place}` : place);

const faults: Readonly<Record<string, Fault>> = {
  json: () => ['它不是完整的 JSON', 'it is no whole JSON'],
  shape: () => ['它既没有 days 也没有 holidays', 'it has neither days nor holidays'],
  columns: () => ['第一行要有 date 和 kind 两列', 'the first line must name the columns date and kind'],
  day: ({ place, value }) => [`${lineZh(place)}的“${value}”不是一个存在的日期`, `“${value}” in ${lineEn(place)} is no day that exists`],
  kind: ({ place }) => [`${lineZh(place)}没有说明是放假还是上班`, `${lineEn(place)} does not say whether the day is off or worked`],
  both: ({ place, value }) => [`${lineZh(place)}的 ${value} 既放假又上班`, `${value} in ${lineEn(place)} is both off and worked`],
  otherYear: ({ value }) => [`它是 ${value} 年的`, `it is of ${value}`],
  noDays: ({ value }) => [`它没有 ${value} 年的日期`, `it has no day of ${value}`],
};
const faultOf = ({ fault, place, value }: Facts, at: 0 | 1) =>
  faults[String(fault)]?.({ place: String(place), value: String(value) })[at].trim() ?? String(fault);

export const refusals = wordBook({
  'calendar/file/invalid': [
    (it: Facts) => `文件没有载入：${faultOf(it, 0)}。请改正后再选择文件。`,
    (it: Facts) => `The file was not loaded: ${faultOf(it, 1)}. Correct it and choose the file again.`,
  ],
  'calendar/nothing-new': [
    ({ year }: Facts) => `${String(year)} 年的现行版本与此相同，没有需要载入的内容。`,
    ({ year }: Facts) => `The version of ${String(year)} that is in force says the same; there is nothing to load.`,
  ],
  'calendar/not-found': [
    '没有找到日历的这个版本，或者它属于别的单位。',
    'There is no such version of the calendar, or it belongs to another bureau.',
  ],
});
