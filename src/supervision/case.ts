export const caseStates = ['running', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export const lights = ['green', 'yellow', 'red'] as const;
export type Light = (typeof lights)[number];

/** Transitions of the standard lifecycle (XES, BPAF) after which a step is not done, and what Chinese systems call them. */
export const unfinished: ReadonlySet<string> = new Set(
  'schedule assign reassign start suspend resume withdraw autoskip manualskip ate_abort pi_abort abort_activity abort_case 到达 分派 分配 指派 转派 改派 开始 启动 挂起 暂停 恢复 撤回 跳过'.split(
    ' ',
  ),
);

/** Whether an event reports that its step was done; what was only begun or passed on is kept but not judged. */
export const isDone = (lifecycle: string | null): boolean => lifecycle === null || !unfinished.has(lifecycle.toLowerCase());
