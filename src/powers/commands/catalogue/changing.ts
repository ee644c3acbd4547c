import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueueAll } from '#platform/queue.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Identity } from '../../catalogue/entry.ts';
import { Codes } from '../../catalogue/codes.ts';
import { type Category, isPublic } from '../../power.ts';
import { publicationChanged } from '../../queue.ts';
import { bureauCode, codesOf } from '../../store/catalogue.ts';
import { powersToChange, updatePowers } from '../../store/power.ts';
import { newestVersions } from '../../store/writing.ts';
import { wasPublished } from '../../version.ts';
import { openOf, refuseOutsiders } from '../drafting.ts';

/**
 * Names a power otherwise: what the versions say stays. Who may draft it may do so, for the department that it leaves and the one it comes to.
 *
 * What has been published is opened to all by who publishes.
 *
 * @throws Refusal `powers/drafting/forbidden`, `powers/opening/forbidden`, `powers/under-review` while a version lies at a desk,
 *   `powers/department/invalid`
 */
export async function changePower(tx: Tx, actor: Actor, powerId: string, identity: Identity, moment: Moment): Promise<{ id: string }> {
  await changePowers(tx, actor, [{ powerId, identity }], moment);
  return { id: powerId };
}

/** Names powers otherwise, each as `changePower`. */
export async function changePowers(
  tx: Tx,
  actor: Actor,
  changes: ReadonlyArray<Readonly<{ powerId: string; identity: Identity }>>,
  { now }: Moment,
): Promise<void> {
  const ids = changes.map(({ powerId }) => powerId);
  const powers = await powersToChange(tx, actor, ids);
  const newest = await newestVersions(tx, actor.bureaus, ids);
  const changed = changes.flatMap(({ powerId, identity }) => {
    const power = powers.get(powerId)!;
    const last = newest.get(powerId);
    openOf(actor, power, last);
    refuseOutsiders(actor, identity.departmentId);
    const opens = last !== undefined && wasPublished(last) && isPublic(identity) && !isPublic(power);
    if (opens && !actor.permissions.has('powers.publish')) throw new Refusal('powers/opening/forbidden');
    const differ = (Object.keys(identity) as Array<keyof Identity>).filter((key) => power[key] !== identity[key]);
    const of = (from: Identity) => Object.fromEntries(differ.map((key) => [key, from[key]]));
    return differ.length === 0 ? [] : [{ bureauId: power.bureauId, powerId, identity, before: of(power), after: of(identity) }];
  });
  if (changed.length === 0) return;
  await updatePowers(tx, changed);
  const subject = ({ bureauId, powerId: id }: (typeof changed)[number]) => ({ kind: 'power', id, bureauId });
  await recordAll(
    tx,
    actor,
    now,
    changed.map((it) => ({ action: 'powers.change', subject: subject(it), before: it.before, after: it.after })),
  );
  const jobs = changed.map(({ bureauId, powerId }) => ({ payload: { bureauId, powerId }, key: `${publicationChanged.name}:${powerId}` }));
  await enqueueAll(tx, publicationChanged, jobs);
}

/** The code that the next power of a category would get. */
export async function proposeCode(tx: Tx, { bureauId }: Actor, category: Category): Promise<{ code: string }> {
  return { code: new Codes(await codesOf(tx, bureauId), await bureauCode(tx, bureauId)).next(category) };
}
