import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { day, dayNumber } from '#engine/days.ts';
import type { Flow, Step, TimeLimit } from '#engine/flow.ts';
import type { Columns } from '#engine/replay.ts';
import type { Tables } from '#engine/tables.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { shared } from './shared.ts';

/** Steps that one person may not both do in the receipt log, as ../shared/data/expected/README.md names them. */
const separated = [
  ['Confirmation of receipt', 'T06 Determine necessity of stop advice'],
  ['T02 Check confirmation of receipt', 'T04 Determine confirmation of receipt'],
  ['T05 Print and send confirmation of receipt', 'T10 Determine necessity to stop indication'],
] as const;

/** A flowchart of the receipt log, with twenty working days for the whole and the three separated pairs. */
export function receiptFlow(name: 'top5' | 'shipped' | 'im'): Flow {
  const flow = readBpmn(readFileSync(shared(`flows/receipt.${name}.bpmn`), 'utf8'));
  const absent = separated.flat().filter((task) => !flow.nodes.some((node) => node.name === task));
  // A pair may speak of a step that this flowchart does not have.
  const nodes = [...flow.nodes, ...absent.map((task) => ({ id: task, name: task, kind: 'event' as const }))];
  const idOf = (task: string): string => nodes.find((node) => node.name === task)!.id;
  const limit: TimeLimit = { scope: 'total', node: null, from: null, to: null, statutory: 20, promised: null, unit: 'workingDay' };
  return { ...flow, nodes, limits: [limit], separations: separated.map(([one, other]) => ({ taskA: idOf(one), taskB: idOf(other) })) };
}

/** The cases of the receipt log, with days as written in it. */
export function receiptCases(): Step[][] {
  const rows: Record<string, string>[] = parse(readFileSync(shared('logs/receipt.csv')), { columns: true, bom: true });
  return [...Map.groupBy(rows, (row) => row['case:concept:name']!).values()].map((events) =>
    events.map((row, at) => ({
      id: String(at),
      activity: row['concept:name']!,
      at,
      day: day(row['time:timestamp']!.slice(0, 10)),
      actor: row['org:resource'] || null,
    })),
  );
}

/** Cases as columns, `copies` times over, mixed at random by a seed; the steps of each case stay in order. */
export function mixedColumns(tables: Tables, cases: ReadonlyArray<readonly Step[]>, copies: number, seed: number): Columns {
  const persons = new Map<string, number>();
  const personOf = (actor: string | null): number => {
    if (actor === null) return 0;
    if (!persons.has(actor)) persons.set(actor, persons.size + 1);
    return persons.get(actor)!;
  };
  const rows = cases.map((steps) =>
    steps.map((step) => [tables.numberOf.get(step.activity) ?? 0, personOf(step.actor), dayNumber(step.day)] as const),
  );
  const one = rows.flatMap((steps, at) => steps.map(() => at));
  const length = one.length * copies;
  const columns = {
    length,
    case: Uint32Array.from({ length }, (_, at) => one[at % one.length]! + Math.floor(at / one.length) * cases.length),
    task: new Uint16Array(length),
    person: new Uint32Array(length),
    day: new Int32Array(length),
  };
  mix(columns.case, seed);
  const taken = new Uint32Array(cases.length * copies);
  for (const [at, of] of columns.case.entries()) {
    [columns.task[at], columns.person[at], columns.day[at]] = rows[of % cases.length]![taken[of]!]!;
    taken[of]! += 1;
  }
  return columns;
}

/** Fisher and Yates' shuffle. */
function mix(list: Uint32Array, seed: number): void {
  let state = seed;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
}
