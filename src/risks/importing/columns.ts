import { type Contents, contentsOf, isClearly, isLike, isUnlike, type Known } from './contents.ts';
import type { Fault } from './entry.ts';
import type { Field } from './fields.ts';
import { plain } from './plain.ts';

/** A table below its heading: `rows` are its cells' texts, `proposed` what its headings say by themselves, `other` whether a heading is known to say nothing here. */
export type Told = Readonly<{
  names: readonly string[];
  proposed: ReadonlyArray<Field | null>;
  rows: ReadonlyArray<readonly string[]>;
  other: (heading: string) => boolean;
}>;

/** What a heading of a field has in it, where it is in no list: only beside what its cells are. */
const words = {
  selfLevel: /自|本人|个人/,
  level: /级|等|档|评|定/,
  department: /科|室|部门|处|单位|机构|站|承办|主办|牵头|归属/,
  date: /日|期|时间|时候/,
  responsible: /责任|领导|分管|督|监|牵头|主管|负责|把关|落实/,
  person: /人|名|员|谁/,
  keyArea: /环节|领域|类|业务|方面|范围/,
  serial: /^$|号|序|次|码|no/,
  measures: /措|防|控|制度|办法|对策|举|要求|监督|整改|怎么|如何|做法|治/,
  position: /岗|职|位/,
  description: /险|点|隐患|问题|表现|情形|内容|行为|事项|描述|漏洞|什么/,
} as const satisfies Readonly<Partial<Record<Field, RegExp>>>;
/** Headings that say something else than the field, though their cells are alike. */
const never: Readonly<Partial<Record<Field, RegExp>>> = {
  serial: /电话|手机|联系|金额|资金/,
  date: /时限|期限|完成|整改|落实|截止|到期|任职/,
  person: /填|审|联系|制表|录|核|证明|责任|领导|督|分管|主管|牵头|负责|落实/,
  responsible: /填|审|联系|制表|录|核|证明/,
  description:
    /职责|职权|依据|成因|原因|备注|制度|措施|防控|对策|^(?!.*(隐患|问题)).*后果|^(?!.*(隐患|问题|险)).*说明|(整改|落实|完成|履行|执行|监督)情况/,
  measures: /情况|时限|期限|时间|依据|责任|备注|说明|效果|日期/,
  selfLevel: /上年|去年|原|旧/,
  level: /上年|去年|原|旧|权力|概率|可能|危害|影响|自|本人|个人/,
  department: /协|配合|监督/,
};
const order = [
  'selfLevel',
  'level',
  'department',
  'date',
  'serial',
  'keyArea',
  'position',
  'measures',
  'description',
  'responsible',
  'person',
] as const;

/** What each column says, by its heading and by what stands in it: where the two are at odds, what fits the cells. Where more than one column may be meant, none is. */
export function settled({ names, proposed, rows, other }: Told, known: Known): ReadonlyArray<Field | null> {
  const contents = contentsIn(names, rows, known);
  const fields = [...proposed];
  const isFree = (at: number, field: Field): boolean =>
    (!other(names[at]!) || (field !== 'measures' && isClearly(field, contents[at]!))) &&
    (fields[at] === null || isUnlike(fields[at]!, contents[at]!));
  for (const field of order) {
    const at = fields.indexOf(field);
    if ((at >= 0 && !isUnlike(field, contents[at]!)) || isSaid(field, fields)) continue;
    const hasWord = (it: number): boolean => words[field].test(own(names[it]!));
    const found = names.flatMap((name, it) =>
      it !== at && isFree(it, field) && !never[field]?.test(own(name)) && isLike(field, contents[it]!, hasWord(it)) ? [it] : [],
    );
    const isTold = (it: number): boolean => !needsWord.has(field) || ((field === 'keyArea' || field === 'date') && isClearly(field, contents[it]!));
    const fit = field === 'person' ? found.filter((it) => !isBehind(it, names, fields)) : graded(field, fields) ? found.filter(hasWord) : found;
    const isFit = (it: number): boolean => isTold(it) || (field === 'responsible' && isBehind(it, names, fields));
    const one = best(field, fit, { hasWord, isTold: isFit, names, contents });
    if (one === null || (field === 'description' && !hasWord(one) && !fields.some((it) => it !== null && ofRegisters.has(it)))) continue;
    if (at >= 0) fields[at] = null;
    fields[one] = field;
  }
  return withoutTitles(names, fuller(names, fields, contents, isFree), contents);
}

