import { chinaCalendar } from '#engine/china.ts';
import { isWorkingDay } from '#engine/clock.ts';
import { addDays, type Day } from '#engine/days.ts';
import { departments } from './organization.ts';
import type { DemoPower } from './powers.ts';
import { between, pick, type Random } from './random.ts';
import { type Chart, chartOf, type ShapeNode } from './shapes.ts';

/** What was planted into a case, so that the checks have something true to find. */
export const plants = ['skipped', 'sameHand', 'late', 'extra', 'outOfOrder', 'repeated', 'beyondAuthority'] as const;
export type Plant = (typeof plants)[number];

export type DemoEvent = Readonly<{ id: string; activity: string; at: Date; actor: string; department: string }>;
export type DemoCase = Readonly<{ reference: string; applicant: string; plant: Plant | null; finished: boolean; events: readonly DemoEvent[] }>;

const applicants = [
  '云汀市松涛林场',
  '云汀市碧水养殖合作社',
  '禾田农业发展有限公司',
  '青溪镇人民政府',
  '白鹭湾家庭农场',
  '望海渔业合作社',
  '云汀市丰谷种业有限公司',
  '吴**（个人）',
  '周**（个人）',
  '郑**（个人）',
  '南溪村股份经济合作社',
  '绿野农资经营部',
];

/** How a case walks its flowchart: one way through, chosen by chance; a supplement in one of five, a refusal in one of twelve. */
function walk(chart: Chart, random: Random): ShapeNode[] {
  const byId = new Map(chart.nodes.map((node) => [node.id, node]));
  const steps: ShapeNode[] = [];
  let at = chart.nodes.find(({ kind }) => kind === 'start')!;
  let supplements = 0;
  while (at.kind !== 'end') {
    const ways = chart.edges.filter(({ from }) => from === at.id);
    const aside = ways.find(({ name }) => name === '不齐全' || name === '不予' || name === '听证');
    const chance = aside?.name === '不予' ? 0.08 : supplements > 0 ? 0.05 : 0.2;
    const next = aside && random() < chance ? aside : ways.find((way) => way !== aside)!;
    if (next.name === '不齐全') supplements++;
    at = byId.get(next.to)!;
    if (at.kind === 'task') steps.push(at);
  }
  return steps;
}

/** One case from its acceptance on, as far as it has got by `until`. */
export function simulate(power: DemoPower, reference: string, accepted: Day, plant: Plant | null, until: Date, random: Random): DemoCase {
  const chart = chartOf(power);
  const steps = walk(chart, random);
  const planned = plan(steps, plant, random);
  const events: DemoEvent[] = [];
  const hands = new Map<string, string>();
  let day = workingDayFrom(accepted);
  let minute = between(random, 8 * 60 + 40, 15 * 60);
  for (const [at, step] of planned.entries()) {
    const slow = plant === 'late' && step.id === (planned.find(({ id }) => id === 'Task_review') ?? planned[1])!.id;
    const days =
      at === 0
        ? 0
        : slow
          ? (step.days ?? 3) + between(random, 2, 5)
          : step.suspends
            ? between(random, 2, 8)
            : between(random, 0, Math.min(2, Math.max(0, (step.days ?? 3) - 1)));
    day = afterWorkingDays(day, days);
    minute = days === 0 ? minute + between(random, 7, 40) : between(random, 8 * 60 + 35, 16 * 60 + 40);
    if (minute > 17 * 60) {
      day = afterWorkingDays(day, 1);
      minute = between(random, 8 * 60 + 35, 10 * 60);
    }
    const actor = handFor(step, chart, hands, plant, random);
    hands.set(step.id, actor.name);
    const instant = new Date(`${day}T${clock(minute)}:${String(between(random, 0, 59)).padStart(2, '0')}+08:00`);
    if (instant > until) break;
    events.push({ id: `${reference}-${at + 1}`, activity: step.name, at: instant, actor: actor.name, department: actor.department });
  }
  return { reference, applicant: pick(random, applicants), plant, finished: events.length === planned.length, events };
}

const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function plan(steps: readonly ShapeNode[], plant: Plant | null, random: Random): ShapeNode[] {
  const middle = steps.findIndex(({ id }) => id === 'Task_inspect' || id === 'Task_review' || id === 'Task_check');
  if (plant === 'skipped') return steps.toSpliced(middle, 1);
  if (plant === 'outOfOrder' && middle + 1 < steps.length) return steps.toSpliced(middle, 2, steps[middle + 1]!, steps[middle]!);
  if (plant === 'repeated') return steps.toSpliced(middle + 1, 0, steps[middle]!);
  if (plant === 'extra')
    return steps.toSpliced(middle + 1, 0, { ...steps[middle]!, id: 'extra', name: pick(random, ['领导批示', '专题协调会', '电话请示']) });
  return [...steps];
}

type Hand = Readonly<{ name: string; department: string }>;
const everyone: readonly (Hand & { posts: readonly string[] })[] = departments.flatMap(({ name: department, people }) =>
  people.map(({ name, posts }) => ({ name, department, posts })),
);

/** Somebody whose position may take the step and who has not taken one that must be kept apart from it; unless the fault is just that. */
function handFor(step: ShapeNode, { apart }: Chart, hands: ReadonlyMap<string, string>, plant: Plant | null, random: Random): Hand {
  const may = everyone.filter(({ department, posts }) =>
    (step.performers ?? []).some(([of, position]) => of === department && posts.includes(position)),
  );
  const others = apart.filter((pair) => pair.includes(step.id)).flatMap((pair) => pair.filter((id) => id !== step.id));
  const taken = others.flatMap((id) => hands.get(id) ?? []);
  if (plant === 'sameHand' && taken.length > 0) return everyone.find(({ name }) => name === taken[0])!;
  if (plant === 'beyondAuthority' && (step.id === 'Task_review' || step.id === 'Task_check')) return everyone.find(({ name }) => name === '宁可心')!;
  const free = may.filter(({ name }) => !taken.includes(name));
  return pick(random, free.length > 0 ? free : may);
}

function workingDayFrom(day: Day): Day {
  return isWorkingDay(chinaCalendar, day) ? day : afterWorkingDays(day, 1);
}

function afterWorkingDays(from: Day, days: number): Day {
  let at = from;
  for (let left = days; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(chinaCalendar, at)) left--;
  }
  return at;
}
