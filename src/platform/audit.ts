import type { Tx } from './db.ts';
import { newId } from './ids.ts';
import type { Actor } from './permissions.ts';

/** What a deed was done to: the record's kind (a word of the glossary), its id and the bureau that owns it. */
export type Subject = Readonly<{ kind: string; id: string; bureauId: string }>;

/** What a deed changed: the parts of the record before and after it. Either may be null. */
export type Change = Readonly<{ before?: unknown; after?: unknown }>;

/** Writes what was done into the audit trail, in the same transaction as the deed: both happen or neither does. */
export async function record(tx: Tx, actor: Actor, now: Date, action: string, subject: Subject, change: Change = {}): Promise<void> {
  await tx
    .insertInto('auditEntry')
    .values({
      bureauId: subject.bureauId,
      auditId: newId(),
      at: now,
      actorId: actor.personId,
      actorName: actor.name,
      account: actor.account,
      action,
      subjectKind: subject.kind,
      subjectId: subject.id,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute();
}
