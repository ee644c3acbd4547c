import type { Flow } from '#engine/flow.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { diagnose, type Fault, foreign } from '../diagnosis.ts';
import { unreadable } from './flow.ts';

/** A drawing as the engine reads it: its flow, or why it does not understand it. */
export type Reading = Readonly<{ flow: Flow; fault: null } | { flow: null; fault: FormatError }>;

export function readingOf(bpmn: string): Reading {
  try {
    return { flow: readBpmn(bpmn), fault: null };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    return { flow: null, fault: cause };
  }
}

/** @throws Refusal `powers/flowchart/invalid` for what no editor writes */
export function refuseForeign({ fault }: Reading): void {
  if (fault && foreign.has(fault.code)) throw unreadable(fault);
}

type Told = { sound: 'yes' | 'no' | 'undecided' | 'unreadable'; faults: Fault[]; refusal: { code: string; facts: Record<string, unknown> } | null };

/** What the engine says of a drawing; where it does not understand it, why and at which element. */
export function diagnosisOf({ flow, fault }: Reading): Told {
  if (!flow) return { sound: 'unreadable', faults: [], refusal: { code: fault.code, facts: { ...fault.facts } } };
  const { sound, faults } = diagnose(flow);
  return { sound, faults: [...faults], refusal: null };
}
