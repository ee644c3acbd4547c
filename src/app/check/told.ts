import { weekdaysCalendar } from '#engine/china.ts';
import { type ClockReading, workingDaysAfter, type WorkCalendar } from '#engine/clock.ts';
import { dayNumber } from '#engine/days.ts';
import type { Fault } from '#supervision/faults.ts';
import { isLead, type Kind } from '#supervision/finding.ts';
import { words } from '#supervision/words.ts';
import { type Language, said } from '#platform/words.ts';
import type { CheckedCase, Judging } from './judging.ts';

export const csvHead = 'case,fits,cost,fitness\n';

/** `case,fits,cost,fitness` of one case; cost and fitness are empty where it is too long to explain. */
export const asRow = ({ case: name, fits, cost, fitness }: CheckedCase): string =>
  `${cell(name)},${fits},${cost ?? ''},${fitness?.toFixed(6) ?? ''}\n`;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const checks: Readonly<Partial<Record<Kind, string>>> = {
  skipped: 'sequence',
  outOfOrder: 'sequence',
  repeated: 'sequence',
  notInFlow: 'sequence',
  tooLong: 'sequence',
  authority: 'authority',
  separation: 'separation',
  nodeOver: 'timeLimit',
  totalOver: 'timeLimit',
};

/** One case as a line of JSON: everything that was found, with the nodes and events that it concerns and its sentence. */
export function asLine({ case: name, fits, cost, fitness, judgement, today, steps }: CheckedCase, by: Judging, language: Language): string {
  const total = judgement.clocks.find(({ scope }) => scope === 'total');
  const activities = new Map(steps.map(({ id, activity }) => [id, activity]));
  const told = {
    case: name,
    fits,
    cost,
    fitness: fitness === null ? null : Number(fitness.toFixed(6)),
    state: judgement.finished ? 'closed' : 'running',
    clock: total ? clockTold(total, by.calendar ?? weekdaysCalendar, total.endedOn ?? today) : null,
    findings: judgement.faults.map((fault) => findingTold(fault, by, activities, language)),
  };
  return `${JSON.stringify(told)}\n`;
}

/** `gross` days from start to end, of which the clock stood still for `suspended`, in the limit's unit. */
function clockTold(
  { startedOn, endedOn, used, limit, unit, light, provisional, due }: ClockReading,
  calendar: WorkCalendar,
  until: ClockReading['startedOn'],
) {
  const gross = unit === 'workingDay' ? workingDaysAfter(calendar, startedOn, until) : Math.max(0, dayNumber(until) - dayNumber(startedOn));
  return { startedOn, endedOn, due, gross, suspended: gross - used, elapsed: used, limit, unit, light, provisional };
}

function findingTold(
  { kind, reason, card, node, otherNode, actor, events, facts }: Fault,
  { flow, people }: Judging,
  activities: ReadonlyMap<string, string>,
  language: Language,
) {
  const nodes = [node, otherNode].flatMap((id) => id ?? []);
  const tasks = nodes.flatMap((id) => flow.nodes.find((it) => it.id === id)?.name ?? []);
  const over =
    facts.limit === undefined || facts.used === undefined ? {} : { elapsed: facts.used, limit: facts.limit, overBy: facts.used - facts.limit };
  return {
    check: checks[kind] ?? 'unusual',
    kind,
    reason,
    card,
    lead: isLead(kind) || card === 'lead',
    node,
    nodes,
    tasks,
    events,
    activities: [...new Set(events.flatMap((id) => activities.get(id) ?? []))],
    actor: actor === null ? null : { id: actor, name: people?.find(({ number }) => number === actor)?.name ?? actor },
    ...over,
    facts,
    message: sentenceOf(kind, facts, language),
    sentence: { zh: sentenceOf(kind, facts, 'zh-CN'), en: sentenceOf(kind, facts, 'en') },
  };
}

/** What was found, as one sentence in the words of the product. */
export const sentenceOf = (kind: Kind, facts: Fault['facts'], language: Language): string => said(words, language).sentences[kind](facts);
