import { day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { keeper, moved, type Move, type Status } from './institution.ts';
import * as store from './store.ts';

type Done = Readonly<{ id: string; status: Status }>;
const subject = (bureauId: string, id: string) => ({ kind: 'institution', id, bureauId });

/** The office records an institution; it binds nobody until it is enacted. */
export async function addInstitution(tx: Tx, actor: Actor, fields: store.Fields, { now }: Moment): Promise<Done> {
  keeper(actor);
  const { bureauId } = actor;
  await store.refuseFields(tx, bureauId, fields, null);
  const id = newId();
  await store.insertInstitution(tx, bureauId, id, fields);
  await record(tx, actor, now, 'institutions.add', subject(bureauId, id), { after: fields });
  return { id, status: 'draft' };
}

export async function changeInstitution(tx: Tx, actor: Actor, id: string, fields: store.Fields, { now }: Moment): Promise<Done> {
  keeper(actor);
  const { bureauId, status, title, documentNumber, class: of, action, departmentId, text } = await store.institutionToChange(tx, actor, id);
  await store.refuseFields(tx, bureauId, fields, id);
  await store.saveInstitution(tx, bureauId, id, fields);
  const before = { title, documentNumber, class: of, action, departmentId, text };
  await record(tx, actor, now, 'institutions.change', subject(bureauId, id), { before, after: fields });
  return { id, status };
}

/** @param effectiveFrom the day from which it binds, written in the document itself; it may lie before the day of recording */
export const enactInstitution = (tx: Tx, actor: Actor, id: string, effectiveFrom: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'enact', { effectiveFrom: day(effectiveFrom) }, {}, moment);

export const abolishInstitution = (tx: Tx, actor: Actor, id: string, reason: string, moment: Moment): Promise<Done> =>
  move(tx, actor, id, 'abolish', { action: 'abolish' }, { reason }, moment);

type Change = Parameters<typeof store.saveInstitution>[3];

async function move(tx: Tx, actor: Actor, id: string, by: Move, change: Change, why: object, { now }: Moment): Promise<Done> {
  keeper(actor);
  const before = await store.institutionToChange(tx, actor, id);
  const status = moved(before.status, by);
  await store.saveInstitution(tx, before.bureauId, id, { ...change, status });
  await record(tx, actor, now, `institutions.${by}`, subject(before.bureauId, id), {
    before: { status: before.status, action: before.action },
    after: { ...change, ...why, status },
  });
  return { id, status };
}
