export const caseStates = ['running', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export const lights = ['green', 'yellow', 'red'] as const;
export type Light = (typeof lights)[number];

/** Transitions of the standard lifecycle (XES, BPAF) after which a step is not done. */
export const unfinished: ReadonlySet<string> = new Set(
  'schedule assign reassign start suspend resume withdraw autoskip manualskip ate_abort pi_abort abort_activity abort_case'.split(' '),
);

/** Whether an event reports that its step was done; what was only begun or passed on is kept but not judged. */
export const isDone = (lifecycle: string | null): boolean => lifecycle === null || !unfinished.has(lifecycle.toLowerCase());
