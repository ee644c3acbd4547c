import { FormatError } from '#platform/formats/format-error.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { diagnose, type Fault, foreign } from '../diagnosis.ts';
import { unreadable } from './flow.ts';

type Told = { sound: 'yes' | 'no' | 'undecided' | 'unreadable'; faults: Fault[]; refusal: { code: string; facts: Record<string, unknown> } | null };

/** What the engine says of a drawing; where it does not understand it, why and at which element. */
export function diagnosisOf(bpmn: string): Told {
  try {
    const { sound, faults } = diagnose(readBpmn(bpmn));
    return { sound, faults: [...faults], refusal: null };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    return { sound: 'unreadable', faults: [], refusal: { code: cause.code, facts: { ...cause.facts } } };
  }
}

/** @throws Refusal `powers/flowchart/invalid` for what no editor writes */
export function refuseForeign(bpmn: string): void {
  try {
    readBpmn(bpmn);
  } catch (cause) {
    if (!(cause instanceof FormatError) || foreign.has(cause.code)) throw unreadable(cause);
  }
}
