import type { Machine } from '#platform/machine.ts';
import type { Facts } from '#platform/refusal.ts';

export const importStates = ['waiting', 'running', 'done', 'refused', 'cancelled'] as const;
export type ImportState = (typeof importStates)[number];
export type ImportMove = 'begin' | 'finish' | 'refuse' | 'cancel';

/** A running import may begin again: the job of a machine that died is taken up by another. */
export const importMachine: Machine<ImportState, ImportMove> = {
  waiting: { begin: 'running', cancel: 'cancelled' },
  running: { begin: 'running', finish: 'done', refuse: 'refused', cancel: 'cancelled' },
  done: {},
  refused: {},
  cancelled: {},
};

/** What a file may be; every format that a reader tells is among them. */
export const importFormats = ['xes', 'csv', 'xlsx', 'jsonLines', 'ocelJson', 'ocelXml'] as const;

/** Why a file was refused, and where: the code of a refusal, its place among the facts (line, column, case). */
export type Refused = Readonly<{ code: string; facts: Facts }>;

/** What came in, what was counted, or why nothing did. */
export type ImportReport = Readonly<{
  format: (typeof importFormats)[number] | null;
  cases: number;
  newCases: number;
  events: number;
  newEvents: number;
  duplicates: number;
  withoutOffset: number; // times that the stated zone placed
  unplaced: number; // events outside any case
  unknownActivities: number; // events of a step that the flowchart does not have
  unknownActors: number; // events whose actor is none of the bureau's people
  tooLong: number; // cases too long to explain
  beforeVersion: number; // cases older than the first version of the power, judged by it
  deviating: number;
  findings: number; // faults: a lead is none
  leads: number;
  inquiries: number;
  warnings: ReadonlyArray<Readonly<{ code: string; facts: Facts }>>;
  refused: Refused | null;
}>;

export const emptyReport: ImportReport = {
  format: null,
  cases: 0,
  newCases: 0,
  events: 0,
  newEvents: 0,
  duplicates: 0,
  withoutOffset: 0,
  unplaced: 0,
  unknownActivities: 0,
  unknownActors: 0,
  tooLong: 0,
  beforeVersion: 0,
  deviating: 0,
  findings: 0,
  leads: 0,
  inquiries: 0,
  warnings: [],
  refused: null,
};
