import { sql } from 'kysely';
import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';

/** Whose account was closed has left. */
const stays = (person: string) =>
  sql<boolean>`not exists (select from account as c where c.bureau_id = ${sql.ref(`${person}.bureauId`)} and c.person_id = ${sql.ref(`${person}.personId`)} and c.disabled)`;

/** Everybody of the bureau who belongs to a department and has not left; of chosen ones where there are any. */
export async function peopleIn(tx: Tx, bureauId: string, departments: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('personId')
    .where('bureauId', '=', bureauId)
    .where('departmentId', 'is not', null)
    .where(stays('person'))
    .$if(departments.length > 0, (it) => it.where('departmentId', '=', anyOf(departments)))
    .orderBy('personId')
    .execute();
  return rows.map(({ personId }) => personId);
}

type Asking = Readonly<{ number: number; dueOn: Day; askedBy: string; askedAt: Date }>;

/** Asks people to sign a version; who was asked already keeps their day. Returns how many were not. */
export async function insertRecipients(tx: Tx, bureauId: string, institutionId: string, people: readonly string[], asking: Asking): Promise<number> {
  if (people.length === 0) return 0;
  const added = await tx
    .insertInto('institutionRecipient')
    .values(people.map((personId) => ({ bureauId, institutionId, personId, ...asking })))
    .onConflict((it) => it.doNothing())
    .returning('personId')
    .execute();
  return added.length;
}

/** Asks those to sign a new version who were asked to sign the one before and have not left, with as many days as they had. Returns how many. */
export async function askAgain(tx: Tx, bureauId: string, institutionId: string, number: number, today: Day, now: Date): Promise<number> {
  const again = await tx
    .insertInto('institutionRecipient')
    .columns(['bureauId', 'institutionId', 'number', 'personId', 'dueOn', 'askedBy', 'askedAt'])
    .expression((it) =>
      it
        .selectFrom('institutionRecipient as q')
        .where('q.bureauId', '=', bureauId)
        .where('q.institutionId', '=', institutionId)
        .where('q.number', '=', number - 1)
        .where(stays('q'))
        .select(['q.bureauId', 'q.institutionId', sql<number>`${number}::int`.as('number'), 'q.personId'])
        .select(sql<Day>`${today}::date + greatest(q.due_on - (q.asked_at at time zone 'Asia/Shanghai')::date, 0)`.as('dueOn'))
        .select(['q.askedBy', sql<Date>`${now}::timestamptz`.as('askedAt')]),
    )
    .executeTakeFirst();
  return Number(again.numInsertedOrUpdatedRows ?? 0);
}

