import { type Db, transact } from '#platform/db.ts';
import type { Moment } from '#platform/permissions.ts';
import { bureaus, takeEffect } from '../store/effect.ts';

/** 施行: what was enacted for a day that has come binds, and closes the gaps of its risk points. Safe to repeat. */
export async function takeEffectEverywhere(db: Db, { today }: Moment): Promise<void> {
  for (const { bureauId } of await transact(db, { bureaus: [] }, bureaus)) {
    await transact(db, { bureaus: [bureauId] }, (tx) => takeEffect(tx, bureauId, today));
  }
}
