import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { diagnosisOf, readingOf, refuseForeign } from '../store/diagnosis.ts';
import * as store from '../store/drawing.ts';
import { powerToChange } from '../store/power.ts';
import { versionToChange } from '../store/version.ts';
import { replaceNodes } from '../store/writing.ts';
import { draftVersion, openDraft, refuseOlder, refuseOutsiders } from './drafting.ts';

type Drawing = Readonly<{ flowchart: string; revision: number; replace: boolean }>;

/**
 * Saves a drawing as it is, finished or not: only what is submitted must be sound. Where no draft is open, opens the next version.
 *
 * @throws Refusal `powers/edited-elsewhere` where another saved since `revision`, unless `replace`, which puts theirs aside;
 *   `powers/flowchart/invalid` for what no editor writes; `powers/under-review`, `powers/drafting/forbidden`
 */
export async function saveFlowchart(tx: Tx, actor: Actor, powerId: string, { flowchart, revision, replace }: Drawing, moment: Moment) {
  const reading = readingOf(flowchart);
  refuseForeign(reading);
  const power = await powerToChange(tx, actor, powerId);
  const { open: before } = await openDraft(tx, actor, power);
  if (before && !replace) refuseOlder(before, revision);
  if (!before) await draftVersion(tx, actor, powerId, {}, moment);
  const { bureauId, versionId, ...draft } = before ?? (await openDraft(tx, actor, power)).open!;
  if (before && before.revision !== revision && before.flowchart !== null && before.flowchart !== flowchart) {
    await store.putAside(tx, {
      bureauId,
      versionId,
      revision: before.revision,
      flowchart: before.flowchart,
      byName: before.savedBy ?? '',
      at: moment.now,
    });
  }
  await store.saveDrawing(tx, bureauId, versionId, { flowchart, savedAt: moment.now, savedBy: actor.name });
  await replaceNodes(tx, [{ bureauId, versionId, flow: reading.flow }]);
  const saved = draft.revision + 1;
  await store.logAuthor(tx, [{ bureauId, versionId, revision: saved }], actor, moment.now);
  await record(tx, actor, moment.now, 'powers.draw', { kind: 'power', id: powerId, bureauId }, { after: { versionId, revision: saved } });
  return { versionId, revision: saved, savedAt: moment.now.toISOString(), diagnosis: diagnosisOf(reading) };
}

/** Says that one has the draft open, and hears who else has. Nobody's deed, so no audit entry. @throws Refusal `powers/not-a-draft` */
export async function editFlowchart(tx: Tx, actor: Actor, versionId: string, { now }: Moment) {
  const version = await versionToChange(tx, actor, versionId);
  const { bureauId, state, revision, savedBy, savedAt } = version;
  if (state !== 'draft') throw new Refusal('powers/not-a-draft', { id: versionId });
  refuseOutsiders(actor, version.departmentId);
  await store.beSeen(tx, bureauId, versionId, actor, now);
  const others = await store.othersSeen(tx, bureauId, versionId, actor.personId, now);
  return { others, revision, saved: savedBy && savedAt ? { by: savedBy, at: savedAt.toISOString() } : null };
}
