import type { Flow, TimeLimit } from '#engine/flow.ts';
import { attributeText } from '#platform/xml.ts';
import type { Limits } from './power.ts';

/**
 * The flow with the rules that cases are judged by. Where the flowchart itself names no total limit, the version's figures are the
 * total, from a case's first step to its last; separations and all else are the flowchart's own. Asking twice changes nothing.
 */
export function rulesOf(flow: Flow, { statutoryLimit, statutoryUnit, promisedLimit, promisedUnit }: Limits): Flow {
  const unit = promisedUnit ?? statutoryUnit;
  if (unit === null || flow.limits.some(({ scope }) => scope === 'total')) return flow;
  const comparable = statutoryUnit === unit;
  const total: TimeLimit = {
    scope: 'total',
    node: null,
    from: null,
    to: null,
    statutory: comparable ? statutoryLimit : null,
    promised: promisedLimit,
    unit,
  };
  return { ...flow, limits: [...flow.limits, total] };
}

/** One step of a flowchart with what is asked of it, for people to read. */
export type StepRules = Readonly<{
  node: string;
  name: string;
  performers: ReadonlyArray<Readonly<{ department: string; position: string }>>;
  limit: Readonly<{ statutory: number | null; promised: number | null; unit: TimeLimit['unit'] }> | null;
  separatedFrom: ReadonlyArray<Readonly<{ node: string; name: string }>>;
  stopsClock: 'supplement' | 'special' | null;
}>;

/** The tasks of a flow, in the order of the file. */
export function stepsOf(flow: Flow): StepRules[] {
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  const tasks = flow.nodes.filter(({ kind }) => kind === 'task');
  return tasks.map(({ id, name }) => {
    const limit = flow.limits.find(({ scope, node }) => scope === 'node' && node === id);
    const others = flow.separations.flatMap(({ taskA, taskB }) => (taskA === id ? [taskB] : taskB === id ? [taskA] : []));
    return {
      node: id,
      name,
      performers: flow.performers.filter(({ node }) => node === id).map(({ department, position }) => ({ department, position })),
      limit: limit ? { statutory: limit.statutory, promised: limit.promised, unit: limit.unit } : null,
      separatedFrom: others.map((node) => ({ node, name: names.get(node) ?? node })),
      stopsClock: flow.clocks.find(({ node }) => node === id)?.suspends ?? null,
    };
  });
}

/** A limit of the whole case; without `from` and `to` it runs from the first step to the last. */
type TotalLimit = Pick<TimeLimit, 'from' | 'to' | 'statutory' | 'promised' | 'unit'>;
export type Rules = Readonly<{ power: Flow['power']; limits: readonly TotalLimit[]; separations: Flow['separations'] }>;

// Comments, CDATA and processing instructions are matched first, so that a tag inside them is none.
const markup = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w.-]+:)?([\w.-]+)(?:"[^"]*"|'[^']*'|[^>"'])*?(\/?)>/g;

type Tag = Readonly<{ close: boolean; prefix: string; name: string; empty: boolean; start: number; end: number }>;

function* tagsOf(bpmn: string): Generator<Tag> {
  for (const found of bpmn.matchAll(markup)) {
    const [all, close, prefix = '', name, empty] = found;
    if (name) yield { close: close === '/', prefix, name, empty: empty === '/', start: found.index, end: found.index + all.length };
  }
}

/**
 * Writes rules as `qf:` elements (domain: `urn:qingfeng:bpmn:1`) into the process of a BPMN file that has none of its own; every
 * other byte stays.
 *
 * @param bpmn a file that `readBpmn` accepts; its first process that is not empty is written to
 * @throws RangeError when the file has no process
 */
export function withRules(bpmn: string, rules: Rules): string {
  const elements = elementsOf(rules);
  if (elements.length === 0) return bpmn;
  let at: Tag | null = null; // where the elements go when the process has no place for extensions yet
  let depth = 0;
  for (const tag of tagsOf(bpmn)) {
    if (at === null) {
      if (!tag.close && !tag.empty && tag.name === 'process') at = tag;
      continue;
    }
    if (depth === 0 && (tag.close || (tag.name !== 'documentation' && tag.name !== 'extensionElements'))) break;
    if (depth === 0 && tag.name === 'extensionElements') return into(bpmn, tag, elements);
    const documented = tag.name === 'documentation' && (tag.close || tag.empty);
    if (!tag.empty) depth += tag.close ? -1 : 1;
    if (documented) at = { ...at, end: tag.end };
  }
  if (at === null) throw new RangeError('the file has no process');
  const name = `${at.prefix}extensionElements`;
  return `${bpmn.slice(0, at.end)}<${name}>${elements.join('')}</${name}>${bpmn.slice(at.end)}`;
}

function into(bpmn: string, { prefix, empty, start, end }: Tag, elements: readonly string[]): string {
  if (!empty) return bpmn.slice(0, end) + elements.join('') + bpmn.slice(end);
  const opened = `${bpmn.slice(start, end - 2).trimEnd()}>`;
  return `${bpmn.slice(0, start)}${opened}${elements.join('')}</${prefix}extensionElements>${bpmn.slice(end)}`;
}

type Attributes = Readonly<Record<string, string | number | null>>;

function elementsOf({ power, limits, separations }: Rules): string[] {
  return [
    ...(power ? [element('power', power)] : []),
    ...limits.map((limit) => element('timeLimit', { scope: 'total', ...limit })),
    ...separations.map(({ taskA, taskB }) => element('separation', { taskA, taskB })),
  ];
}

// Each element declares the prefix itself: the file's own head is not touched.
function element(name: string, attributes: Attributes): string {
  const given = Object.entries(attributes).filter(([, value]) => value !== null);
  return `<qf:${name} xmlns:qf="urn:qingfeng:bpmn:1"${given.map(([key, value]) => ` ${key}="${attributeText(String(value))}"`).join('')}/>`;
}
