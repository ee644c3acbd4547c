import { inEveryBureau } from '#organization/store/bureaus.ts';
import type { Db } from '#platform/db.ts';
import type { Moment } from '#platform/permissions.ts';
import { takeEffect } from '../store/effect.ts';

/** 施行: what was enacted for a day that has come binds, and closes the gaps of its risk points. Safe to repeat. */
export async function takeEffectEverywhere(db: Db, { today }: Moment): Promise<void> {
  await inEveryBureau(db, (tx, bureauId) => takeEffect(tx, bureauId, today));
}
