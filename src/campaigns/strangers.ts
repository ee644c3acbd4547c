import type { Content, Line } from './content.ts';
import type { Fault } from './faults.ts';

/** What a form may name: ids of the bureau's people, departments, powers and institutions; who of the people is in service; published steps, each with its power; last year's points, the round's lower points. */
export type Known = Readonly<{
  names: ReadonlySet<string>;
  inService: ReadonlySet<string>;
  steps: ReadonlyMap<string, string>;
  previous: ReadonlySet<string>;
  sources: ReadonlySet<string>;
}>;

const stranger = (place: string): Fault => ({ place, fault: 'stranger' });
const ofLine = ['powerId', 'responsible', 'departmentId', 'leaderId'] as const;

const who = ['responsible', 'leaderId'] as const;

function inLine(line: Line, { names, inService, steps, previous, sources }: Known): Fault[] {
  const at = `points.${line.id}`;
  return [
    ...ofLine.flatMap((key) => (line[key] !== null && !names.has(line[key]) ? [stranger(`${at}.${key}`)] : [])),
    ...who.flatMap((key): Fault[] =>
      line[key] !== null && names.has(line[key]) && !inService.has(line[key]) ? [{ place: `${at}.${key}`, fault: 'gone' }] : [],
    ),
    ...(line.step !== null && steps.get(line.step) !== line.powerId ? [stranger(`${at}.step`)] : []),
    ...(line.previousId !== null && !previous.has(line.previousId) ? [stranger(`${at}.previousId`)] : []),
    ...(line.sources.every((it) => sources.has(it)) ? [] : [stranger(`${at}.sources`)]),
    ...line.measures.flatMap(({ institutionId }, index) =>
      institutionId !== null && !names.has(institutionId) ? [stranger(`${at}.measures.${index}.institutionId`)] : [],
    ),
  ];
}

/** Where a form names what is not there, of another bureau or not among what is offered. */
export function strangersIn(content: Content, known: Known): Fault[] {
  const meeting = content.tier === 'bureau' ? content.meeting : null;
  const people = meeting
    ? ([
        ['present', meeting.present],
        ['absent', meeting.absent],
        ['chair', meeting.chair === null ? [] : [meeting.chair]],
        ['recorder', meeting.recorder === null ? [] : [meeting.recorder]],
      ] as const)
    : [];
  return [
    ...people.flatMap(([key, ids]) => (ids.every((it) => known.names.has(it)) ? [] : [stranger(`meeting.${key}`)])),
    ...content.points.flatMap((line) => inLine(line, known)),
  ];
}
