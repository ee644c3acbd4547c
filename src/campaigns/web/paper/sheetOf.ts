import { stamp } from '#platform/web/language.tsx';
import type { Content, Line } from '../../content.ts';
import type { Form } from '../../contract/form.ts';
import type { BureauSheet, DepartmentSheet, FormSheet, Opinion, PositionSheet, SheetPoint, Signed, Subject } from '../../documents/sheet.ts';

type Step = Form['steps'][number];
type Textual = (place: string, value: unknown) => string;
type FactsOf<T extends Form['tier']> = Extract<Form['facts'], { tier: T }>;
type ContentOf<T extends Content['tier']> = Extract<Content, { tier: T }>;

const dayOf = (at: string) => stamp(at).slice(0, 10);

/** The form as it is printed. `textOf`: names and words in place of ids and codes. */
export function sheetOf(form: Form, content: Content, textOf: Textual): FormSheet {
  const { facts } = form;
  if (content.tier === 'position' && facts.tier === 'position') return positionSheet(form, content, facts, textOf);
  if (content.tier === 'department' && facts.tier === 'department') return departmentSheet(form, content, facts, textOf);
  return bureauSheet(form, content as ContentOf<'bureau'>, facts as FactsOf<'bureau'>, textOf);
}

const common = (form: Form, content: Content, textOf: Textual) => ({
  bureau: form.bureau,
  year: form.year,
  number: form.number,
  points: content.points.map((line) => pointOf(line, textOf)),
  promise: content.promise,
  evaluation: opinionOf(form, content, 'evaluate'),
});

function pointOf(line: Line, textOf: Textual): SheetPoint {
  const named = (id: string | null) => textOf('', id);
  return {
    description: line.description,
    keyArea: line.keyArea,
    aspect: line.aspect,
    element: line.element,
    selfLevel: line.selfLevel,
    measures: line.measures.map((measure) => textOf('measures', measure)),
    power: [named(line.powerId), named(line.step)].filter(Boolean).join(' '),
    positions: line.positions,
    responsible: named(line.responsible),
    department: named(line.departmentId),
    leader: named(line.leaderId),
    sources: line.sources.map(named),
    foundBy: line.foundBy,
  };
}

/** The opinion that stands: of the steps since the form was last given back. */
function opinionOf({ steps, pointsOf }: Form, content: Content, deed: Step['deed']): Opinion | null {
  const back = steps.findLastIndex((it) => it.deed === 'return' || it.deed === 'withdraw');
  const step = steps.slice(back + 1).findLast((it) => it.deed === deed);
  if (!step) return null;
  const decided = (id: string) => (deed === 'evaluate' ? (pointsOf.find(({ lineId }) => lineId === id)?.level ?? null) : null);
  const levels = content.points.map(({ id }) => step.levels?.[id] ?? decided(id));
  return { text: step.opinion ?? '', levels, by: step.by, principal: step.forPerson, on: dayOf(step.at) };
}

/** Who handed the form in has signed what it says; a signature of an earlier content is none of this one. */
function signedBy({ signatures }: Form, which: (it: Form['signatures'][number]) => boolean): Signed | null {
  const found = signatures.find((it) => it.current && which(it));
  return found ? { name: found.name, on: dayOf(found.at) } : null;
}

const subjects: Readonly<Record<FactsOf<'position'>['reviewSeat'], Subject>> = {
  departmentHead: 'departmentHead',
  leaderInCharge: 'departmentHead',
  bureauHead: 'partyCommittee',
  commission: 'bureauHead',
  disciplineHead: 'bureauHead',
};

function positionSheet(form: Form, content: ContentOf<'position'>, facts: FactsOf<'position'>, textOf: Textual): PositionSheet {
  return {
    ...common(form, content, textOf),
    tier: 'position',
    subject: facts.assessed ? 'staff' : subjects[facts.reviewSeat],
    name: form.name,
    sex: content.sex,
    birth: content.birth,
    party: content.party,
    department: form.department ?? '',
    post: [facts.positions.map((it) => it.name).join('、'), facts.title].filter(Boolean).join('；'),
    since: content.since,
    key: facts.key,
    duties: content.duties,
    powers: facts.powers,
    signed: signedBy(form, ({ kind }) => kind === 'author'),
    assessment: opinionOf(form, content, 'assess'),
    review: opinionOf(form, content, 'review'),
  };
}

function departmentSheet(form: Form, content: ContentOf<'department'>, facts: FactsOf<'department'>, textOf: Textual): DepartmentSheet {
  return {
    ...common(form, content, textOf),
    tier: 'department',
    department: form.department ?? form.name,
    filedOn: form.submittedAt && dayOf(form.submittedAt),
    head: facts.head ?? '',
    headcount: facts.headcount,
    functions: content.functions,
    powers: facts.powers,
    participants: form.participants.map(({ id, name, attended }) => ({ name, attended, signed: signedBy(form, (it) => it.personId === id) })),
    heldAt: content.heldAt,
    institutions: content.institutions.map(({ title, action, dueOn }) => ({ title, action: textOf('action', action), dueOn })),
    signed: signedBy(form, ({ kind }) => kind === 'author'),
    review: opinionOf(form, content, 'review'),
  };
}

function bureauSheet(form: Form, content: ContentOf<'bureau'>, facts: FactsOf<'bureau'>, textOf: Textual): BureauSheet {
  const { meeting } = content;
  const named = (id: string | null) => textOf('', id);
  return {
    ...common(form, content, textOf),
    tier: 'bureau',
    filedOn: form.submittedAt && dayOf(form.submittedAt),
    head: facts.head ?? '',
    committee: facts.committee.map(({ id, name, title }) => ({ name, title: title ?? '', signed: signedBy(form, (it) => it.personId === id) })),
    counted: facts,
    meeting: {
      at: meeting.at,
      present: meeting.present.map(named),
      absent: meeting.absent.map(named),
      chair: named(meeting.chair),
      recorder: named(meeting.recorder),
      conclusion: meeting.conclusion,
    },
    commission: opinionOf(form, content, 'opine'),
  };
}
