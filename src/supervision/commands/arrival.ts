import { createHash } from 'node:crypto';
import { type Day, dayIn } from '#engine/days.ts';
import type { AttributeValue, LogCase, LogEvent } from '#platform/formats/log.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { Refusal } from '#platform/refusal.ts';
import { versionLastInForce } from '#powers/store/version.ts';
import { breathe } from '../readers/reader.ts';
import * as events from '../store/events.ts';
import type { PowerToImport } from '../store/imports.ts';
import { peopleCalled } from '../store/people.ts';

export type Destination = Readonly<{ bureauId: string; importId: string | null; sourceId: string; power: PowerToImport; zone: string; now: Date }>;

type Met = Readonly<{ reference: string; event: LogEvent; id: string; hash: string; place: number }>;

const eventsAtOnce = 1000;
const applicantKeys = ['applicant', 'applicant.name', 'Applicant', '申请人', '申请单位', '申请单位(个人)', '申请单位（个人）'];

/**
 * What arrives from a source, batch by batch: new cases are opened, new events written, known ones counted.
 *
 * An event is known by the source's id, or where there is none by its case, its place there and its content; so the same file twice
 * brings nothing. An id seen before with other content refuses the whole.
 */
export class Arrival {
  readonly counts = { cases: 0, newCases: 0, events: 0, newEvents: 0, duplicates: 0, unknownActors: 0, beforeVersion: 0 };
  private readonly tx: Tx;
  private readonly to: Destination;
  private readonly ids = new Set<string>();
  private readonly versions = new Map<Day, string>();
  private readonly people = new Map<string, string | null>();

  constructor(tx: Tx, to: Destination) {
    this.tx = tx;
    this.to = to;
  }

  /** The cases that something was new in. */
  touched(): string[] {
    return [...this.ids];
  }

  /** @throws Refusal `supervision/event-changed`, `supervision/case-of-other-power`, each with the place in the file */
  async take(cases: readonly LogCase[]): Promise<void> {
    const filled = cases.filter(({ events: { length } }) => length > 0); // a case without events never happened
    if (filled.length === 0) return;
    const caseIds = await this.open(filled);
    const met = filled.flatMap(({ name, events: list }) => list.map((event, place) => meet(name, event, place)));
    this.counts.cases += filled.length;
    this.counts.events += met.length;
    await this.recognise(met);
    for (let at = 0; at < met.length; at += eventsAtOnce) {
      await this.write(met.slice(at, at + eventsAtOnce), caseIds);
      await breathe();
    }
  }

  private async open(cases: readonly LogCase[]): Promise<Map<string, string>> {
    const { bureauId, sourceId, power } = this.to;
    const fresh = new Map<string, events.NewCase>();
    for (const { name, attributes, events: list } of cases) {
      if (fresh.has(name)) continue;
      const first = list.reduce((earliest, event) => (event.at < earliest.at ? event : earliest));
      const at = new Date(first.at).toISOString();
      const applicant = applicantKeys.map((key) => textOf(attributes[key] ?? first.attributes[key])).find((text) => text !== null) ?? null;
      fresh.set(name, { case_id: newId(), reference: name, version_id: await this.versionOn(first.at), applicant, attributes, at });
    }
    const known = await events.openCases(this.tx, bureauId, sourceId, power, [...fresh.values()]);
    for (const { reference, caseId, powerId } of known) {
      if (powerId !== power.powerId) throw new Refusal('supervision/case-of-other-power', { case: reference });
      if (fresh.get(reference)?.case_id !== caseId) continue;
      this.counts.newCases++;
      if (dayIn(Date.parse(fresh.get(reference)!.at), this.to.zone) < power.firstDay!) this.counts.beforeVersion++;
    }
    return new Map(known.map(({ reference, caseId }) => [reference, caseId]));
  }

  /** The version in force when the case was accepted; after the power's repeal the last one, for a case older than its record the first. */
  private async versionOn(at: number): Promise<string> {
    const { bureauId, power, zone } = this.to;
    const day = dayIn(at, zone);
    const known = this.versions.get(day);
    if (known) return known;
    const versionId = (await versionLastInForce(this.tx, bureauId, power.powerId, day)) ?? power.firstVersion;
    this.versions.set(day, versionId);
    return versionId;
  }

  private async recognise(met: readonly Met[]): Promise<void> {
    const written = [...new Set(met.flatMap(({ event }) => event.actor ?? []))].filter((actor) => !this.people.has(actor));
    if (written.length === 0) return;
    const found = await peopleCalled(this.tx, this.to.bureauId, written);
    for (const actor of written) this.people.set(actor, found.get(actor) ?? null);
  }

  private async write(met: readonly Met[], caseIds: ReadonlyMap<string, string>): Promise<void> {
    const { bureauId, sourceId, importId, now } = this.to;
    const ids = met.map(({ id }) => id);
    const known = await events.knownContent(this.tx, bureauId, sourceId, ids);
    const fresh: events.NewEvent[] = [];
    for (const { reference, event, id, hash, place } of met) {
      const before = known.get(id);
      if (before !== undefined) {
        if (before !== hash) throw new Refusal('supervision/event-changed', { line: event.line, case: reference, id, name: event.activity });
        this.counts.duplicates++;
        continue;
      }
      known.set(id, hash);
      const caseId = caseIds.get(reference)!;
      this.ids.add(caseId);
      const personId = event.actor === null ? null : (this.people.get(event.actor) ?? null);
      if (event.actor !== null && personId === null) this.counts.unknownActors++;
      fresh.push(rowOf(event, { caseId, id, hash, place, personId, now }));
    }
    await events.insertEvents(this.tx, bureauId, sourceId, importId, fresh);
    this.counts.newEvents += fresh.length;
  }
}

type Rest = Readonly<{ caseId: string; id: string; hash: string; place: number; personId: string | null; now: Date }>;

const rowOf = (event: LogEvent, { caseId, id, hash, place, personId, now }: Rest): events.NewEvent => ({
  event_id: newId(),
  case_id: caseId,
  external_id: id,
  place,
  activity: event.activity,
  at: new Date(event.at).toISOString(),
  entered_at: event.enteredAt === null ? now.toISOString() : new Date(event.enteredAt).toISOString(),
  arrived_at: event.arrivedAt === null ? null : new Date(event.arrivedAt).toISOString(),
  actor: event.actor,
  person_id: personId,
  department: event.department,
  lifecycle: event.lifecycle,
  attributes: event.attributes,
  content_hash: hash,
});

function meet(reference: string, event: LogEvent, place: number): Met {
  const { activity, at, actor, department, lifecycle, arrivedAt, enteredAt, attributes } = event;
  const hash = digest([reference, activity, at, actor, department, lifecycle, arrivedAt, enteredAt, attributes]);
  return { reference, event, hash, place, id: event.id ?? `#${digest([reference, place, hash])}` };
}

const digest = (it: unknown): string => createHash('sha256').update(JSON.stringify(it)).digest('base64url');

const textOf = (value: AttributeValue | undefined): string | null => (typeof value === 'string' && value !== '' ? value : null);
