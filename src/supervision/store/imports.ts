import { sql } from 'kysely';
import { anyOf, type Db, transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Page, Paging } from '#platform/list.ts';
import { containing, page } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { ImportReport, ImportState } from '../importing.ts';

/** The source of this name, made when it is new. */
export async function sourceCalled(tx: Tx, bureauId: string, name: string): Promise<string> {
  await tx
    .insertInto('source')
    .values({ bureauId, sourceId: newId(), name })
    .onConflict((it) => it.columns(['bureauId', 'name']).doNothing())
    .execute();
  const { sourceId } = await tx
    .selectFrom('source')
    .select('sourceId')
    .where('bureauId', '=', bureauId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return sourceId;
}

export type NewImport = {
  importId: string;
  sourceId: string;
  powerId: string;
  fileName: string;
  size: number;
  sha256: string;
  zone: string;
  /** How its tables are to be read: a LogMap. Older rows have columns alone. */
  map: object | null;
  importedBy: string;
  createdAt: Date;
};

export async function insertImport(tx: Tx, bureauId: string, { map, ...it }: NewImport): Promise<void> {
  await tx
    .insertInto('import')
    .values({ bureauId, ...it, columns: map === null ? null : JSON.stringify(map), state: 'waiting' })
    .execute();
}

export async function insertPiece(tx: Tx, bureauId: string, importId: string, place: number, bytes: Buffer): Promise<void> {
  await tx.insertInto('importPiece').values({ bureauId, importId, place, bytes }).execute();
}

/** The file again, each piece by a transaction of its own: the one that imports is busy meanwhile. */
export async function* piecesOf(db: Db, bureauId: string, importId: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const piece = await transact(db, { bureaus: [bureauId] }, (tx) =>
      tx
        .selectFrom('importPiece')
        .select('bytes')
        .where('bureauId', '=', bureauId)
        .where('importId', '=', importId)
        .where('place', '=', place)
        .executeTakeFirst(),
    );
    if (!piece) return;
    yield new Uint8Array(piece.bytes);
  }
}

export async function deletePieces(tx: Tx, bureauId: string, importId: string): Promise<void> {
  await tx.deleteFrom('importPiece').where('bureauId', '=', bureauId).where('importId', '=', importId).execute();
}

/** The import, locked. @throws Refusal `supervision/not-found` */
export async function importToChange(tx: Tx, bureaus: readonly string[], importId: string) {
  const row = await tx
    .selectFrom('import')
    .select(['bureauId', 'importId', 'sourceId', 'powerId', 'fileName', 'zone', 'columns', 'state', 'report', 'importedBy'])
    .where('bureauId', '=', anyOf(bureaus))
    .where('importId', '=', importId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id: importId });
  return row;
}
export type ImportRow = Awaited<ReturnType<typeof importToChange>>;

type Change = { state?: ImportState; report?: ImportReport; endedAt?: Date };
/** The import as it is now, not locked: how far it is must be told meanwhile. @throws when it is gone */
export const importToRun = (tx: Tx, bureauId: string, importId: string) =>
  tx
    .selectFrom('import')
    .select(['sourceId', 'powerId', 'zone', 'columns', 'state'])
    .where('bureauId', '=', bureauId)
    .where('importId', '=', importId)
    .executeTakeFirstOrThrow();

/** @returns whether the import was still in this state; nothing is written when it was not */
export async function saveImport(tx: Tx, bureauId: string, importId: string, from: ImportState, { report, ...change }: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('import')
    .set({ ...change, ...(report && { report: JSON.stringify(report), progress: report.cases }) })
    .where('bureauId', '=', bureauId)
    .where('importId', '=', importId)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Tells those who wait how far it is, outside the importing transaction. @returns false when it was cancelled meanwhile */
export const tellProgress = (db: Db, bureauId: string, importId: string, progress: number): Promise<boolean> =>
  transact(db, { bureaus: [bureauId] }, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('import')
      .set({ progress })
      .where('bureauId', '=', bureauId)
      .where('importId', '=', importId)
      .where('state', '=', 'running')
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  });

/**
 * One import of a source at a time, until the transaction ends: two would write the same events, or wait for each other's cases. Also one
 * run of an import, though its job may be handed out twice.
 */
export async function onlyRun(tx: Tx, bureauId: string, importId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(source_id::text, 0)) from import
    where bureau_id = ${bureauId}::uuid and import_id = ${importId}::uuid`.execute(tx);
}

/** @throws Refusal `supervision/power/invalid` for a power of another bureau, or one that was never published */
export async function powerToImport(tx: Tx, bureauId: string, powerId: string) {
  const row = await tx
    .selectFrom('power as p')
    .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'p.bureauId').onRef('v.powerId', '=', 'p.powerId'))
    .select(['p.powerId', 'p.departmentId', 'v.versionId as firstVersion', 'v.validFrom as firstDay'])
    .where('p.bureauId', '=', bureauId)
    .where('p.powerId', '=', powerId)
    .where('v.publishedAt', 'is not', null)
    .orderBy('v.validFrom')
    .orderBy('v.number')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Refusal('supervision/power/invalid', { powerId });
  return row;
}
export type PowerToImport = Awaited<ReturnType<typeof powerToImport>>;

const imports = (tx: Tx, actor: Actor) =>
  tx
    .selectFrom('import as i')
    .innerJoin('source as s', (it) => it.onRef('s.bureauId', '=', 'i.bureauId').onRef('s.sourceId', '=', 'i.sourceId'))
    .innerJoin('power as p', (it) => it.onRef('p.bureauId', '=', 'i.bureauId').onRef('p.powerId', '=', 'i.powerId'))
    .leftJoin('person as o', (it) => it.onRef('o.bureauId', '=', 'i.bureauId').onRef('o.personId', '=', 'i.importedBy'))
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .select(['i.importId as id', 'i.fileName', 'i.size', 'i.zone', 'i.state', 'i.progress', 'i.report', 'i.createdAt', 'i.endedAt'])
    .select(['s.name as source', 'p.powerId', 'p.name as power', 'o.name as by']);

type Filter = Paging & { q?: string | undefined; state?: ImportState | undefined; power?: string | undefined };

const shown = <R extends { createdAt: Date; endedAt: Date | null; report: unknown }>({ createdAt, endedAt, report, ...row }: R) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  report: report as ImportReport | null,
});

export async function importsFor(tx: Tx, actor: Actor, { q, state, power, ...paging }: Filter) {
  let found = imports(tx, actor);
  if (state) found = found.where('i.state', '=', state);
  if (power) found = found.where('i.powerId', '=', power);
  if (q) found = found.where((it) => it.or([it('i.fileName', 'ilike', containing(q)), it('s.name', 'ilike', containing(q))]));
  const { rows, ...rest } = await page(tx, found, paging, { createdAt: sql`i.created_at`, fileName: sql`i.file_name` }, sql`i.import_id`);
  return { ...rest, rows: rows.map(shown) } satisfies Page<unknown>;
}

export async function importFor(tx: Tx, actor: Actor, id: string) {
  const row = await imports(tx, actor).where('i.importId', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('supervision/not-found', { id });
  return shown(row);
}
