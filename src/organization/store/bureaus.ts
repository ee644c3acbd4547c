import { type Db, transact, type Tx } from '#platform/db.ts';

/** Does something in every bureau, the commission's own among them, in a transaction of its own that sees that bureau alone. */
export async function inEveryBureau(db: Db, deed: (tx: Tx, bureauId: string) => Promise<unknown>): Promise<void> {
  const bureaus = await transact(db, { bureaus: [] }, (tx) => tx.selectFrom('bureau').select('bureauId').execute());
  for (const { bureauId } of bureaus) await transact(db, { bureaus: [bureauId] }, (tx) => deed(tx, bureauId));
}
