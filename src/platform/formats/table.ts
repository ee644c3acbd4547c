import { inOrder, type Told } from '#engine/order.ts';
import type { CsvColumns } from './csv-columns.ts';
import { FormatError, type FormatFacts } from './format-error.ts';
import { cellTime, instantOf, tableTime, type ZoneClock } from './log-time.ts';
import { type Attributes, type LogCase, type LogEvent, type LogReport, put, warn } from './log.ts';
import type { Row } from './table-heading.ts';
import type { Layout } from './table-layout.ts';

export type Context = Readonly<{ report: LogReport; place: ZoneClock | null; most: number; even: boolean }>;
type Moment = Readonly<{ at: number; offset: number; zoned: boolean }>;
type Step = Readonly<{ name: string; time: number; actor: number; arrival: number }>;

/** Totals below a table, or below a part of it; they may count in the columns of times. */
const totals = /^(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|(grand |sub)?total\b)/i;
/** Notes and signatures; where there is a time, it is an event after all. */
const notes = /^(填表|制表|审核人|负责人|备\s*注\s*[:：]|注\s*[:：]|说\s*明\s*[:：]|notes?\s*:)/i;
/** What is written where a step was not taken. */
const blank: ReadonlySet<string> = new Set(['', '-', '--', '—', '——', '/', '\\', '无', 'N/A', 'n/a']);

const rounded = /^\d(\.\d+)?E\+?\d+$/i;

const firstText = ({ cells }: Row): string => cells.find((cell) => cell.trim() !== '')?.trim() ?? '';
/** Whether a row is a total or a note, and no event: none of its cells in the columns of times holds one. */
function isAside(row: Row, times: readonly number[]): boolean {
  const first = firstText(row);
  if (totals.test(first)) return times.every((at) => tableTime(text(row, at)) === null);
  return notes.test(first) && times.every((at) => text(row, at) === '');
}

/** Whether a row may have fewer cells than the heading. */
export const mayBeShort = (row: Row): boolean => isAside(row, []);

/** @throws FormatError `formats/csv-row` for a row of a delimited text with more or fewer cells than the heading */
export function refuseUneven({ cells, line }: Row, { names }: Layout): void {
  if (cells.length !== names.length) throw new FormatError('formats/csv-row', { line, cells: cells.length });
}

/** The rows of a table met so far, by case. Each refusal says row, column and, where it is known, case. */
export class Table {
  private readonly layout: Layout;
  private readonly context: Context;
  private readonly at: Readonly<Record<keyof CsvColumns, number>>;
  private readonly steps: readonly Step[];
  private others: ReadonlyArray<Readonly<{ name: string; at: number; ofCase: boolean }>> = [];
  private namesSeen = -1;
  private readonly byName = new Map<string, LogCase>();
  private readonly rowsById = new Map<string, string>();
  private count = 0;

  constructor(layout: Layout, context: Context) {
    this.layout = layout;
    this.context = context;
    const find = (name: string | null | undefined): number => (name === null || name === undefined ? -1 : layout.names.indexOf(name));
    const columns = Object.entries(layout.columns).map(([meaning, name]) => [meaning, find(name)]);
    this.at = Object.fromEntries(columns) as Record<keyof CsvColumns, number>;
    this.steps = layout.steps.map(({ name, time, actor, arrival }) => ({ name, time: find(time), actor: find(actor), arrival: find(arrival) }));
  }

  /** Everything met; a `start` says when the next `complete` of the same step came in. */
  cases(): Iterable<LogCase> {
    if (this.at.lifecycle >= 0) for (const { events } of this.byName.values()) giveArrivals(events);
    return this.byName.values();
  }

  add(row: Row): void {
    const times = this.layout.layout === 'rows' ? [this.at.time] : this.steps.map(({ time }) => time);
    if (isAside(row, times)) return warn(this.context.report, 'formats/table-aside', { line: row.line, value: firstText(row).slice(0, 200) });
    if (this.context.even) refuseUneven(row, this.layout);
    if (this.layout.layout === 'rows') this.addEvent(row);
    else this.addCase(row);
  }

  private addEvent(row: Row): void {
    const id = this.cell(row, 'eventId');
    if (id !== null && this.repeated(id, row, row.cells, 'eventId')) return;
    this.counted(row);
    const name = this.caseOf(row);
    const event = this.event(row, id);
    const known = this.byName.get(name);
    if (known) known.events.push(event);
    else this.byName.set(name, { name, attributes: this.rest(row, true), events: [event] });
  }

  private addCase(row: Row): void {
    const name = this.caseOf(row);
    const cells = this.steps.flatMap(({ time, actor, arrival }) => [text(row, time), text(row, actor), text(row, arrival)]);
    if (this.repeated(name, row, cells, 'case')) return;
    const events = inOrder(
      this.steps.flatMap((step) => this.taken(step, name, row) ?? []),
      whenOf,
    );
    if (events.length === 0) warn(this.context.report, 'formats/table-no-step', { line: row.line, case: name });
    else this.byName.set(name, { name, attributes: this.rest(row, true), events });
  }

  private taken(step: Step, name: string, row: Row): LogEvent | null {
    if (blank.has(text(row, step.time))) return null;
    this.counted(row);
    const time = this.time(row, step.time)!;
    const actor = text(row, step.actor);
    const arrival = blank.has(text(row, step.arrival)) ? null : this.time(row, step.arrival);
    return {
      ...bare(time, row.line),
      id: `${name} ${step.name}`,
      activity: step.name,
      actor: blank.has(actor) ? null : actor,
      arrivedAt: arrival?.at ?? null,
    };
  }

