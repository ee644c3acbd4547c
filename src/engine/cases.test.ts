import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { expect, test } from 'vitest';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { describeShared, shared } from '../../test/shared.ts';
import { align } from './alignment.ts';
import { chinaCalendar } from './china.ts';
import { caseClocks, workingDaysAfter } from './clock.ts';
import { day, dayIn, type Day } from './days.ts';
import { explain } from './explain.ts';
import type { Flow, Step } from './flow.ts';
import { compile } from './net.ts';
import { separationFaults } from './separation.ts';

type Violation = Readonly<{
  check: string;
  kind?: string;
  task?: string;
  tasks?: string[];
  activity?: string;
  actor?: string;
  actorId?: string;
  elapsed?: number;
  limit?: number;
  running?: boolean;
  statutoryOver?: boolean;
}>;
type Expected = Readonly<{
  case: string;
  state: string;
  clock: { suspended: number; elapsed: number; limit: number; light: string };
  alignmentCost: number;
  violations: Violation[];
}>;
type Row = Readonly<Record<string, string>>;

const zone = 'Asia/Shanghai';
const asOf = day('2026-10-30');

function stepsOf(entries: Array<Step & { case: string }>): Map<string, Step[]> {
  const cases = new Map<string, Step[]>();
  for (const { case: no, ...step } of entries.toSorted((a, b) => a.at - b.at)) cases.set(no, [...(cases.get(no) ?? []), step]);
  return cases;
}

const localDay = (text: string): Day => day(text.slice(0, 10));

function fromCsv(path: string): Map<string, Step[]> {
  const rows: Row[] = parse(readFileSync(shared(path)), { columns: true, bom: true });
  const unique = new Map(rows.map((row) => [row['流水号']!, row]));
  return stepsOf(
    [...unique].map(([id, row]) => ({
      id,
      case: row['办件编号']!,
      activity: row['环节名称']!,
      actor: row['工号']!,
      at: Date.parse(`${row['环节办理时间']!.replace(' ', 'T')}+08:00`),
      day: localDay(row['环节办理时间']!),
      arrived: localDay(row['环节到达时间']!),
    })),
  );
}

type Line = Readonly<{ eventId: string; time: string; lifecycle: string; activity: { name: string }; case: { no: string }; actor: { id: string } }>;

