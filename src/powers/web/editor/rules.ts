import { type LimitUnit } from '#engine/flow.ts';
import { flowElementsOf, listOf, type ModelObject, processesOf } from './bpmn.ts';

/** The namespace of the rules that a flowchart carries: who may act, how long, who not also (domain: powers). */
export const rulesNamespace = 'urn:qingfeng:bpmn:1';

type RuleName = 'power' | 'performer' | 'timeLimit' | 'separation' | 'clock' | 'recorded';
export type Attributes = Readonly<Record<string, string | undefined>>;
export type MakeRule = (name: RuleName, attributes: Attributes) => ModelObject;

/** What the extensions of an element are to become. */
export type Change = Readonly<{ owner: ModelObject; values: readonly ModelObject[] }>;

export type Performer = Readonly<{ department: string; position: string }>;
export type Limit = Readonly<{ statutory: number | null; promised: number | null; unit: LimitUnit; from: string | null; to: string | null }>;
export type StepRules = Readonly<{
  performers: readonly Performer[];
  limit: Limit | null;
  suspends: 'supplement' | 'special' | null;
  recorded: boolean;
}>;

const extensionsOf = (owner: ModelObject): readonly ModelObject[] => {
  const held = owner.get('extensionElements') as ModelObject | undefined;
  return held ? listOf(held, 'values') : [];
};
const isRule = ({ $descriptor: { ns } }: ModelObject, name: RuleName): boolean => ns?.uri === rulesNamespace && ns.localName === name;
const rulesIn = (owner: ModelObject, name: RuleName): readonly ModelObject[] => extensionsOf(owner).filter((it) => isRule(it, name));
const text = (rule: ModelObject, name: string): string | null => (rule[name] as string | undefined) ?? null;
const figure = (rule: ModelObject, name: string): number | null => (/^\d+$/.test(text(rule, name) ?? '') ? Number(rule[name]) : null);

const isTotal = (rule: ModelObject, owner: ModelObject): boolean =>
  (text(rule, 'scope') ?? (owner.$type === 'bpmn:Process' ? 'total' : 'node')) === 'total';
const limitOf = (rule: ModelObject): Limit => ({
  statutory: figure(rule, 'statutory'),
  promised: figure(rule, 'promised'),
  unit: (text(rule, 'unit') as LimitUnit | null) ?? 'workingDay',
  from: text(rule, 'from'),
  to: text(rule, 'to'),
});

/** What a step says of itself. */
export function stepRulesOf(step: ModelObject): StepRules {
  const limit = rulesIn(step, 'timeLimit').find((rule) => !isTotal(rule, step));
  const suspends = rulesIn(step, 'clock').map((rule) => text(rule, 'suspends'))[0];
  return {
    performers: rulesIn(step, 'performer').map((rule) => ({ department: text(rule, 'department') ?? '', position: text(rule, 'position') ?? '' })),
    limit: limit ? limitOf(limit) : null,
    suspends: suspends === 'supplement' || suspends === 'special' ? suspends : null,
    recorded: rulesIn(step, 'recorded').length > 0,
  };
}

/** The limits of the whole case, in the order of the file. */
export const totalLimitsOf = (process: ModelObject): Limit[] =>
  rulesIn(process, 'timeLimit')
    .filter((rule) => isTotal(rule, process))
    .map(limitOf);

const ownersIn = (process: ModelObject): readonly ModelObject[] => [process, ...flowElementsOf(process)];

/** The steps that nobody may take who took this one, by id; wherever in the file it is said. */
export const separatedFrom = (process: ModelObject, step: string): string[] =>
  ownersIn(process)
    .flatMap((owner) => rulesIn(owner, 'separation'))
    .map((rule) => [text(rule, 'taskA'), text(rule, 'taskB')])
    .flatMap(([a, b]) => (a === step ? [b!] : b === step ? [a!] : []));

const limitAttributes = ({ statutory, promised, unit, from, to }: Limit, scope: 'node' | 'total'): Attributes => ({
  scope,
  from: from ?? undefined,
  to: to ?? undefined,
  statutory: unit === 'immediate' ? undefined : statutory?.toString(),
  promised: unit === 'immediate' ? undefined : promised?.toString(),
  unit,
});

/** A limit that says nothing is none. */
const meant = (limit: Limit | null): limit is Limit =>
  limit !== null && (limit.unit === 'immediate' || limit.statutory !== null || limit.promised !== null);

export const withPerformers = (step: ModelObject, performers: readonly Performer[], make: MakeRule): Change => ({
  owner: step,
  values: replaced(step, 'performer', performers, make),
});

export const withLimit = (step: ModelObject, limit: Limit | null, make: MakeRule): Change => ({
  owner: step,
  values: altered(
    step,
    'timeLimit',
    meant(limit) ? [limitAttributes({ ...limit, from: null, to: null }, 'node')] : [],
    make,
    (rule) => !isTotal(rule, step),
  ),
});

export const withTotalLimits = (process: ModelObject, limits: readonly Limit[], make: MakeRule): Change => ({
  owner: process,
  values: altered(
    process,
    'timeLimit',
    limits.filter(meant).map((it) => limitAttributes(it, 'total')),
    make,
    (rule) => isTotal(rule, process),
  ),
});

/** Whose flowchart it is. */
export const withPower = (process: ModelObject, code: string, department: string, make: MakeRule): Change => ({
  owner: process,
  values: altered(process, 'power', [{ code, department }], make),
});

