import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import type { Identity } from '../../catalogue/entry.ts';
import { Codes } from '../../catalogue/codes.ts';
import type { Category } from '../../power.ts';
import { publicationChanged } from '../../queue.ts';
import { bureauCode, codesOf } from '../../store/catalogue.ts';
import { powerToChange, updatePower } from '../../store/power.ts';
import { openDraft, refuseOutsiders } from '../drafting.ts';

/**
 * Names a power otherwise: what the versions say stays. Who may draft it may do so, for the department that it leaves and the one it comes to.
 *
 * @throws Refusal `powers/drafting/forbidden`, `powers/under-review` while a version lies at a desk, `powers/department/invalid`
 */
export async function changePower(tx: Tx, actor: Actor, powerId: string, identity: Identity, { now }: Moment): Promise<{ id: string }> {
  const power = await powerToChange(tx, actor, powerId);
  const { bureauId } = power;
  await openDraft(tx, actor, power);
  refuseOutsiders(actor, identity.departmentId);
  const before = Object.fromEntries(
    Object.entries(identity).flatMap(([key, value]) => (power[key as keyof Identity] === value ? [] : [[key, power[key as keyof Identity]]])),
  );
  if (Object.keys(before).length === 0) return { id: powerId };
  const after = Object.fromEntries(Object.keys(before).map((key) => [key, identity[key as keyof Identity]]));
  await updatePower(tx, bureauId, powerId, identity);
  await record(tx, actor, now, 'powers.change', { kind: 'power', id: powerId, bureauId }, { before, after });
  await enqueue(tx, publicationChanged, { bureauId, powerId }, `${publicationChanged.name}:${powerId}`);
  return { id: powerId };
}

/** The code that the next power of a category would get. */
export async function proposeCode(tx: Tx, { bureauId }: Actor, category: Category): Promise<{ code: string }> {
  return { code: new Codes(await codesOf(tx, bureauId), await bureauCode(tx, bureauId)).next(category) };
}
