import { z } from 'zod';
import type { Flow, TimeLimit } from '#engine/flow.ts';
import { FormatError } from '#platform/formats/format-error.ts';

const Task = z.string().min(1).max(500);
const figure = z.int().min(0).max(9999).nullish();
const figures = { statutory: figure, promised: figure, unit: z.enum(['workingDay', 'calendarDay', 'immediate']).nullish() };
const Limit = z.union([z.strictObject({ task: Task, ...figures }), z.strictObject({ from: Task.nullish(), to: Task.nullish(), ...figures })]);

const RuleFile = z.strictObject({
  limits: z.array(Limit).max(1000).nullish(),
  separation: z
    .array(z.tuple([Task, Task]))
    .max(1000)
    .nullish(),
  authority: z
    .array(z.strictObject({ task: Task, department: z.string().min(1), position: z.string().min(1) }))
    .max(5000)
    .nullish(),
  clocks: z
    .array(z.strictObject({ task: Task, suspends: z.enum(['supplement', 'special']) }))
    .max(1000)
    .nullish(),
});
type RuleFile = z.infer<typeof RuleFile>;

/**
 * The flowchart with the rules of a JSON text (docs/check.md) in place of its own: those of each kind that the text has, all of the kind.
 * A task is named by its id or by its name.
 *
 * @throws FormatError `formats/rules-json` with its place where that is known, `formats/rules-value` and `formats/rules-task` with `name`, the path of
 *   what is wrong, `formats/rules-ambiguous` where several tasks bear a name and one must be meant
 */
export function withRules(flow: Flow, text: string): Flow {
  const rules = parsed(jsonOf(text));
  return {
    ...flow,
    ...(rules.limits && { limits: rules.limits.map((limit, at) => limitOf(flow, limit, `limits.${at}`)) }),
    ...(rules.separation && {
      separations: rules.separation.map(([a, b], at) => ({
        taskA: tasksOf(flow, a, `separation.${at}.0`)[0]!, // steps are separated by the name, whichever task bears it
        taskB: tasksOf(flow, b, `separation.${at}.1`)[0]!,
      })),
    }),
    ...(rules.authority && {
      performers: rules.authority.flatMap(({ task, ...post }, at) => tasksOf(flow, task, `authority.${at}.task`).map((node) => ({ node, ...post }))),
    }),
    ...(rules.clocks && {
      clocks: rules.clocks.map(({ task, suspends }, at) => ({ node: taskOf(flow, task, `clocks.${at}.task`), suspends })),
    }),
  };
}

function limitOf(flow: Flow, limit: NonNullable<RuleFile['limits']>[number], path: string): TimeLimit {
  const { statutory = null, promised = null, unit } = limit;
  const rest = { statutory, promised, unit: unit ?? 'workingDay' } as const;
  if (statutory === null && promised === null && unit !== 'immediate')
    throw new FormatError('formats/rules-value', { name: `${path}.promised`, reason: 'missing' });
  if ('task' in limit) return { scope: 'node', node: taskOf(flow, limit.task, `${path}.task`), from: null, to: null, ...rest };
  const end = (of: 'from' | 'to'): string | null => (limit[of] ? taskOf(flow, limit[of], `${path}.${of}`) : null);
  return { scope: 'total', node: null, from: end('from'), to: end('to'), ...rest };
}

function taskOf(flow: Flow, written: string, path: string): string {
  const [task, ...others] = tasksOf(flow, written, path);
  if (others.length > 0) throw new FormatError('formats/rules-ambiguous', { name: path, value: written, ids: [task, ...others].join(', ') });
  return task!;
}

function tasksOf({ nodes }: Flow, written: string, path: string): string[] {
  const tasks = nodes.filter(({ kind }) => kind === 'task');
  const found = tasks.some(({ id }) => id === written) ? [written] : tasks.filter(({ name }) => name === written).map(({ id }) => id);
  if (found.length > 0) return found;
  throw new FormatError('formats/rules-task', { name: path, value: written.slice(0, 200) });
}

function parsed(value: unknown): RuleFile {
  const { success, data, error } = RuleFile.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].map(String).join('.');
  throw new FormatError('formats/rules-value', { name: path.slice(0, 200) || '{}', reason: issue?.code ?? 'invalid' });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? []; // not every fault has its place
    const place = line === undefined ? {} : { line: Number(line), column: Number(column) };
    throw new FormatError('formats/rules-json', { ...place, reason: error.message.slice(0, 200) });
  }
}
