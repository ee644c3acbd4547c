import type { StepColumns } from './log-map.ts';

type Part = 'arrival' | 'time' | 'actor';

/** What a column says of a step, the surest name first. */
const parts: Readonly<Record<Part, readonly string[]>> = {
  arrival: ['到达时间', '接收时间', '开始时间', 'arrival', 'arrived', 'start', 'started'],
  time: ['完成时间', '办理时间', '处理时间', '办结时间', '完成日期', '办理日期', '时间', '日期', 'completed', 'complete', 'end', 'time', 'date'],
  actor: [
    '经办人工号',
    '办理人工号',
    '工号',
    '经办人',
    '办理人',
    '承办人',
    '处理人',
    '经办人员',
    '办理人员',
    '人',
    'actor id',
    'actor',
    'resource',
    'user',
  ],
};

const all = (Object.keys(parts) as Part[]).flatMap((part) => parts[part].map((word, rank) => ({ part, word, rank })));
const chinese = all.filter(({ word }) => !/[a-z]/.test(word)).map(({ word }) => word);
const english = all.filter(({ word }) => /[a-z]/.test(word)).map(({ word }) => word);
const exact = new Map(all.map((it) => [it.word, it]));
/** A step's name, and what is said of it: the shortest name, so the longest word; English words stand apart. */
const split = new RegExp(String.raw`^(.*?)(?:[\s_/:：·.\-（(]*(${chinese.join('|')})|[\s_/:：·.\-（(]+(${english.join('|')}))[)）]?$`, 'i');

/** Who comes from outside, and takes no step: 申请人 is none of 申请. */
const outside = /^(申请|申报|报送|联系|领取|领证|委托|代理|被.*)$/;

/** A heading is no essay, and looking for a word at its end takes long in one. */
const longest = 500;

/** Whether a heading says no more than what of a step its column holds. */
export const isStepPart = (heading: string): boolean => exact.has(heading.normalize('NFKC').trim().toLowerCase());

/** The steps whose columns a heading of a table with a row a case has, in its order: `受理/时间`, `受理时间`, `receive time`. */
export function proposeSteps(header: readonly string[]): StepColumns[] {
  const steps = new Map<string, Map<Part, { column: string; rank: number }>>();
  for (const column of header) {
    if (column.length > longest) continue;
    const [, name = '', zh, en] = split.exec(column.normalize('NFKC')) ?? [];
    const said = exact.get((zh ?? en ?? '').toLowerCase());
    if (name.trim() === '' || !said || (said.word === '人' && outside.test(name.trim()))) continue;
    const step = steps.get(name.trim()) ?? new Map<Part, { column: string; rank: number }>();
    steps.set(name.trim(), step);
    const surer = step.get(said.part);
    if (!surer || said.rank < surer.rank) step.set(said.part, { column, rank: said.rank });
  }
  return [...steps].flatMap(([name, of]) => {
    const time = of.get('time')?.column;
    if (time === undefined) return [];
    return [{ name, time, actor: of.get('actor')?.column ?? null, arrival: of.get('arrival')?.column ?? null }];
  });
}
