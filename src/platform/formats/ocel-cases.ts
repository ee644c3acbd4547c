import { FormatError } from './format-error.ts';
import type { LogLimits } from './limits.ts';
import { instantOf, type ZoneClock } from './log-time.ts';
import { type Attributes, type LogCase, type LogEvent, type LogReport, put, type Scalar, warn } from './log.ts';
import { type OcelAttribute, type OcelLog, type OcelRecord, type OcelRelation, shown } from './ocel-log.ts';
import { actorAmong, lift } from './ocel-people.ts';
import { caseTypeOf } from './ocel-type.ts';

type Options = Readonly<{ report: LogReport; limits: LogLimits; place: ZoneClock | null; objectType: string | undefined; bare: boolean }>;

/** An event with its moment, in the order of the file. */
type Placed = Readonly<{ record: OcelRecord; at: number; offset: number; zoned: boolean; of: readonly string[] }>;

/**
 * The cases of a log: each object of one type with the events that name it, in order of time, then of the file. An event of several of
 * these objects belongs to each of their cases; one of none is counted as unplaced.
 */
export function* ocelCases(log: OcelLog, options: Options): Generator<LogCase> {
  const { report, limits } = options;
  const type = caseTypeOf(log, options.objectType, report);
  const byCase = new Map<string, Placed[]>();
  for (const object of log.records.object.values()) if (object.type === type) byCase.set(object.id, []);
  for (const placed of moments(log, byCase, options)) {
    if (placed.of.length === 0) report.unplaced++;
    if (placed.of.length > 1) warn(report, 'formats/ocel-shared-event', { line: placed.record.line, type: shown(type) });
    for (const id of placed.of) {
      if (byCase.get(id)!.push(placed) > limits.caseEvents)
        throw new FormatError('formats/too-large', { line: placed.record.line, case: shown(id), limit: limits.caseEvents });
    }
  }
  for (const [id, placed] of byCase) {
    const events = placed.toSorted((a, b) => a.at - b.at).map((one) => eventOf(one, id, log, type, options));
    report.cases++;
    report.events += events.length;
    report.withoutOffset += placed.filter(({ zoned }) => !zoned).length;
    const object = log.records.object.get(id)!;
    yield { name: id, attributes: options.bare ? {} : related(log, object, historyOf(object)), events };
  }
}

function* moments(log: OcelLog, cases: ReadonlyMap<string, unknown>, { report, place }: Options): Generator<Placed> {
  for (const record of log.records.event.values()) {
    const { line, id, relations } = record;
    const { at, offset } = instantOf(
      record.moment!,
      place,
      (fault) => {
        throw new FormatError(`formats/${fault}`, { line, element: 'event', name: shown(id), value: shown(record.time ?? '') });
      },
      () => warn(report, 'formats/time-twice', { line }),
    );
    const of = among(relations, cases);
    yield { record, at, offset, zoned: record.moment!.offset !== null, of };
  }
}

/** The cases among what an event names, each once. */
function among(relations: readonly OcelRelation[], cases: ReadonlyMap<string, unknown>): readonly string[] {
  const named = relations.flatMap(({ to }) => (cases.has(to) ? [to] : []));
  return named.length < 2 ? named : [...new Set(named)];
}

/** An event of several cases has an id in each of them: it is one step of each. */
function eventOf({ record, at, offset, zoned, of }: Placed, inCase: string, log: OcelLog, type: string, { report, bare }: Options): LogEvent {
  const { lifted, rest } = lift(record.attributes);
  return {
    id: of.length > 1 ? `${record.id}@${inCase}` : record.id,
    activity: record.type,
    at,
    offsetMinutes: offset,
    zoned,
    actor: lifted.actor ?? actorAmong(record, log, type, report),
    department: lifted.department,
    lifecycle: lifted.lifecycle,
    arrivedAt: null,
    enteredAt: null,
    attributes: bare ? {} : related(log, record, plain(rest)),
    line: record.line,
  };
}

function plain(attributes: readonly OcelAttribute[]): Attributes {
  const all: Attributes = {};
  for (const { name, value } of attributes) if (value !== null) put(all, name, value);
  return all;
}

/** Each attribute with what it was and since when; one that always was what it is stands alone. */
function historyOf({ attributes }: OcelRecord): Attributes {
  const byName = new Map<string, Array<{ key: string; value: Scalar; since: number }>>();
  for (const attribute of attributes) {
    if (attribute.value === null) continue;
    const one = { key: attribute.time ?? '', value: attribute.value, since: attribute.since };
    const known = byName.get(attribute.name);
    if (known) known.push(one);
    else byName.set(attribute.name, [one]);
  }
  const all: Attributes = {};
  for (const [name, found] of byName) {
    const sorted = found.toSorted((a, b) => a.since - b.since);
    const [first] = sorted;
    const always = found.length === 1 && first!.since === 0; // the standard's time of what never changes is 1970
    put(all, name, always ? first!.value : { list: sorted.map(({ key, value }) => ({ key, value })), attributes: {} });
  }
  return all;
}

const relationKey = 'ocel:objects';

/** The objects that a record names, by their ids, each with its type. */
function related({ records }: OcelLog, { relations, line }: OcelRecord, attributes: Attributes): Attributes {
  if (relations.length === 0) return attributes;
  if (Object.hasOwn(attributes, relationKey)) throw new FormatError('formats/ocel-repeated-key', { line, name: relationKey });
  const list = relations.map(({ to, qualifier }) => ({ key: to, value: { value: qualifier, attributes: { type: records.object.get(to)!.type } } }));
  put(attributes, relationKey, { list, attributes: {} });
  return attributes;
}
