import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import { isDone } from '../case.ts';

/** An event as it is written; ids by the caller. `at` and the like are ISO instants: the whole row travels as JSON. */
export type NewEvent = Readonly<{
  event_id: string;
  case_id: string;
  external_id: string;
  place: number;
  activity: string;
  at: string;
  entered_at: string;
  arrived_at: string | null;
  actor: string | null;
  person_id: string | null;
  department: string | null;
  lifecycle: string | null;
  attributes: unknown;
  content_hash: string;
}>;

/** Many events in one statement. */
export async function insertEvents(tx: Tx, bureauId: string, sourceId: string, importId: string | null, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await sql`
    insert into case_event (bureau_id, event_id, case_id, source_id, external_id, place, activity, at, entered_at, arrived_at, actor, person_id,
      department, lifecycle, attributes, content_hash, import_id)
    select ${bureauId}::uuid, e.event_id, e.case_id, ${sourceId}::uuid, e.external_id, e.place, e.activity, e.at, e.entered_at, e.arrived_at, e.actor,
      e.person_id, e.department, e.lifecycle, e.attributes, e.content_hash, ${importId}::uuid
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e (event_id uuid, case_id uuid, external_id text, place int, activity text,
      at timestamptz, entered_at timestamptz, arrived_at timestamptz, actor text, person_id uuid, department text, lifecycle text, attributes jsonb,
      content_hash text)`.execute(tx);
}

/** The content of events that a source has sent before, by the source's ids. */
export async function knownContent(tx: Tx, bureauId: string, sourceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('caseEvent')
    .select(['externalId', 'contentHash'])
    .where('bureauId', '=', bureauId)
    .where('sourceId', '=', sourceId)
    .where('externalId', '=', sql<string>`any(${ids}::text[])`)
    .execute();
  return new Map(rows.map(({ externalId, contentHash }) => [externalId, contentHash]));
}

export type NewCase = Readonly<{
  case_id: string;
  reference: string;
  version_id: string;
  applicant: string | null;
  attributes: unknown;
  at: string;
}>;
export type KnownCase = Readonly<{ caseId: string; reference: string; powerId: string }>;

/** Opens the cases that are new, and says which ids the references bear now. */
export async function openCases(
  tx: Tx,
  bureauId: string,
  sourceId: string,
  power: Readonly<{ powerId: string; departmentId: string }>,
  cases: readonly NewCase[],
): Promise<KnownCase[]> {
  await sql`
    insert into case_file (bureau_id, case_id, source_id, reference, power_id, version_id, department_id, applicant, attributes, state, first_at,
      last_at, events)
    select ${bureauId}::uuid, c.case_id, ${sourceId}::uuid, c.reference, ${power.powerId}::uuid, c.version_id, ${power.departmentId}::uuid,
      c.applicant, c.attributes, 'running', c.at, c.at, 0
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as c (case_id uuid, reference text, version_id uuid, applicant text, attributes jsonb,
      at timestamptz)
    on conflict (bureau_id, source_id, reference) do nothing`.execute(tx);
  return tx
    .selectFrom('caseFile')
    .select(['caseId', 'reference', 'powerId'])
    .where('bureauId', '=', bureauId)
    .where('sourceId', '=', sourceId)
    .where('reference', '=', sql<string>`any(${cases.map(({ reference }) => reference)}::text[])`)
    .execute();
}

/** The events of cases in order of time; those of one instant as the source has them. */
export const eventsOf = (tx: Tx, bureauId: string, caseIds: readonly string[]) =>
  tx
    .selectFrom('caseEvent as e')
    .leftJoin('import as i', (it) => it.onRef('i.bureauId', '=', 'e.bureauId').onRef('i.importId', '=', 'e.importId'))
    .select(['e.eventId', 'e.caseId', 'e.activity', 'e.at', 'e.enteredAt', 'e.arrivedAt', 'e.actor', 'e.personId', 'e.department', 'e.lifecycle'])
    .select(['e.place', 'e.corrects'])
    // what a file does not say was entered when the file came in
    .select(sql<boolean>`i.created_at is null or e.entered_at < i.created_at`.as('entryStated'))
    .where('e.bureauId', '=', bureauId)
    .where('e.caseId', '=', anyOf(caseIds))
    .orderBy('e.caseId')
    .orderBy('e.at')
    .orderBy('e.place')
    .execute();
export type EventRow = Awaited<ReturnType<typeof eventsOf>>[number];

const events = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('caseEvent as e')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'e.bureauId').onRef('c.caseId', '=', 'e.caseId'))
    .leftJoin('person as o', (it) => it.onRef('o.bureauId', '=', 'e.bureauId').onRef('o.personId', '=', 'e.personId'))
    .where('e.bureauId', '=', bureauId)
    .select([
      'e.eventId as id',
      'e.caseId',
      'c.reference',
      'e.activity',
      'e.at',
      'e.enteredAt',
      'e.actor',
      'e.personId',
      'o.name as person',
      'e.department',
      'e.lifecycle',
    ])
    .select((it) =>
      it
        .selectFrom('flowNode as n')
        .select('n.nodeId')
        .whereRef('n.bureauId', '=', 'c.bureauId')
        .whereRef('n.versionId', '=', 'c.versionId')
        .whereRef('n.name', '=', 'e.activity')
        .orderBy('n.place')
        .limit(1)
        .as('node'),
    )
    .orderBy('e.at')
    .orderBy('e.place');

/** Events as pages show them, in order of time. `which` says of what. */
export async function eventsShown(tx: Tx, bureauId: string, which: (it: ReturnType<typeof events>) => ReturnType<typeof events>) {
  const rows = await which(events(tx, bureauId)).execute();
  return rows.map(({ at, enteredAt, lifecycle, ...row }) => ({
    ...row,
    at: at.toISOString(),
    enteredAt: enteredAt.toISOString(),
    done: isDone(lifecycle),
  }));
}
