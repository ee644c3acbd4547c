import type { Day } from '#engine/days.ts';
import type { WorkCalendar } from '#engine/working-days.ts';
import type { Post, StepName, StudiedStep, Study } from './checkup/study.ts';
import { daysOf, overruns } from './checkup/ways.ts';

/** What the check-up 职权体检 of a power's rules finds, in the order in which it is told. */
export const kinds = [
  'noFlowchart',
  'unreadable',
  'noBasis',
  'noPerformers',
  'onePosition',
  'onePerson',
  'separationOpen',
  'separationPosition',
  'separationPerson',
  'stepsOverTotal',
  'clockOnSite',
  'clockOther',
  'clockSupplement',
  'departmentUnknown',
  'positionUnknown',
  'positionVacant',
] as const;
export type Kind = (typeof kinds)[number];

export type Holder = Readonly<{ id: string; name: string }>;
/** The departments of a bureau by name, and who holds which of their positions today. */
export type Organization = ReadonlyMap<string, Readonly<{ id: string; positions: ReadonlyMap<string, readonly Holder[]> }>>;

/** `node`: where to mend it in the flowchart. `department`: whose page mends it, where the organization does; null: its list. */
export type Found = Readonly<{
  kind: Kind;
  node: string | null;
  facts: Readonly<Record<string, string | number | null | readonly string[]>>;
  department?: string | null;
}>;

const holdersOf = (organization: Organization, { department, position }: Post): readonly Holder[] =>
  organization.get(department)?.positions.get(position) ?? [];

const samePost = (one: Post) => (other: Post) => one.department === other.department && one.position === other.position;
const postName = ({ department, position }: Post) => `${department} ${position}`;
const namesOf = (holders: readonly Holder[]) => [...new Set(holders.map(({ name }) => name))];
const among = (holders: readonly Holder[]) => new Set(holders.map(({ id }) => id));

/** Everybody who may take a step by the positions held today, once. */
const takersOf = (organization: Organization, { posts }: StudiedStep): Holder[] => [
  ...new Map(posts.flatMap((post) => holdersOf(organization, post)).map((holder) => [holder.id, holder])).values(),
];

/** What is wrong with the rules of a flowchart in a bureau as it is today. */
export function gapsIn(study: Study, organization: Organization, calendar: WorkCalendar, today: Day): Found[] {
  return [
    ...divisionGaps(study, organization),
    ...separationGaps(study, organization),
    ...limitGaps(study, calendar, today),
    ...study.stopping.map(({ kind, node, name }): Found => ({ kind, node, facts: { step: name } })),
    ...performerGaps(study, organization),
  ];
}

/** 分权: whether one position, or one person by several, may take every step. A step that names nobody is open to all. */
function divisionGaps({ steps, separations }: Study, organization: Organization): Found[] {
  const named = steps.filter(({ posts }) => posts.length > 0);
  const [first, ...others] = named;
  if (steps.length === 0) return [];
  if (!first) return [{ kind: 'noPerformers', node: steps[0]!.node, facts: { steps: steps.length } }];
  if (separations.length > 0) return []; // the pairs forbid it: whether they can is told by them
  const open = steps.filter(({ posts }) => posts.length === 0).map(({ name }) => name);
  const positions = first.posts.filter((post) => others.every(({ posts }) => posts.some(samePost(post))));
  const heldAlone = among(positions.flatMap((post) => holdersOf(organization, post)));
  const takers = others.map((step) => among(takersOf(organization, step)));
  const people = takersOf(organization, first).filter(({ id }) => !heldAlone.has(id) && takers.every((ids) => ids.has(id)));
  const facts = { steps: steps.length, open };
  return [
    ...positions.map((post): Found => ({
      kind: 'onePosition',
      node: first.node,
      facts: { ...facts, position: postName(post), people: namesOf(holdersOf(organization, post)) },
    })),
    ...(people.length > 0 ? [{ kind: 'onePerson', node: first.node, facts: { ...facts, people: namesOf(people) } } as const] : []),
  ];
}

/** Pairs of steps that one person must not take both, and yet one position or one person may. */
function separationGaps({ steps, separations }: Study, organization: Organization): Found[] {
  if (steps.every(({ posts }) => posts.length === 0)) return []; // said once, of the whole
  return separations.flatMap(([one, other]): Found[] => {
    const facts = { one: one.name, other: other.name };
    const open = [one, other].filter(({ posts }) => posts.length === 0);
    if (open.length > 0) return [{ kind: 'separationOpen', node: open[0]!.node, facts: { ...facts, open: open.map(({ name }) => name) } }];
    const shared = one.posts.filter((post) => other.posts.some(samePost(post)));
    const sharing = shared.flatMap((post) => holdersOf(organization, post));
    const [already, takers] = [among(sharing), among(takersOf(organization, other))];
    const people = takersOf(organization, one).filter(({ id }) => takers.has(id) && !already.has(id));
    const found: Found[] = [];
    const positions = { positions: shared.map(postName), people: namesOf(sharing) };
    if (shared.length > 0) found.push({ kind: 'separationPosition', node: one.node, facts: { ...facts, ...positions } });
    if (people.length > 0) found.push({ kind: 'separationPerson', node: one.node, facts: { ...facts, people: namesOf(people) } });
    return found;
  });
}

/** Step limits that add up to more than a total, on its longest way. */
function limitGaps({ totals, limits, steps }: Study, calendar: WorkCalendar, today: Day): Found[] {
  const names = new Map(steps.map(({ node, name }) => [node, name]));
  return totals.flatMap(({ limit, ways }): Found[] => {
    const judged = ways.map((way) => ({ way, over: overruns(way, limit, calendar, today) }));
    const found = judged.find(({ over }) => over === 'always') ?? judged.find(({ over }) => over === 'sometimes');
    if (!found) return [];
    const { steps: nodes, workingDays, calendarDays } = found.way;
    const counted = nodes.filter((node) => daysOf(limits.get(node)!) > 0);
    const longest = counted.toSorted((a, b) => daysOf(limits.get(b)!) - daysOf(limits.get(a)!))[0] ?? null;
    const facts = { workingDays, calendarDays, total: daysOf(limit), unit: limit.unit, over: found.over };
    const told = counted.map((node) => `${names.get(node) ?? node} ${String(daysOf(limits.get(node)!))}`);
    return [{ kind: 'stepsOverTotal', node: longest, facts: { ...facts, steps: told } }];
  });
}

/** Positions that the flowchart names and the organization has not, or nobody holds today; each once, with its steps. */
function performerGaps({ steps }: Study, organization: Organization): Found[] {
  const asked = new Map<string, { post: Post; steps: StepName[] }>();
  for (const step of steps) {
    for (const post of step.posts) {
      const known = asked.get(JSON.stringify(post)) ?? { post, steps: [] };
      asked.set(JSON.stringify(post), { post, steps: [...known.steps, step] });
    }
  }
  return [...asked.values()].flatMap(({ post, steps: at }): Found[] => {
    const department = organization.get(post.department);
    const holders = department?.positions.get(post.position);
    if (holders && holders.length > 0) return [];
    const kind = !department ? 'departmentUnknown' : !holders ? 'positionUnknown' : 'positionVacant';
    return [{ kind, node: at[0]!.node, facts: { ...post, steps: at.map(({ name }) => name) }, department: department?.id ?? null }];
  });
}
