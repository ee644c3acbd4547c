import { FormatError } from './format-error.ts';
import { type LogReport, warn } from './log.ts';
import { type OcelLog, shown } from './ocel-log.ts';

const mostNamed = 20;

/**
 * The type whose objects are the cases: the wanted one, else the only one of which every event names exactly one object.
 *
 * @throws FormatError `formats/ocel-object-type`, with the types found and how many objects each has; `names`: a type a line
 */
export function caseTypeOf(log: OcelLog, wanted: string | undefined, report: LogReport): string {
  const counts = new Map([...log.types.object.keys()].map((type) => [type, 0]));
  for (const { type } of log.records.object.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  if (wanted !== undefined && counts.has(wanted)) return wanted;
  const fitting = wanted === undefined ? [...onceInEach(log, counts.keys())] : [];
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) {
    warn(report, 'formats/ocel-object-type-taken', { line: 1, type: shown(only) });
    return only;
  }
  const names = [...counts.keys()].slice(0, mostNamed).join('\n');
  const named = [...counts].slice(0, mostNamed).map(([type, count]) => `${shown(type)} (${count})`);
  const types = named.join(', ') + (counts.size > mostNamed ? ' …' : '');
  throw new FormatError('formats/ocel-object-type', { line: 1, types, names, ...(wanted === undefined ? {} : { value: shown(wanted) }) });
}

function onceInEach({ records }: OcelLog, types: Iterable<string>): Set<string> {
  const fitting = new Set(types);
  for (const { relations } of records.event.values()) {
    const counts = new Map<string, number>();
    for (const to of new Set(relations.map((relation) => relation.to))) {
      const { type } = records.object.get(to)!;
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    for (const type of fitting) if (counts.get(type) !== 1) fitting.delete(type);
    if (fitting.size === 0) break;
  }
  return fitting;
}
