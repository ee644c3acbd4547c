import type { Tx } from './db.ts';
import { newId } from './ids.ts';
import type { Actor } from './permissions.ts';
import { inPortions } from './portions.ts';

/** What a deed was done to: the record's kind (a word of the glossary), its id and the bureau that owns it. */
export type Subject = Readonly<{ kind: string; id: string; bureauId: string }>;

/** What a deed changed: the parts of the record before and after it. Either may be null. */
export type Change = Readonly<{ before?: unknown; after?: unknown }>;

/** Writes what was done into the audit trail, in the same transaction as the deed: both happen or neither does. */
export const record = (tx: Tx, actor: Actor, now: Date, action: string, subject: Subject, change: Change = {}): Promise<void> =>
  recordAll(tx, actor, now, [{ action, subject, ...change }]);

export type Entry = Change & Readonly<{ action: string; subject: Subject }>;

/** The same of many deeds at once, in their order. */
export async function recordAll(tx: Tx, actor: Actor, now: Date, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map(({ action, subject, before, after }) => ({
    bureauId: subject.bureauId,
    auditId: newId(),
    at: now,
    actorId: actor.personId,
    actorName: actor.name,
    account: actor.account,
    action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  }));
  await inPortions(rows, (some) => tx.insertInto('auditEntry').values(some).execute());
}
