import { type Insertable, sql } from 'kysely';
import type { Tx } from '#platform/db.ts';
import type { PortalBureauTable, PortalPowerTable } from '#platform/schema.ts';

export type Prepared = Omit<Insertable<PortalPowerTable>, 'bureauId' | 'powerId'>;

/** What is shown of a power from now on, version by version; of none, nothing. What is as it was is not written again. */
export async function replacePower(tx: Tx, bureauId: string, powerId: string, versions: readonly Prepared[]): Promise<void> {
  const kept = versions.map(({ number }) => number);
  await tx
    .deleteFrom('portalPower')
    .where('bureauId', '=', bureauId)
    .where('powerId', '=', powerId)
    .where(sql<boolean>`number <> all (${kept}::int[])`)
    .execute();
  for (const version of versions) {
    const { number: _, ...shown } = version;
    await tx
      .insertInto('portalPower')
      .values({ bureauId, powerId, ...version })
      .onConflict((it) =>
        it
          .columns(['bureauId', 'powerId', 'number'])
          .doUpdateSet(shown)
          .where(sql<boolean>`(portal_power.*) is distinct from (excluded.*)`),
      )
      .execute();
  }
}

/** A bureau is named on the portal as long as it has something there. */
export async function saveBureau(tx: Tx, { bureauId, ...names }: Insertable<PortalBureauTable>): Promise<void> {
  const shown = await tx.selectFrom('portalPower').select('bureauId').where('bureauId', '=', bureauId).limit(1).executeTakeFirst();
  if (!shown) return void (await tx.deleteFrom('portalBureau').where('bureauId', '=', bureauId).execute());
  await tx
    .insertInto('portalBureau')
    .values({ bureauId, ...names })
    .onConflict((it) =>
      it
        .column('bureauId')
        .doUpdateSet(names)
        .where(sql<boolean>`(portal_bureau.*) is distinct from (excluded.*)`),
    )
    .execute();
}
