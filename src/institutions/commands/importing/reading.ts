import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AttachmentKind } from '#platform/attachments/kinds.ts';
import { recognise } from '#platform/attachments/recognise.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { type Folder, type FolderFile, openFolder } from '#platform/formats/folder.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { PdfReader } from '#platform/formats/pdf.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Entry, Fault } from '../../importing/entry.ts';
import { Files } from '../../importing/files.ts';
import { plainName } from '../../importing/names.ts';
import { understand } from '../../importing/understand.ts';
import { keepersOf } from '../../store/institution.ts';
import { numbersOf } from '../../store/importing.ts';
import { fileKinds } from '../../text.ts';
import { textOf } from '../file.ts';
import { listOf } from './list.ts';

/** `departmentId`: who keeps those of which the list does not say it. */
export type Asked = Readonly<{ departmentId?: string | undefined }>;

/** What a file holds, and its text: null of a kind that is not read, empty of a PDF that is only pictures. */
export type Content = Readonly<{ file: Upload; name: string; kind: AttachmentKind; text: string | null }>;

/** A folder as it is understood: rows of its list with what their files hold, and the files that no row names. */
export type Understood = Readonly<{
  list: string;
  entries: readonly Entry[];
  contents: ReadonlyMap<string, Content>; // by path
  unlisted: readonly string[];
  departments: ReadonlyArray<Readonly<{ id: string; name: string }>>;
}>;

/**
 * Reads a folder of institutions: a zip with Word, PDF and OFD files and a spreadsheet that lists them. Nothing is written.
 *
 * @throws Refusal `institutions/import/file/invalid` with what is wrong with the zip, and as `listOf`
 */
export async function readFolder<R>(
  tx: Tx,
  actor: Actor,
  upload: Upload,
  { departmentId }: Asked,
  use: (understood: Understood) => Promise<R>,
): Promise<R> {
  await using folder = await openFolder(upload.path).catch(asRefusal);
  await using pdfs = new PdfReader();
  const list = await listOf(folder);
  const departments = await keepersOf(tx, actor.bureauId);
  const files = folder.files.filter(({ path }) => path !== list.path);
  const house = {
    departments: new Map(departments.map(({ id, name }) => [plainName(name), id])),
    numbers: await numbersOf(tx, actor.bureauId),
    files: new Files(files.map(({ path }) => path)),
    usualDepartment: departments.find(({ id }) => id === departmentId)?.id ?? null,
  };
  const rows = list.tables.flatMap(({ name, leftOut, records }) => (leftOut === null ? records.map((row) => understand(row, name, house)) : []));
  const single = withoutTwins(rows);
  const contents = new Map<string, Content>();
  const entries: Entry[] = [];
  for (const entry of single) entries.push(await withFile(folder, pdfs, files, entry, contents));
  const named = new Set(rows.flatMap(({ path }) => path ?? []));
  const unlisted = files.map(({ path }) => path).filter((path) => !named.has(path));
  return await use({ list: list.path, entries, contents, unlisted, departments }); // before the files are gone
}

const asRefusal = (error: unknown): never => {
  if (!(error instanceof FormatError)) throw error;
  throw new Refusal('institutions/import/file/invalid', { fault: error.code, ...error.facts }, { cause: error });
};

/** Of two rows with one number, or with one file, the later is refused. */
function withoutTwins(rows: readonly Entry[]): Entry[] {
  const first = new Map<string, Entry>();
  return rows.map((entry) => {
    const keys = [
      ['documentNumber', plainName(entry.documentNumber)],
      ['file', entry.path ?? ''],
    ] as const;
    const twins = keys.flatMap(([field, value]): Fault[] => {
      const twin = value === '' ? undefined : first.get(`${field} ${value}`);
      if (value !== '' && !twin) first.set(`${field} ${value}`, entry);
      const code = `institutions/import/${field === 'file' ? 'twice-file' : 'twice-number'}`;
      return twin ? [{ field, column: null, value, code, facts: { row: twin.row, title: twin.title } }] : [];
    });
    return { ...entry, faults: [...entry.faults, ...twins] };
  });
}

/** Looks into a row's file: what it is, and what it says. A file that is refused refuses its row. */
async function withFile(folder: Folder, pdfs: PdfReader, files: readonly FolderFile[], entry: Entry, contents: Map<string, Content>): Promise<Entry> {
  const file = files.find(({ path }) => path === entry.path);
  if (!file || entry.faults.length > 0) return entry;
  try {
    const taken = await folder.take(file);
    const kind = await recognise(await readFile(taken.path));
    if (!fileKinds.includes(kind as never)) throw new Refusal('attachments/kind-here/invalid', { only: [...fileKinds], kind });
    const text = await textOf(taken.path, kind, pdfs);
    contents.set(file.path, { file: taken, name: file.path.split('/').at(-1)!, kind, text });
    return entry;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof FormatError)) throw error;
    const facts = error.facts as Fault['facts'];
    return { ...entry, faults: [...entry.faults, { field: 'file', column: null, value: file.path, code: error.code, facts }] };
  }
}

/** What an import would do, as a print: equal prints do the same. */
export const digestOf = ({ entries, contents }: Understood): string =>
  createHash('sha256')
    .update(JSON.stringify([entries, [...contents].map(([path, { file }]) => [path, file.sha256])]))
    .digest('hex');
