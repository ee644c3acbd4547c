import { leadsOf, type TimedStep } from '#engine/unusual.ts';
import { type Fault, fault, known } from './faults.ts';
import type { Rules } from './judge.ts';

/** What is unusual 异常 in one case: leads 线索, which charge nobody and open no inquiry. */
export const unusualOf = ({ flow, calendar, unusual, names }: Rules, steps: readonly TimedStep[]): Fault[] =>
  leadsOf(flow, steps, calendar, unusual).map(({ kind, events, nodes, activity, actor, facts }) => {
    const last = steps.findLast(({ id }) => events.includes(id));
    const told = known({
      step: activity,
      actor: actor === null ? undefined : names.get(actor),
      at: last && new Date(last.at).toISOString(),
      on: last?.day,
      ...facts,
    });
    // A further return to the applicant is the same lead, with more proof.
    return fault({ kind, node: nodes[0] ?? null, actor, events, facts: told }, kind === 'returned' ? [] : events);
  });