/** The institution as it is in force, held so until the receipt is written. */
export const institutionToSign = (tx: Tx, actor: Actor, id: string) =>
  tx
    .selectFrom('institution')
    .select(['bureauId', 'number', 'title', 'status'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('institutionId', '=', id)
    .forShare()
    .executeTakeFirst();

/** Whether a person is asked to sign a version, and when they did; undefined: not asked. */
export const askedToSign = (tx: Tx, bureauId: string, institutionId: string, number: number, personId: string) =>
  asked(tx, [bureauId], institutionId, number).where('q.personId', '=', personId).select(['q.dueOn', 's.at as signedAt']).executeTakeFirst();

/** Whether the person had not signed before, nor at the same instant. */
export async function insertReceipt(tx: Tx, bureauId: string, institutionId: string, number: number, personId: string, at: Date): Promise<boolean> {
  const made = await tx
    .insertInto('institutionReceipt')
    .values({ bureauId, institutionId, number, personId, at })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Those asked to sign a version; who left without having signed is not waited for. */
const asked = (tx: Tx, bureaus: readonly string[], institutionId: string, number: number) =>
  tx
    .selectFrom('institutionRecipient as q')
    .innerJoin('person as n', (it) => it.onRef('n.bureauId', '=', 'q.bureauId').onRef('n.personId', '=', 'q.personId'))
    .leftJoin('department as d', (it) => it.onRef('d.bureauId', '=', 'n.bureauId').onRef('d.departmentId', '=', 'n.departmentId'))
    .leftJoin('institutionReceipt as s', (it) =>
      it
        .onRef('s.bureauId', '=', 'q.bureauId')
        .onRef('s.institutionId', '=', 'q.institutionId')
        .onRef('s.number', '=', 'q.number')
        .onRef('s.personId', '=', 'q.personId'),
    )
    .where('q.bureauId', '=', anyOf(bureaus))
    .where('q.institutionId', '=', institutionId)
    .where('q.number', '=', number)
    .where(({ or, eb }) => or([eb('s.at', 'is not', null), stays('q')]));

/** Who signed is for the office and whoever inspects it; for heads and leaders of their departments; for others only their own. */
function shownTo(found: ReturnType<typeof asked>, actor: Actor): ReturnType<typeof asked> {
  if (actor.scope === 'bureau') return found;
  return found.where((it) => it.or([it('q.personId', '=', actor.personId), it('n.departmentId', '=', anyOf(actor.departments))]));
}

type Filter = Paging & Readonly<{ number: number; q?: string | undefined; signed?: boolean | undefined; department?: string | undefined }>;
type Row = Readonly<{ id: string; person: string; department: string | null; dueOn: Day; signedAt: string | null; late: boolean }>;

/** Who is asked to sign a version, and who has. @param today says who is late */
export async function receiptsFor(tx: Tx, actor: Actor, id: string, filter: Filter, today: Day): Promise<Page<Row>> {
  const { number, q, signed, department, ...paging } = filter;
  const found = shownTo(asked(tx, actor.bureaus, id, number), actor)
    .select(['q.personId as id', 'n.name as person', 'd.name as department', 'q.dueOn', 's.at as signedAt'])
    .$if(signed !== undefined, (it) => it.where('s.at', signed ? 'is not' : 'is', null))
    .$if(department !== undefined, (it) => it.where('n.departmentId', '=', department!))
    .$if(q !== undefined, (it) => it.where('n.name', 'ilike', containing(q!)));
  const orders = {
    department: sql`coalesce(lpad(d.place::text, 6, '0') || d.name, '~')`,
    person: sql`n.name collate "zh-x-icu"`,
    signedAt: sql`coalesce(s.at, 'infinity'::timestamptz)`,
  };
  const listed = await page(tx, found, paging, orders, sql`q.person_id`);
  return {
    ...listed,
    rows: listed.rows.map(({ signedAt, ...row }) => ({
      ...row,
      signedAt: signedAt?.toISOString() ?? null,
      late: signedAt === null && row.dueOn < today,
    })),
  };
}

/** How many are asked to sign a version, and how many have; whoever may read it may know that. */
export async function receiptCounts(tx: Tx, actor: Actor, id: string, number: number): Promise<{ asked: number; signed: number }> {
  const counted = await asked(tx, actor.bureaus, id, number)
    .select([sql<number>`count(*)`.as('asked'), sql<number>`count(s.at)`.as('signed')])
    .executeTakeFirstOrThrow();
  return { asked: counted.asked, signed: counted.signed };
}

/** What waits for a person to be signed: only the newest version, and only while it is in force. */
export const toSign = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('institutionRecipient as q')
    .innerJoin('institution as i', (it) =>
      it.onRef('i.bureauId', '=', 'q.bureauId').onRef('i.institutionId', '=', 'q.institutionId').onRef('i.number', '=', 'q.number'),
    )
    .where('q.bureauId', '=', actor.bureauId)
    .where('q.personId', '=', actor.personId)
    .where('i.status', '=', 'inForce')
    .where((it) =>
      it.not(
        it.exists(
          it
            .selectFrom('institutionReceipt as s')
            .select('s.at')
            .whereRef('s.bureauId', '=', 'q.bureauId')
            .whereRef('s.institutionId', '=', 'q.institutionId')
            .whereRef('s.number', '=', 'q.number')
            .whereRef('s.personId', '=', 'q.personId'),
        ),
      ),
    )
    .select(['i.institutionId as id', 'i.title', 'i.documentNumber', 'q.number', 'q.dueOn', 'q.askedBy'])
    .orderBy('q.dueOn')
    .orderBy('i.institutionId')
    .execute();

/** Of each institution whose day has passed, how many have not signed its newest version. */
export const unsigned = (tx: Tx, actor: Actor, today: Day) =>
  tx
    .selectFrom('institutionRecipient as q')
    .innerJoin('institution as i', (it) =>
      it.onRef('i.bureauId', '=', 'q.bureauId').onRef('i.institutionId', '=', 'q.institutionId').onRef('i.number', '=', 'q.number'),
    )
    .leftJoin('institutionReceipt as s', (it) =>
      it
        .onRef('s.bureauId', '=', 'q.bureauId')
        .onRef('s.institutionId', '=', 'q.institutionId')
        .onRef('s.number', '=', 'q.number')
        .onRef('s.personId', '=', 'q.personId'),
    )
    .where('q.bureauId', '=', actor.bureauId)
    .where('i.status', '=', 'inForce')
    .where('q.dueOn', '<', today)
    .where(stays('q'))
    .where('s.at', 'is', null)
    .select(['i.institutionId as id', 'i.title', sql<number>`count(*)`.as('count'), sql<Day>`min(q.due_on)`.as('dueOn')])
    .groupBy(['i.institutionId', 'i.title'])
    .orderBy('i.title')
    .execute();
