import { createReadStream } from 'node:fs';
import { FormatError } from '#platform/formats/format-error.ts';
import { type LogLimits, logLimits } from '#platform/formats/limits.ts';
import type { LogMap } from '#platform/formats/log-map.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { enqueue } from '#platform/queue.ts';
import { Refusal } from '#platform/refusal.ts';
import { setting } from '#platform/settings.ts';
import type { Day } from '#engine/days.ts';
import { importMachine, type ImportState } from '../importing.ts';
import * as queue from '../queue.ts';
import type { Sample } from '../readers/protocol.ts';
import { readSample } from '../readers/reader.ts';
import * as store from '../store/imports.ts';

/** What comes with a file: which power its cases are of, who sends it, and how its times and its tables are to be read. */
export type Request = Readonly<{ fileName: string; powerId: string; zone: string; source: string; map: LogMap | null }>;
export type Requested = Readonly<{ id: string; state: ImportState }>;

const pieceSize = 1_000_000;

/**
 * Takes a file in: it lies in the database, in pieces, until a worker has read it.
 *
 * @throws Refusal `platform/too-large`, `supervision/zone/invalid`, `supervision/power/invalid`
 */
export async function requestImport(tx: Tx, actor: Actor, file: Upload, { map, ...request }: Request, { now, today }: Moment): Promise<Requested> {
  const { bureauId } = actor;
  refuseZone(request.zone);
  const limit = await setting(tx, bureauId, 'supervision.uploadBytes', today);
  if (file.size > limit) throw new Refusal('platform/too-large', { limit });
  await store.powerToImport(tx, bureauId, request.powerId);
  const sourceId = await store.sourceCalled(tx, bureauId, request.source);

  const importId = newId();
  const { fileName, powerId, zone } = request;
  const it = { importId, sourceId, powerId, fileName, zone, map, size: file.size, sha256: file.sha256 };
  await store.insertImport(tx, bureauId, { ...it, importedBy: actor.personId, createdAt: now });
  let place = 0;
  for await (const piece of createReadStream(file.path, { highWaterMark: pieceSize })) {
    await store.insertPiece(tx, bureauId, importId, place++, piece as Buffer);
  }
  await record(tx, actor, now, 'supervision.import', { kind: 'import', id: importId, bureauId }, { after: { ...request, sha256: file.sha256 } });
  await enqueue(tx, queue.runImport, { bureauId, importId }, importId);
  return { id: importId, state: 'waiting' };
}

/** Nothing of a cancelled import stays, however far it was. @throws Refusal `supervision/import-cannot` when it has ended */
export async function cancelImport(tx: Tx, actor: Actor, id: string, { now }: Moment): Promise<Requested> {
  const { bureauId, state } = await store.importToChange(tx, actor.bureaus, id);
  if (!importMachine[state].cancel) throw new Refusal('supervision/import-cannot', { state });
  await store.saveImport(tx, bureauId, id, state, { state: 'cancelled', endedAt: now });
  await store.deletePieces(tx, bureauId, id);
  await record(tx, actor, now, 'supervision.cancel', { kind: 'import', id, bureauId }, { before: { state }, after: { state: 'cancelled' } });
  return { id, state: 'cancelled' };
}

/** How the beginning of a file would be understood; nothing is kept. @throws Refusal `supervision/file/invalid` with the place */
export async function previewImport(
  tx: Tx,
  actor: Actor,
  file: Upload,
  { zone, map }: Pick<Request, 'zone' | 'map'>,
  { today }: Moment,
): Promise<Sample> {
  refuseZone(zone);
  const limits = await limitsOf(tx, actor.bureauId, today);
  return readSample(createReadStream(file.path), { zone, limits, map }).catch((cause: unknown) => {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('supervision/file/invalid', { fault: cause.code, ...cause.facts }, { cause });
  });
}

/** The most that a bureau lets a file ask of it. */
export async function limitsOf(tx: Tx, bureauId: string, today: Day): Promise<LogLimits> {
  return {
    ...logLimits,
    packed: await setting(tx, bureauId, 'supervision.uploadBytes', today),
    unpacked: await setting(tx, bureauId, 'supervision.unpackedBytes', today),
  };
}

function refuseZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone }).format();
  } catch (cause) {
    throw new Refusal('supervision/zone/invalid', { zone }, { cause });
  }
}