/** A column of texts beside one of names, where only the names are called risks, says what the risk is. */
function fuller(
  names: readonly string[],
  fields: ReadonlyArray<Field | null>,
  contents: readonly Contents[],
  isFree: (at: number, field: Field) => boolean,
): ReadonlyArray<Field | null> {
  const titles = fields.flatMap((field, at) => (field === 'description' ? [at] : []));
  if (titles.length !== 1 || !isTitle(contents[titles[0]!]!)) return fields;
  const isText = (at: number): boolean =>
    fields[at] === null &&
    isFree(at, 'description') &&
    words.description.test(names[at]!) &&
    !never.description!.test(own(names[at]!)) &&
    isLike('description', contents[at]!, true) &&
    contents[at]!.length >= contents[titles[0]!]!.length * 2;
  const [text, another] = names.flatMap((_, at) => (isText(at) ? [at] : []));
  return text === undefined || another !== undefined ? fields : fields.with(titles[0]!, null).with(text, 'description');
}

const isTitle = (it: Contents): boolean => it.filled > 0 && it.length <= 14; // characters of the name of a risk

const contentsIn = (names: readonly string[], rows: Told['rows'], known: Known): Contents[] =>
  names.map((_, at) =>
    contentsOf(
      rows.map((cells) => cells[at] ?? ''),
      known,
    ),
  );

/** A table that has none of these may be a legend of the levels. */
const ofRegisters: ReadonlySet<Field> = new Set(['serial', 'department', 'position', 'person', 'responsible']);

/** Cells that may be of much else: the heading must have a word of the field, too. */
const needsWord: ReadonlySet<Field> = new Set(['selfLevel', 'responsible', 'position', 'keyArea', 'date']);

type Seen = Readonly<{ hasWord: (at: number) => boolean; isTold: (at: number) => boolean; names: readonly string[]; contents: readonly Contents[] }>;

/** The only one, or the only one whose heading has a word for it, or that is more the field than all others; null where nobody can tell. */
function best(field: Field, found: readonly number[], { hasWord, isTold, names, contents }: Seen): number | null {
  const worded = found.filter(hasWord);
  const among = worded.length > 0 ? worded : found.filter(isTold);
  const by = (at: number): number => more[field]?.(own(names[at]!), contents[at]!, at) ?? 0;
  const [first, second] = among.toSorted((a, b) => by(b) - by(a));
  return first !== undefined && (second === undefined || by(first) > by(second)) ? first : null;
}

/** Of several columns that may be a field, which is it more. */
const more: Readonly<Partial<Record<Field, (name: string, it: Contents, at: number) => number>>> = {
  serial: (_, __, at) => -at,
  level: (name) => (/审定|核定|认定|最终|终定|终评|集体|领导小组|党委|党组|局|为准/.test(name) ? 1 : 0),
  description: (_, it) => Math.floor(it.length / 8), // a text beside names of one length
};

/** The words of a column's own, without those of the columns that it stands among. */
const own = (name: string): string => plain(name.split('/').at(-1)!) || plain(name);

/** Whether somebody's name stands behind the measures, as that of who sees to them, and not beside the position, as that of who holds it. */
function isBehind(at: number, names: readonly string[], fields: ReadonlyArray<Field | null>): boolean {
  if (/岗|任/.test(own(names[at]!).replace('责任', ''))) return false;
  const [measures, position] = [fields.indexOf('measures'), fields.indexOf('position')];
  return measures >= 0 && at > measures && (position < 0 || Math.abs(at - position) > 1);
}