export const withClock = (step: ModelObject, suspends: StepRules['suspends'], make: MakeRule): Change => ({
  owner: step,
  values: altered(step, 'clock', suspends ? [{ suspends }] : [], make),
});

export const withRecorded = (event: ModelObject, recorded: boolean, make: MakeRule): Change => ({
  owner: event,
  values: altered(event, 'recorded', recorded ? [{}] : [], make),
});

/** The steps kept apart from one become these: what is gone is taken out where it stood, what is new is said of the process. */
export function withSeparations(process: ModelObject, step: string, others: readonly string[], make: MakeRule): Change[] {
  const wanted = new Set(others);
  const known = new Set(separatedFrom(process, step));
  const other = (rule: ModelObject) =>
    text(rule, 'taskA') === step ? text(rule, 'taskB') : text(rule, 'taskB') === step ? text(rule, 'taskA') : null;
  const gone = (rule: ModelObject) => isRule(rule, 'separation') && other(rule) !== null && !wanted.has(other(rule)!);
  const added = others.filter((it) => !known.has(it)).map((it) => make('separation', { taskA: step, taskB: it }));
  return ownersIn(process).flatMap((owner) => {
    const before = extensionsOf(owner);
    const values = [...before.filter((rule) => !gone(rule)), ...(owner === process ? added : [])];
    return values.length === before.length && values.every((it, at) => it === before[at]) ? [] : [{ owner, values }];
  });
}

/** What is left over of rules when elements that they name are gone: a separation goes, a total limit runs from the first step or to the last. */
export function withoutGone(definitions: ModelObject, make: MakeRule): Change[] {
  return processesOf(definitions).flatMap((process) => {
    const there = new Set([...flowElementsOf(process)].map(({ id }) => id!));
    const gone = (rule: ModelObject, name: string) => text(rule, name) !== null && !there.has(text(rule, name)!);
    return ownersIn(process).flatMap((owner) => {
      const before = extensionsOf(owner);
      const values = before.flatMap((rule) => {
        if (isRule(rule, 'separation')) return gone(rule, 'taskA') || gone(rule, 'taskB') ? [] : [rule];
        if (!isRule(rule, 'timeLimit') || (!gone(rule, 'from') && !gone(rule, 'to'))) return [rule];
        return [copied(rule, { ...(gone(rule, 'from') && { from: undefined }), ...(gone(rule, 'to') && { to: undefined }) }, make)];
      });
      return values.length === before.length && values.every((it, at) => it === before[at]) ? [] : [{ owner, values }];
    });
  });
}

/** Rules that are what they say: one that is wanted and there stays as it is, with whatever else it says. */
function replaced(owner: ModelObject, name: RuleName, wanted: readonly Attributes[], make: MakeRule): ModelObject[] {
  const free = [...rulesIn(owner, name)];
  const next = wanted.map((attributes) => {
    const at = free.findIndex((rule) => Object.entries(attributes).every(([key, value]) => rule[key] === value));
    return at < 0 ? make(name, attributes) : free.splice(at, 1)[0]!;
  });
  return inPlace(owner, (rule) => isRule(rule, name), next);
}

/** Rules that change what they say: the first becomes the first, and keeps whatever else it says. */
function altered(
  owner: ModelObject,
  name: RuleName,
  wanted: readonly Attributes[],
  make: MakeRule,
  which: (rule: ModelObject) => boolean = () => true,
): ModelObject[] {
  const mine = (rule: ModelObject) => isRule(rule, name) && which(rule);
  const before = extensionsOf(owner).filter(mine);
  return inPlace(
    owner,
    mine,
    wanted.map((attributes, at) => (before[at] ? copied(before[at], attributes, make) : make(name, attributes))),
  );
}

function copied(rule: ModelObject, attributes: Attributes, make: MakeRule): ModelObject {
  const own = Object.fromEntries(Object.entries(rule).filter(([key]) => !key.startsWith('$'))) as Attributes;
  const copy = make(rule.$descriptor.ns!.localName as RuleName, { ...own, ...attributes });
  for (const [key, value] of Object.entries(attributes)) if (value === undefined) delete copy[key];
  if (rule.$children) copy.$children = rule.$children;
  if (rule.$body) copy.$body = rule.$body;
  return copy;
}

/** The extensions of an element with some of them replaced where the first of them stood; everything else keeps its place. */
function inPlace(owner: ModelObject, mine: (rule: ModelObject) => boolean, next: readonly ModelObject[]): ModelObject[] {
  const before = extensionsOf(owner);
  const first = before.findIndex(mine);
  const place = first < 0 ? before.length : first;
  return [...before.slice(0, place), ...next, ...before.slice(place).filter((rule) => !mine(rule))];
}

/** The prefix under which a file knows the rules; where it does not, one that is free, and the file is made to. */
export function prefixIn(definitions: ModelObject): string {
  const declared = Object.entries(definitions.$attrs).find(([key, value]) => key.startsWith('xmlns:') && value === rulesNamespace);
  if (declared) return declared[0].slice('xmlns:'.length);
  let prefix = 'qf';
  while (definitions.$attrs[`xmlns:${prefix}`] !== undefined) prefix += 'x';
  definitions.$attrs[`xmlns:${prefix}`] = rulesNamespace;
  return prefix;
}