function fromLines(path: string): Map<string, Step[]> {
  const lines = readFileSync(shared(path), 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
  const unique = [...new Map(lines.map((line) => [line.eventId, line])).values()];
  const arrivals = new Map(unique.filter(({ lifecycle }) => lifecycle === 'start').map((line) => [line.eventId.slice(0, -2), line.time]));
  return stepsOf(
    unique
      .filter(({ lifecycle }) => lifecycle === 'complete')
      .map(({ eventId, ...line }) => {
        const arrival = arrivals.get(eventId.slice(0, -2));
        const at = Date.parse(line.time);
        return {
          id: eventId,
          case: line.case.no,
          activity: line.activity.name,
          actor: line.actor.id,
          at,
          day: dayIn(at, zone),
          arrived: arrival === undefined ? null : dayIn(Date.parse(arrival), zone),
        };
      }),
  );
}

/** From `2025-01-14 11:21` or `2025年1月3日 9:10`. */
function iso(time: string): string {
  const [year, ...rest] = time.match(/\d+/g)!;
  const [month, date, hour, minute] = rest.map((figure) => figure.padStart(2, '0'));
  return `${year}-${month}-${date}T${hour}:${minute}`;
}

/** One row a case, two columns (time, person) a step; times are real or text in two spellings, people by name. */
async function fromSheet(path: string): Promise<Map<string, Step[]>> {
  const { rows } = (await readXlsx(readFileSync(shared(path)))).sheets[0]!;
  const heads = rows[2]!;
  return stepsOf(
    rows.slice(4, -1).flatMap((row) =>
      heads.flatMap((head, column) => {
        const time = row[column];
        if (rows[3]![column] !== '时间' || time === null || time === undefined || time === '') return [];
        const written = time instanceof Date ? time.toISOString().slice(0, 16) : iso(String(time));
        return [
          {
            id: `${row[1]} ${column}`,
            case: String(row[1]),
            activity: String(head),
            actor: String(row[column + 1]),
            at: Date.parse(`${written}+08:00`),
            day: localDay(written),
          },
        ];
      }),
    ),
  );
}

const expectedOf = (name: string): Expected[] => JSON.parse(readFileSync(shared(`cases/expected/${name}.json`), 'utf8')).cases;

/** What the engine finds in one case, in the words of the expected files. */
function judged(flow: Flow, steps: readonly Step[], finished: boolean): Pick<Expected, 'clock' | 'alignmentCost' | 'violations'> {
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  const activities = steps.map(({ activity }) => activity);
  const alignment = align(compile(flow), activities, { finished });
  if (!alignment.found) throw new Error('not aligned');
  const readings = caseClocks(flow, steps, chinaCalendar, asOf, finished);
  const total = readings.find(({ scope }) => scope === 'total')!;
  const gross = readings
    .filter(({ light }) => light === 'red')
    .map((one): Violation => ({
      check: 'timeLimit',
      elapsed: one.used,
      limit: one.limit,
      running: one.endedOn === null,
      ...(one.scope === 'total' ? { kind: 'totalOver', statutoryOver: one.overStatutory } : { kind: 'nodeOver', task: names.get(one.node!)! }),
    }));
  const separation = separationFaults(flow, steps).map(({ taskA, taskB, person }): Violation => ({
    check: 'separation',
    tasks: [names.get(taskA)!, names.get(taskB)!],
    actorId: person,
  }));
  const sequence = explain(flow, activities, alignment.moves).map(({ kind, nodes, events }): Violation => ({
    check: 'sequence',
    kind,
    ...(kind === 'notInFlow' ? { activity: activities[events[0]!]! } : { task: names.get(nodes[0]!)! }),
  }));
  return {
    clock: {
      suspended: workingDaysAfter(chinaCalendar, total.startedOn, total.endedOn ?? asOf) - total.used,
      elapsed: total.used,
      limit: total.limit,
      light: total.light,
    },
    alignmentCost: alignment.cost,
    violations: [...sequence, ...separation, ...gross],
  };
}

const text = (violation: Violation): string =>
  JSON.stringify(
    Object.entries(violation)
      .filter(([key]) => ['check', 'kind', 'task', 'tasks', 'activity', 'actorId', 'elapsed', 'limit', 'running', 'statutoryOver'].includes(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Either of two steps out of order may be named. */
function expectedText(all: Violation, found: readonly string[]): string {
  const { actor, ...violation } = all;
  const named = text({ ...violation, ...(actor === undefined ? {} : { actorId: actor }) });
  if (found.includes(named)) return named;
  const { tasks, ...rest } = violation;
  if (violation.kind !== 'outOfOrder' || !tasks) return text(violation);
  return tasks.map((task) => text({ ...rest, task })).find((one) => found.includes(one)) ?? text(violation);
}

describeShared('the cases of three powers', () => {
  test.each([
    ['林木采伐许可证核发', '林木采伐许可证核发_环节流水', () => fromCsv('cases/林木采伐许可证核发_环节流水.csv')],
    ['农作物种子生产经营许可证核发', '农作物种子生产经营许可证核发_事件', () => fromLines('cases/农作物种子生产经营许可证核发_事件.jsonl')],
    ['水产苗种生产许可证核发', '水产苗种生产许可证核发_办件明细表', () => fromSheet('cases/水产苗种生产许可证核发_办件明细表.xlsx')],
  ])('of %s are judged as expected, case by case', async (flowName, name, read) => {
    const flow = readBpmn(readFileSync(shared(`flows/${flowName}.bpmn`), 'utf8'));
    const cases = await read();
    const wanted = expectedOf(name);
    expect(cases.size).toBe(wanted.length);
    for (const { case: no, state, clock, alignmentCost, violations } of wanted) {
      const found = judged(flow, cases.get(no)!, state !== 'running');
      const texts = found.violations.map(text).toSorted();
      expect({ no, cost: found.alignmentCost, clock: found.clock, violations: texts }).toEqual({
        no,
        cost: alignmentCost,
        clock: { suspended: clock.suspended, elapsed: clock.elapsed, limit: clock.limit, light: clock.light },
        violations: violations
          .filter(({ check }) => check !== 'authority')
          .map((one) => expectedText(one, texts))
          .toSorted(),
      });
    }
  });
});
