import { addDays } from '#engine/days.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { drawingOf, type LayOut } from '#platform/formats/bpmn-layout.ts';
import { pictureOf } from '#platform/formats/bpmn-svg.ts';
import type { Clock } from '#platform/moment.ts';
import type { Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { isPublic } from '#powers/power.ts';
import { rulesOf } from '#powers/rules.ts';
import { flowchartRead } from '#powers/store/flow.ts';
import * as queue from '../queue.ts';
import { searchText } from '../search.ts';
import { type Content, shownDays } from '../shown.ts';
import { publicSteps } from '../steps.ts';
import { bodyNow, bureauIds, powerIds, powerNow, type Published, publishedVersions } from '../store/live.ts';
import { type Prepared, replacePower, saveBureau } from '../store/prepared.ts';

/**
 * Prepares what anybody may read of a power: its published versions where it is open to all, and nothing otherwise. Internal powers are
 * never open, whatever is written of them. Safe to repeat.
 */
export async function preparePower(tx: Tx, bureauId: string, powerId: string, { today }: Moment, layOut: LayOut): Promise<void> {
  const body = await bodyNow(tx, bureauId);
  const power = await powerNow(tx, bureauId, powerId);
  const versions = power && isPublic(power) ? await publishedVersions(tx, bureauId, powerId) : [];
  const days = shownDays(versions, (day) => addDays(day, -1));
  const prepared = versions.map((version, at) => {
    const { open: _, ...named } = power!;
    const content = contentOf(version);
    const search = days[at]!.shownTo < today ? '' : searchText({ ...named, bureau: body.name }, content);
    return { version, content, row: { ...named, ...days[at]!, search } };
  });
  const rows: Prepared[] = [];
  for (const { version, content, row } of prepared) {
    const { number, validFrom, validTo, repealed, flowchart: bpmn } = version;
    const picture = await pictureIn(bpmn, layOut);
    rows.push({ ...row, number, validFrom, validTo, repealed, bpmn, content: JSON.stringify(content), picture: picture && JSON.stringify(picture) });
  }
  await replacePower(tx, bureauId, powerId, rows);
  await saveBureau(tx, body);
}

function contentOf({ flowchart, number: _n, validFrom: _f, validTo: _t, repealed: _r, ...version }: Published): Content {
  return { ...version, steps: publicSteps(rulesOf(flowchartRead(flowchart), version)) };
}

/** Its drawing; one that cannot be drawn is still told in words. */
async function pictureIn(bpmn: string, layOut: LayOut) {
  const drawing = await drawingOf(bpmn, layOut);
  return drawing && pictureOf(drawing);
}

/** Prepares every power of a bureau again, one transaction each. */
export async function prepareBureau(db: Db, bureauId: string, clock: Clock, layOut: LayOut): Promise<void> {
  const powers = await transact(db, { bureaus: [bureauId] }, (tx) => powerIds(tx, bureauId));
  for (const { powerId } of powers) await transact(db, { bureaus: [bureauId] }, (tx) => preparePower(tx, bureauId, powerId, clock(), layOut));
}

/** Queues the nightly preparation of every bureau: names of departments, positions and bodies may have changed since. */
export async function prepareBureaus(db: Db): Promise<void> {
  for (const { bureauId } of await bureauIds(db)) {
    await transact(db, { bureaus: [bureauId] }, (tx) => enqueue(tx, queue.prepareBureau, { bureauId }, `${queue.prepareBureau.name}:${bureauId}`));
  }
}
