import type { Day } from '#engine/days.ts';
import { dayOf as localDay } from '#platform/calendar.ts';
import { type Language, said } from '#platform/words.ts';
import { blank, type BureauContent, type Content, type DepartmentContent, type Line, type PositionContent } from '../content.ts';
import type { StepDeed } from '../form.ts';
import { words as campaigns } from '../words.ts';
import { documentWords } from '../words/documents.ts';
import { dayOf } from './cells.ts';
import type { FormSheet, Opinion, Reviewer, SheetPoint, Signed } from './sheet.ts';

type Named = Readonly<{ id: string; name: string }>;
type Power = Named & Readonly<{ code: string }>;
type PositionFacts = Readonly<{
  tier: 'position';
  title: string | null;
  positions: ReadonlyArray<Readonly<{ name: string }>>;
  key: boolean;
  powers: readonly Power[];
  assessed: boolean;
  reviewSeat: string;
}>;
type DepartmentFacts = Readonly<{ tier: 'department'; head: string | null; headcount: number; powers: readonly Power[] }>;
type BureauFacts = Readonly<{
  tier: 'bureau';
  head: string | null;
  committee: ReadonlyArray<Named & Readonly<{ title: string | null }>>;
  offices: number;
  units: number;
  people: number;
  positionPoints: number;
  departmentPoints: number;
}>;
type Step = Readonly<{
  deed: StepDeed;
  by: string;
  forPerson: string | null;
  opinion: string | null;
  levels: Readonly<Record<string, number>> | null;
  at: string;
}>;

/** A form as it is read (`getForm`), as far as its document says it. */
export type ShownForm = Readonly<{
  number: string;
  year: number;
  bureau: string;
  name: string;
  department: string | null;
  submittedAt: string | null;
  state: string;
  content: Content | null;
  facts: PositionFacts | DepartmentFacts | BureauFacts;
  names: Readonly<Record<string, string>>;
  signatures: ReadonlyArray<Readonly<{ personId: string; name: string; kind: string; drawing: string | null; at: string; current: boolean }>>; // newest first
  participants: ReadonlyArray<Named & Readonly<{ attended: boolean }>>;
  steps: readonly Step[]; // oldest first
}>;

const dayAt = (at: string): Day => localDay(new Date(at));

/** The opinions on what the form says now: those since it was handed in last; none while it is a draft. */
function opinionsOf({ steps }: ShownForm, { points }: Content): (deed: StepDeed) => Opinion | null {
  const last = steps.findLastIndex(({ deed }) => ['submit', 'withdraw', 'return'].includes(deed));
  const given = steps[last]?.deed === 'submit' ? steps.slice(last + 1) : [];
  return (deed) => {
    const step = given.findLast((it) => it.deed === deed);
    if (!step) return null;
    const own = deed === 'assess'; // who assesses leaves the rating of a line as it is, unless they say otherwise
    const levels = points.map(({ id, selfLevel }) => step.levels?.[id] ?? (own ? selfLevel : null));
    return { text: step.opinion ?? '', levels, by: step.by, principal: step.forPerson, on: dayAt(step.at) };
  };
}

const signedBy = ({ signatures }: ShownForm, is: (it: ShownForm['signatures'][number]) => boolean): Signed | null => {
  const found = signatures.find((it) => it.current && is(it));
  return found ? { name: found.name, on: dayAt(found.at), drawing: found.drawing } : null;
};

const longestSource = 16; // characters of a point that has no number yet
const numberOf = (name: string): string => /^\S+-\d{4}-\d+(?= )/.exec(name)?.[0] ?? name.slice(0, longestSource);

function pointOf(line: Line, { names }: ShownForm, language: Language): SheetPoint {
  const words = said(documentWords, language);
  const { periods } = said(campaigns, language);
  const name = (id: string | null) => (id === null ? '' : (names[id] ?? ''));
  const { description, keyArea, aspect, element, selfLevel, foundBy, positions } = line;
  return {
    description,
    keyArea,
    aspect,
    element,
    selfLevel,
    foundBy,
    positions,
    measures: line.measures.map(({ text, dueOn, every }) => {
      const when = dueOn !== null ? words.until(dayOf(dueOn, language)) : every === null ? null : periods[every];
      return when === null ? text : words.inBrackets({ text, when });
    }),
    power: [name(line.powerId), name(line.step)].filter((it) => it !== '').join(':'),
    responsible: name(line.responsible),
    department: name(line.departmentId),
    leader: name(line.leaderId),
    sources: line.sources.map((id) => numberOf(name(id))),
  };
}

/** What a form's document says. One that is not begun is the blank form. */
export function sheetOf(form: ShownForm, language: Language): FormSheet {
  const { facts, bureau, year, number } = form;
  const content = form.content ?? blank(facts.tier, '');
  const common = { bureau, year, number, promise: content.promise, points: content.points.map((line) => pointOf(line, form, language)) };
  const opinion = opinionsOf(form, content);
  const author = signedBy(form, ({ kind }) => kind === 'author');
  const evaluation = opinion('evaluate');
  if (facts.tier === 'position')
    return {
      ...common,
      ...positionOf(form, content as PositionContent, facts),
      signed: author,
      evaluation,
      assessment: opinion('assess'),
      review: opinion('review'),
    };
  const filedOn = form.submittedAt === null || form.state === 'draft' ? null : dayAt(form.submittedAt);
  if (facts.tier === 'department')
    return {
      ...common,
      ...departmentOf(form, content as DepartmentContent, facts, language),
      filedOn,
      signed: author,
      evaluation,
      review: opinion('review'),
    };
  const adopted = evaluation ?? opinion('adopt');
  return { ...common, ...bureauOf(form, content as BureauContent, facts), filedOn, evaluation: adopted, commission: opinion('opine') };
}

function positionOf(form: ShownForm, { sex, birth, party, since, duties }: PositionContent, facts: PositionFacts) {
  const { name, department } = form;
  const post = facts.positions.map((it) => it.name).join('、') || (facts.title ?? '');
  const { key, powers, assessed } = facts;
  return {
    tier: 'position' as const,
    name,
    sex,
    birth,
    party,
    since,
    duties,
    post,
    key,
    powers,
    assessed,
    department: department ?? '',
    reviewer: facts.reviewSeat as Reviewer,
  };
}

function departmentOf(form: ShownForm, { functions, heldAt, institutions }: DepartmentContent, facts: DepartmentFacts, language: Language) {
  const { actions } = said(campaigns, language);
  return {
    tier: 'department' as const,
    functions,
    heldAt,
    headcount: facts.headcount,
    powers: facts.powers,
    department: form.name,
    head: facts.head ?? '',
    participants: form.participants.map(({ id, name, attended }) => ({ name, attended, signed: signedBy(form, ({ personId }) => personId === id) })),
    institutions: institutions.map(({ title, action, dueOn }) => ({ title, dueOn, action: action === null ? '' : actions[action] })),
  };
}

function bureauOf(form: ShownForm, { meeting }: BureauContent, { head, committee, ...counted }: BureauFacts) {
  const name = (id: string | null) => (id === null ? '' : (form.names[id] ?? ''));
  return {
    tier: 'bureau' as const,
    head: head ?? '',
    committee: committee.map((it) => ({ name: it.name, title: it.title ?? '', signed: signedBy(form, ({ personId }) => personId === it.id) })),
    counted,
    meeting: {
      at: meeting.at,
      conclusion: meeting.conclusion,
      chair: name(meeting.chair),
      recorder: name(meeting.recorder),
      present: meeting.present.map(name),
      absent: meeting.absent.map(name),
    },
  };
}
