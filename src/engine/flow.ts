import type { Day } from './days.ts';

/** What a node does with tokens. `event` is an intermediate or boundary event: silent, passes its token on. */
export type NodeKind = 'task' | 'subProcess' | 'start' | 'end' | 'terminateEnd' | 'exclusive' | 'parallel' | 'inclusive' | 'eventBased' | 'event';

/** A node of the drawing; `name` is what people and logs call it. */
export type FlowNode = Readonly<{
  id: string;
  name: string;
  kind: NodeKind;
  /** The sub-process that it lies in, by id; left out in the process itself. */
  within?: string;
  /** Done any number of times (`while`), once or more (`again`), or once or more side by side (`atOnce`). */
  repeats?: 'while' | 'again' | 'atOnce';
  /** Of a boundary event, which may itself be recorded as a task: what it is attached to, and whether that ends by it. */
  host?: string;
  interrupts?: boolean;
  /** Of a boundary event that does not interrupt: it comes once at most while its host runs. */
  once?: boolean;
  /** The error that an end throws or a boundary event catches; empty: whichever. */
  error?: string;
}>;
/** `when`, of a flow out of a task or sub-process: taken where its condition holds, or (`otherwise`) where none does. */
export type FlowEdge = Readonly<{ id: string; from: string; to: string; name: string; when?: 'condition' | 'otherwise' }>;

/** Working days 工作日, calendar days 日, or at once 即办: on the day itself. */
export type LimitUnit = 'workingDay' | 'calendarDay' | 'immediate';

/** How long a step (`node`) or a stretch of the case (`from` … `to`, node ids) may take. At least one figure is set. */
export type TimeLimit = Readonly<{
  scope: 'node' | 'total';
  node: string | null;
  from: string | null;
  to: string | null;
  statutory: number | null;
  promised: number | null;
  unit: LimitUnit;
}>;

/** A power's flowchart 权力运行流程图: the drawing that people see is the model that cases are judged by. */
export type Flow = Readonly<{
  id: string;
  name: string;
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
  power: Readonly<{ code: string; department: string }> | null;
  performers: ReadonlyArray<Readonly<{ node: string; department: string; position: string }>>;
  limits: readonly TimeLimit[];
  separations: ReadonlyArray<Readonly<{ taskA: string; taskB: string }>>;
  clocks: ReadonlyArray<Readonly<{ node: string; suspends: 'supplement' | 'special' }>>;
}>;

/**
 * One completed step of a case. `at` is an instant in milliseconds since 1970, UTC; `day` the same in the bureau's
 * zone; `arrived` the day on which the step reached its desk, where the source says so.
 */
export type Step = Readonly<{
  id: string;
  activity: string;
  at: number;
  day: Day;
  actor: string | null;
  arrived?: Day | null;
}>;
