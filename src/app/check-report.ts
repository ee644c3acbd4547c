import { weekdaysCalendar } from '#engine/china.ts';
import { type ClockReading, workingDaysAfter, type WorkCalendar } from '#engine/clock.ts';
import { dayNumber } from '#engine/days.ts';
import { isLead } from '#supervision/finding.ts';
import type { Fault } from '#supervision/faults.ts';
import { words } from '#supervision/words.ts';
import type { LogReport } from '#platform/formats/log.ts';
import { said } from '#platform/words.ts';
import type { Checked, CheckedCase, Judging } from './check-judge.ts';

const six = (figure: number | null): number | null => (figure === null ? null : Number(figure.toFixed(6)));

/** `case,fits,cost,fitness`, a row a case. */
export const asCsv = ({ cases }: Checked): string =>
  ['case,fits,cost,fitness', ...cases.map((row) => `${cell(row.case)},${row.fits},${row.cost ?? ''},${row.fitness?.toFixed(6) ?? ''}`), ''].join(
    '\n',
  );

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Everything that was found, with the tasks and events that it concerns and its sentence in both languages. */
export function asJson({ cases, summary }: Checked, by: Judging, { warnings, format, events, withoutOffset }: LogReport): string {
  const told = cases.map((one) => caseTold(one, by));
  return `${JSON.stringify({ cases: told, summary: { ...summary, meanFitness: six(summary.meanFitness) }, log: { format, events, withoutOffset, warnings } }, null, 1)}\n`;
}

function caseTold({ case: name, fits, cost, fitness, judgement, today, steps }: CheckedCase, by: Judging) {
  const total = judgement.clocks.find(({ scope }) => scope === 'total');
  return {
    case: name,
    fits,
    cost,
    fitness: six(fitness),
    state: judgement.finished ? 'closed' : 'running',
    clock: total ? clockTold(total, by.calendar ?? weekdaysCalendar, total.endedOn ?? today) : null,
    findings: judgement.faults.map((fault) => findingTold(fault, by, new Map(steps.map(({ id, activity }) => [id, activity])))),
  };
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
  { flow, roster }: Judging,
  activities: ReadonlyMap<string, string>,
) {
  const nodes = [node, otherNode].flatMap((id) => id ?? []);
  const tasks = nodes.flatMap((id) => flow.nodes.find((it) => it.id === id)?.name ?? []);
  const over =
    facts.limit === undefined || facts.used === undefined ? {} : { elapsed: facts.used, limit: facts.limit, overBy: facts.used - facts.limit };
  return {
    kind,
    reason,
    card,
    lead: isLead(kind) || card === 'lead',
    nodes,
    tasks,
    activities: [...new Set(events.flatMap((id) => activities.get(id) ?? []))],
    events,
    actor: actor === null ? null : { id: actor, name: roster.names.get(actor) ?? actor },
    ...over,
    facts,
    sentence: { zh: said(words, 'zh-CN').sentences[kind](facts), en: said(words, 'en').sentences[kind](facts) },
  };
}