/** Whether other columns say what a field would. */
function isSaid(field: Field, fields: ReadonlyArray<Field | null>): boolean {
  const others: Readonly<Partial<Record<Field, readonly Field[]>>> = {
    level: ['one', 'two', 'three'],
    measures: ['prevention', 'monitoring', 'handling'],
  };
  return others[field]?.some((it) => fields.includes(it)) ?? false;
}

/** Whether the level may be what likelihood and harm make of it, so that a column without a word of it may be one more of these. */
const graded = (field: Field, fields: ReadonlyArray<Field | null>): boolean => field === 'level' && fields.includes('likelihood');

/** Of two columns that say what the risk is, a short name beside a text that tells it is not the risk itself. */
function withoutTitles(names: readonly string[], fields: ReadonlyArray<Field | null>, contents: readonly Contents[]): ReadonlyArray<Field | null> {
  const risks = fields.flatMap((field, at) => (field === 'description' ? [at] : []));
  const [longest] = risks.toSorted((a, b) => contents[b]!.length - contents[a]!.length);
  if (longest === undefined || !/描述|表现|内容|情形|行为|具体|可能|说明|详/.test(own(names[longest]!))) return fields;
  const isBeside = (at: number): boolean => isTitle(contents[at]!) && contents[at]!.length * 2 <= contents[longest]!.length;
  return fields.map((field, at) => (field === 'description' && at !== longest && isBeside(at) ? null : field));
}

const rivals: ReadonlySet<Field> = new Set(['description', 'level', 'department', 'date', 'responsible', 'person']);

type May = (field: Field, heading: string) => boolean;

/**
 * What is worth a look in how a table's columns are read, each once.
 *
 * @param may whether a heading is one of a field, or like one
 */
export function doubts(told: Told, fields: ReadonlyArray<Field | null>, may: May, known: Known): Fault[] {
  const { names, proposed, rows } = told;
  const contents = contentsIn(names, rows, known);
  const found = fields.flatMap((field, at): Fault[] => {
    if (field === null) return [];
    if (proposed[at] !== field) return [doubt(names, field, at, 'risks/import/read-by-content', {})];
    if (!rivals.has(field) || fields.indexOf(field) !== at) return [];
    const isRival = (other: number): boolean => {
      const isTaken = fields[other] !== null && !(field === 'description' && fields[other] === field);
      return other !== at && !isTaken && contents[other]!.filled > 0 && may(field, names[other]!) && !isUnlike(field, contents[other]!);
    };
    const other = names.findIndex((_, it) => isRival(it));
    return other < 0 ? [] : [doubt(names, field, at, 'risks/import/other-column', { other: names[other]! })];
  });
  const isSaidOf = ({ facts }: Fault): boolean => facts['other'] !== undefined && found.some((it) => it.facts['other'] === facts['other']);
  return [...found, ...leftOut(names, fields, contents).filter((it) => !isSaidOf(it))];
}

const doubt = (names: readonly string[], field: Field, column: number, code: string, facts: Fault['facts']): Fault => ({
  field,
  column,
  value: names[column]!,
  code,
  facts,
});

const byCells = ['level', 'department', 'date', 'responsible', 'person', 'keyArea', 'measures'] as const;

/** Columns that nothing is read of, though their cells are clearly those of a field. */
function leftOut(names: readonly string[], fields: ReadonlyArray<Field | null>, contents: readonly Contents[]): Fault[] {
  return names.flatMap((name, at): Fault[] => {
    const alike = fields[at] === null ? byCells.filter((field) => isClearly(field, contents[at]!)) : [];
    const field = alike.find((it) => words[it].test(own(name))) ?? alike.at(-1);
    if (field === undefined || (field === 'measures' && (fields.includes(field) || isSaid(field, fields)))) return []; // duties are lists, too
    const taken = fields.indexOf(field);
    if (taken < 0) return [doubt(names, field, at, 'risks/import/left-out', { like: field })];
    return [doubt(names, field, taken, 'risks/import/other-column', { other: name })];
  });
}