  private event(row: Row, id: string | null): LogEvent {
    const time = this.time(row, this.at.time) ?? this.refuse('csv-value', row, this.at.time);
    return {
      ...bare(time, row.line),
      id,
      activity: this.cell(row, 'activity') ?? this.refuse('csv-value', row, this.at.activity),
      actor: this.cell(row, 'actor'),
      department: this.cell(row, 'department'),
      lifecycle: this.cell(row, 'lifecycle'),
      arrivedAt: this.time(row, this.at.arrival)?.at ?? null,
      enteredAt: this.time(row, this.at.entered)?.at ?? null,
      attributes: this.rest(row, false),
    };
  }

  /** A number that a spreadsheet has rounded is that of many cases. */
  private caseOf(row: Row): string {
    const name = this.cell(row, 'case') ?? this.refuse('csv-value', row, this.at.case);
    return rounded.test(name) ? this.refuse('case-rounded', row, this.at.case) : name;
  }

  private counted({ line }: Row): void {
    if (++this.count > this.context.most) throw new FormatError('formats/too-large', { line, limit: this.context.most });
  }

  /** An id that comes again means the same, or two that cannot be told apart. */
  private repeated(id: string, row: Row, cells: readonly string[], meaning: 'eventId' | 'case'): boolean {
    const content = cells.join('\0');
    const known = this.rowsById.get(id);
    if (known === undefined) {
      this.rowsById.set(id, content);
      return false;
    }
    if (known !== content) this.refuse('csv-repeated-id', row, this.at[meaning]);
    warn(this.context.report, 'formats/csv-repeated-row', { line: row.line, value: id });
    return true;
  }

  private cell(row: Row, meaning: keyof CsvColumns): string | null {
    const said = text(row, this.at[meaning]);
    return said === '' ? null : said;
  }

  private time(row: Row, at: number): Moment | null {
    const said = text(row, at);
    if (said === '') return null;
    const written = cellTime(said) ?? this.refuse('csv-value', row, at);
    const twice = (): void => warn(this.context.report, 'formats/time-twice', { line: row.line });
    const { at: instant, offset } = instantOf(written, this.context.place, (fault) => this.refuse(fault, row, at), twice);
    if (at !== this.at.arrival && at !== this.at.entered && written.offset === null && !this.steps.some(({ arrival }) => arrival === at)) {
      this.context.report.withoutOffset++;
    }
    return { at: instant, offset, zoned: written.offset !== null };
  }

  private rest({ cells }: Row, ofCase: boolean): Attributes {
    if (this.namesSeen !== this.layout.names.length) this.findOthers();
    const attributes: Attributes = {};
    for (const other of this.others) {
      const said = cells[other.at] ?? '';
      if (other.ofCase === ofCase && said !== '') put(attributes, other.name, said);
    }
    return attributes;
  }

  private findOthers(): void {
    const { names, layout } = this.layout;
    const used = new Set([...Object.values(this.at), ...this.steps.flatMap(({ time, actor, arrival }) => [time, actor, arrival])]);
    this.namesSeen = names.length;
    this.others = names
      .map((name, at) => ({ name: name.replace(/^case[:.]/, ''), at, ofCase: layout === 'wide' || /^case[:.]/.test(name) }))
      .filter(({ name, at }) => name !== '' && !used.has(at));
  }

  private refuse(fault: string, row: Row, at: number): never {
    const name = this.cell(row, 'case');
    const value = (row.cells[at] ?? '').slice(0, 200);
    const facts: FormatFacts = { line: row.line, column: at + 1, name: (this.layout.names[at] ?? '').slice(0, 200), value };
    throw new FormatError(`formats/${fault}`, name === null ? facts : { ...facts, case: name.slice(0, 200) });
  }
}

const text = ({ cells }: Row, at: number): string => cells[at]?.trim() ?? '';

const aDay = 86_400_000;
const whenOf = ({ at, offsetMinutes }: LogEvent): Told => {
  const local = at + offsetMinutes * 60_000;
  return { at, day: Math.floor(local / aDay), dayAlone: local % aDay === 0 };
};

const bare = ({ at, offset, zoned }: Moment, line: number): LogEvent => ({
  id: null,
  activity: '',
  at,
  offsetMinutes: offset,
  zoned,
  actor: null,
  department: null,
  lifecycle: null,
  arrivedAt: null,
  enteredAt: null,
  attributes: {},
  line,
});

const begun: ReadonlySet<string> = new Set(['start', '开始', '启动', '到达']);
const done: ReadonlySet<string> = new Set(['complete', '完成', '办结', '结束']);

/** In the order of time, whatever that of the file; at one moment a start comes before what it starts. */
function giveArrivals(events: LogEvent[]): void {
  const waiting = new Map<string, number[]>();
  const is = (kind: ReadonlySet<string>, { lifecycle }: LogEvent): boolean => kind.has(lifecycle?.toLowerCase() ?? '');
  const starts = (event: LogEvent): number => (is(begun, event) ? 0 : 1);
  for (const event of events.toSorted((a, b) => a.at - b.at || starts(a) - starts(b))) {
    if (is(begun, event)) waiting.set(event.activity, [...(waiting.get(event.activity) ?? []), event.at]);
    else if (is(done, event)) event.arrivedAt ??= waiting.get(event.activity)?.shift() ?? null;
  }
}
