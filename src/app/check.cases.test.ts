import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileFolder, runCheck } from '../../test/checked.ts';
import { describeShared, shared } from '../../test/shared.ts';

const { folder, file } = fileFolder();

type Violation = Readonly<{
  check: string;
  kind?: string;
  task?: string;
  tasks?: string[];
  activity?: string;
  actorId?: string;
  elapsed?: number;
  limit?: number;
  overBy?: number;
  running?: boolean;
  statutoryOver?: boolean;
}>;
type Lead = Readonly<{ kind: string; task: string; seconds?: number; why?: string }>;
type Clock = Readonly<{ gross: number; suspended: number; elapsed: number; limit: number; light: string }>;
type Expected = Readonly<{
  case: string;
  state: string;
  control: boolean;
  clock: Clock;
  alignmentCost: number;
  violations: Violation[];
  leads: Lead[];
}>;
type Finding = Readonly<{
  kind: string;
  tasks: string[];
  activities: string[];
  actor: { id: string } | null;
  elapsed?: number;
  limit?: number;
  overBy?: number;
  facts: { near?: boolean; overStatutory?: boolean; value?: number; why?: string };
  sentence: { zh: string; en: string };
}>;
type Told = Readonly<{ case: string; state: string; cost: number; clock: Clock & { endedOn: string | null }; findings: Finding[] }>;

const sequence: ReadonlySet<string> = new Set(['skipped', 'outOfOrder', 'repeated', 'notInFlow']);
const perCase: ReadonlySet<string> = new Set(['instant', 'outOfHours']);

/** A finding in the words of the expected files. */
function violation({ kind, tasks, activities, actor, elapsed, limit, overBy, facts }: Finding, { state, clock }: Told): Violation {
  const [task = ''] = tasks;
  if (kind === 'notInFlow') return { check: 'sequence', kind, activity: activities[0]! };
  if (sequence.has(kind)) return { check: 'sequence', kind, task };
  if (kind === 'authority') return { check: 'authority', task, actorId: actor!.id };
  if (kind === 'separation') return { check: 'separation', tasks, actorId: actor!.id };
  const over = { check: 'timeLimit', kind, elapsed: elapsed!, limit: limit!, overBy: overBy! };
  if (kind === 'totalOver') return { ...over, statutoryOver: facts.overStatutory!, running: state === 'running' && clock.endedOn === null };
  // The step that a running case waits for has not been taken.
  return { ...over, task, running: state === 'running' && !activities.includes(task) };
}

const text = (it: object): string => JSON.stringify(Object.entries(it).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What is expected, less what only explains it; of two steps out of order either may be named. */
function wanted(all: Violation & { actor?: string; note?: string; statutoryLimit?: number }, found: readonly string[]): string {
  const { actor: _, note: __, statutoryLimit: ___, tasks, ...rest } = all;
  if (rest.kind !== 'outOfOrder') return text({ ...rest, ...(tasks && { tasks }) });
  const either = tasks!.map((task) => text({ ...rest, task }));
  return either.find((one) => found.includes(one)) ?? either[0]!;
}

const leadText = ({ kind, task, seconds, why }: Lead): string => [kind, task, seconds ?? why].join(' ');

/** The differences of one case, none where everything agrees. */
function differences(is: Told, should: Expected): object[] {
  const faults = is.findings.filter(({ kind, facts }) => !perCase.has(kind) && !facts.near);
  const found = faults.map((it) => text(violation(it, is))).toSorted();
  const leads = is.findings.filter(({ kind }) => perCase.has(kind));
  const { gross, suspended, elapsed, limit, light } = is.clock;
  const told = {
    state: is.state,
    cost: is.cost,
    clock: { gross, suspended, elapsed, limit, light },
    violations: found,
    leads: leads
      .map(({ kind, tasks: [task = ''], facts: { value, why } }) => leadText({ kind, task, ...(why ? { why } : { seconds: value! }) }))
      .toSorted(),
  };
  const expected = {
    state: should.state === 'running' ? 'running' : 'closed',
    cost: should.alignmentCost,
    clock: should.clock,
    violations: should.violations.map((one) => wanted(one, found)).toSorted(),
    leads: should.leads.map(leadText).toSorted(),
  };
  return JSON.stringify(told) === JSON.stringify(expected) ? [] : [{ case: should.case, told, expected }];
}

/** As a person would write it: every column and step of the three files, and nothing to be found out. */
const maps: Readonly<Record<string, object>> = {
  csv: {
    layout: 'rows',
    headingRow: 1,
    columns: {
      case: '办件编号',
      activity: '环节名称',
      time: '环节办理时间',
      arrival: '环节到达时间',
      actor: '工号',
      department: '经办科室',
      eventId: '流水号',
    },
    zone: 'Asia/Shanghai',
  },
  jsonl: {
    layout: 'rows',
    columns: { case: 'case.no', activity: 'activity.name', time: 'time', actor: 'actor.id', eventId: 'eventId', lifecycle: 'lifecycle' },
  },
  xlsx: {
    layout: 'wide',
    sheet: '办件明细',
    headingRow: 3,
    columns: { case: '受理编号' },
    steps: '受理 一次性告知补正 补正材料收件 资料初审 现场验收 专家评审 审核 审批决定 制作许可证件 制作不予许可决定书 送达办结'
      .split(' ')
      .map((name) => ({ name, time: `${name}/时间`, actor: `${name}/经办人` })),
    zone: 'Asia/Shanghai',
  },
};

const files = [
  ['林木采伐许可证核发', '林木采伐许可证核发_环节流水', 'csv'],
  ['农作物种子生产经营许可证核发', '农作物种子生产经营许可证核发_事件', 'jsonl'],
  ['水产苗种生产许可证核发', '水产苗种生产许可证核发_办件明细表', 'xlsx'],
] as const;

describeShared('the cases of three powers', () => {
  const runs = files.flatMap((one) => [[...one, 'as proposed'] as const, [...one, 'by a map'] as const]);
  test.each(runs)('of %s (%s.%s, %s) are told as expected: every fault, clock, state and lead, and nothing else', async (flow, name, kind, how) => {
    const expected: { asOf: string; timezone: string; cases: Expected[] } = JSON.parse(readFileSync(shared(`cases/expected/${name}.json`), 'utf8'));
    const findings = join(folder, `${name}.json`);
    const log = shared(`cases/${name}.${kind}`);
    const map = file(`${name}.map.json`, JSON.stringify(maps[kind]));
    const given = ['--flow', shared(`flows/${flow}.bpmn`), '--log', log, '--people', shared('people/人员名册.xlsx'), '--findings', findings];
    const args = [
      ...given,
      '--calendar',
      'china',
      '--zone',
      expected.timezone,
      '--as-of',
      expected.asOf,
      ...(how === 'by a map' ? ['--map', map] : []),
    ];
    const { code } = await runCheck(...args);
    const cases: Told[] = readFileSync(findings, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const told = new Map(cases.map((it) => [it.case, it]));
    expect({ code, cases: cases.length }).toEqual({ code: 1, cases: expected.cases.length });
    expect(expected.cases.flatMap((should) => differences(told.get(should.case)!, should))).toEqual([]);
    const control = expected.cases.filter((it) => it.control).flatMap((it) => told.get(it.case)!.findings);
    expect(control.filter(({ facts }) => !facts.near)).toEqual([]);
    for (const { findings: all } of cases) for (const { sentence } of all) expect(`${sentence.zh}${sentence.en}`).not.toContain('undefined');
  });
});
