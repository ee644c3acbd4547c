import type { Content, DepartmentContent, Line, LineMeasure, BureauContent } from './content.ts';

/** What keeps a form from being handed in: where, and what is wrong there. */
export const faultKinds = ['missing', 'short', 'few', 'dueOrEvery', 'none', 'stranger', 'gone', 'both'] as const;
export type Fault = Readonly<{ place: string; fault: (typeof faultKinds)[number] }>;

const short = { description: 5, promise: 10 } as const; // the fewest characters

const missing = (place: string, value: unknown): Fault[] =>
  value === null || (typeof value === 'string' && value.trim() === '') ? [{ place, fault: 'missing' }] : [];
const text = (place: string, value: string, least: number): Fault[] => {
  if (value.trim() === '') return [{ place, fault: 'missing' }];
  return [...value.trim()].length < least ? [{ place, fault: 'short' }] : [];
};

function measureFaults(at: string, { text: said, kind, dueOn, every }: LineMeasure): Fault[] {
  const dated: Fault[] = dueOn === null && every === null ? [{ place: `${at}.dueOn`, fault: 'dueOrEvery' }] : [];
  return [...missing(`${at}.text`, said), ...missing(`${at}.kind`, kind), ...dated];
}

const told = ['keyArea', 'aspect', 'element', 'likelihood', 'harm', 'selfLevel'] as const;
const ofDepartment = ['responsible'] as const;
const ofBureau = ['departmentId', 'leaderId'] as const;

function lineFaults(tier: Content['tier'], line: Line): Fault[] {
  const at = `points.${line.id}`;
  const more = tier === 'department' ? ofDepartment : tier === 'bureau' ? ofBureau : [];
  return [
    ...text(`${at}.description`, line.description, short.description),
    ...[...told, ...more].flatMap((key) => missing(`${at}.${key}`, line[key])),
    ...(line.measures.length === 0 ? [{ place: `${at}.measures`, fault: 'none' } as const] : []),
    ...line.measures.flatMap((measure, index) => measureFaults(`${at}.measures.${index}`, measure)),
  ];
}

const departmentFaults = ({ functions, heldAt, institutions }: DepartmentContent): Fault[] => [
  ...missing('functions', functions),
  ...missing('heldAt', heldAt),
  ...institutions.flatMap((it, at) => [...missing(`institutions.${at}.title`, it.title), ...missing(`institutions.${at}.action`, it.action)]),
];

const bureauFaults = ({ meeting }: BureauContent): Fault[] => [
  ...missing('meeting.at', meeting.at),
  ...missing('meeting.chair', meeting.chair),
  ...missing('meeting.recorder', meeting.recorder),
  ...missing('meeting.conclusion', meeting.conclusion),
  ...(new Set(meeting.present).size < 2 ? [{ place: 'meeting.present', fault: 'few' } as const] : []),
  ...(meeting.present.some((it) => meeting.absent.includes(it)) ? [{ place: 'meeting.absent', fault: 'both' } as const] : []),
  ...(['chair', 'recorder'] as const).flatMap((key) =>
    meeting[key] !== null && meeting.absent.includes(meeting[key]) ? [{ place: `meeting.${key}`, fault: 'both' } as const] : [],
  ),
];

const own = (content: Content): Fault[] => {
  if (content.tier === 'department') return departmentFaults(content);
  return content.tier === 'bureau' ? bureauFaults(content) : missing('duties', content.duties);
};

/** Everything that is wrong with a form at once, in the order in which the form is read; empty: it can be handed in. */
export const faultsOf = (content: Content): Fault[] => [
  ...own(content),
  ...(content.points.length === 0 ? [{ place: 'points', fault: 'none' } as const] : []),
  ...content.points.flatMap((line) => lineFaults(content.tier, line)),
  ...text('promise', content.promise, short.promise),
];
