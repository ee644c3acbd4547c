import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { describeShared, shared } from '../../test/shared.ts';
import { check, checkOptions } from './check.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

const cells = (row: readonly string[]): string => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
const heads = ['流水号', '办件编号', '环节名称', '环节到达时间', '环节办理时间', '工号'];

type Line = Readonly<{ eventId: string; time: string; lifecycle: string; activity: { name: string }; case: { no: string }; actor: { id: string } }>;

/** The arrival of a step is its `start`. */
function fromLines(path: string): string {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const arrivals = new Map(lines.filter(({ lifecycle }) => lifecycle === 'start').map((line) => [line.eventId.slice(0, -2), line.time]));
  return lines
    .filter(({ lifecycle }) => lifecycle === 'complete')
    .map(({ eventId, time, ...it }) => cells([eventId, it.case.no, it.activity.name, arrivals.get(eventId.slice(0, -2)) ?? '', time, it.actor.id]))
    .join('\n');
}

/** One row a case, two columns (time, person) a step; times are real or text in two spellings, people by name. */
async function fromSheet(path: string): Promise<string> {
  const { rows } = (await readXlsx(readFileSync(path))).sheets[0]!;
  const written = (time: unknown): string => {
    const [year, ...rest] = (time instanceof Date ? time.toISOString().slice(0, 19) : String(time)).match(/\d+/g)!;
    const [month, date, hour, minute, second = '00'] = rest.map((figure) => figure.padStart(2, '0'));
    return `${year}-${month}-${date} ${hour}:${minute}:${second}`;
  };
  return rows
    .slice(4, -1)
    .flatMap((row) =>
      rows[2]!.flatMap((head, at) => {
        const time = row[at];
        if (rows[3]![at] !== '时间' || time === null || time === undefined || time === '') return [];
        return [cells([`${row[1]} ${at}`, String(row[1]), String(head), '', written(time), String(row[at + 1])])];
      }),
    )
    .join('\n');
}

async function asTable(name: string, body: string): Promise<string> {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, `${cells(heads)}\n${body}\n`);
  return path;
}

describeShared('the cases of three powers', () => {
  test.each([
    ['林木采伐许可证核发', '林木采伐许可证核发_环节流水', async () => shared('cases/林木采伐许可证核发_环节流水.csv')],
    [
      '农作物种子生产经营许可证核发',
      '农作物种子生产经营许可证核发_事件',
      () => asTable('lines', fromLines(shared('cases/农作物种子生产经营许可证核发_事件.jsonl'))),
    ],
    [
      '水产苗种生产许可证核发',
      '水产苗种生产许可证核发_办件明细表',
      async () => asTable('sheet', await fromSheet(shared('cases/水产苗种生产许可证核发_办件明细表.xlsx'))),
    ],
  ])('of %s are told as expected: every fault, clock, state and lead, and nothing of a case that has none', async (flow, name, log) => {
    const expected: { asOf: string; timezone: string; cases: Expected[] } = JSON.parse(readFileSync(shared(`cases/expected/${name}.json`), 'utf8'));
    const findings = join(folder, `${name}.json`);
    const files = ['--flow', shared(`flows/${flow}.bpmn`), '--log', await log(), '--people', shared('people/人员名册.xlsx'), '--findings', findings];
    const args = [...files, '--calendar', 'china', '--zone', expected.timezone, '--as-of', expected.asOf];
    const code = await check(parseArgs({ args, options: checkOptions }).values, { out: () => undefined, err: () => undefined });
    const { cases }: { cases: Told[] } = JSON.parse(readFileSync(findings, 'utf8'));
    const told = new Map(cases.map((it) => [it.case, it]));
    expect({ code, cases: cases.length }).toEqual({ code: 1, cases: expected.cases.length });
    expect(expected.cases.flatMap((should) => differences(told.get(should.case)!, should))).toEqual([]);
    const control = expected.cases.filter((it) => it.control).flatMap((it) => told.get(it.case)!.findings);
    expect(control.filter(({ facts }) => !facts.near)).toEqual([]);
    for (const { findings: all } of cases) for (const { sentence } of all) expect(`${sentence.zh}${sentence.en}`).not.toContain('undefined');
  });
});
