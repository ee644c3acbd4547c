/** What is unusual 异常 in a case or among many. Each is a lead 线索 to look into, never a fault in itself. */
export const leadKinds = ['instant', 'outOfHours', 'enteredLate', 'returned', 'corrected', 'batchEnd', 'oneHandler', 'discretion'] as const;
/** One of {@link leadKinds}. */
export type LeadKind = (typeof leadKinds)[number];

/** What a value was compared with: the case itself, one person's own steps, the cases of others, comparable cases. */
export type LeadGroup = 'case' | 'ownSteps' | 'otherApplicants' | 'comparable';

/**
 * What exactly was compared: `value` by `formula` (kind and its edition) against `threshold`, in units that the kind
 * says; `sample` is how many steps or cases of `group` it rests on.
 */
export type LeadFacts = Readonly<{
  formula: `${LeadKind}/${number}`;
  value: number;
  threshold: number;
  group: LeadGroup;
  sample: number;
  /** Of `outOfHours`. `provisional`: the day lies in a year whose notice is not out. */
  why?: 'nonWorkingDay' | 'outsideHours';
  provisional?: boolean;
  /** Of `oneHandler`: the handler's share among others, and how many pairs were tested. */
  share?: number;
  tests?: number;
  /** Of `discretion`: what lies far, and the middle and the spread of the comparable. */
  attribute?: string;
  outcome?: number;
  median?: number;
  spread?: number;
}>;

/** `events`: ids of the steps that prove it, never none; `nodes`: the tasks that bear the step's name; `actor`: who took it. */
export type Lead = Readonly<{
  kind: LeadKind;
  events: readonly string[];
  nodes: readonly string[];
  activity: string;
  actor: string | null;
  facts: LeadFacts;
}>;
