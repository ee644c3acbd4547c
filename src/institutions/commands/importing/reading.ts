import { createHash } from 'node:crypto';
import type { AttachmentKind } from '#platform/attachments/kinds.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { type Folder, type FolderFile, openFolder } from '#platform/formats/folder.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { PdfReader } from '#platform/formats/pdf.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { layoutOf, layoutsOf } from '#platform/sheets/layouts.ts';
import { readingOf, type SheetShown } from '#platform/sheets/shapes.ts';
import { fieldsKnown, sheetShown } from '#platform/sheets/shown.ts';
import type { Entry, Fault } from '../../importing/entry.ts';
import { fields } from '../../importing/fields.ts';
import { Files } from '../../importing/files.ts';
import { plainName } from '../../importing/names.ts';
import { understand } from '../../importing/understand.ts';
import { keepersOf } from '../../store/institution.ts';
import { numbersOf } from '../../store/importing.ts';
import { kindOf, textOf } from '../file.ts';
import { type List, listOf } from './list.ts';

/** How a person wants the list read, as JSON where they say otherwise. `departmentId`: who keeps those of which the list does not say it. */
export type Asked = Readonly<{ reading?: string | undefined; departmentId?: string | undefined }>;

const Reading = readingOf(fields);
export const tableKind = 'institutions.list';

/** What a file holds, and its text: null of a kind that is not read, empty of a PDF that is only pictures. */
export type Content = Readonly<{ file: Upload; name: string; kind: AttachmentKind; text: string | null }>;

/** A folder as it is understood: rows of its list with what their files hold, and the files that no row names. */
export type Understood = Readonly<{
  list: List;
  sheets: readonly SheetShown[];
  corrected: ReadonlySet<string>; // layouts whose columns a person chose
  entries: readonly Entry[];
  contents: ReadonlyMap<string, Content>; // by path
  unlisted: readonly string[];
  departments: ReadonlyArray<Readonly<{ id: string; name: string }>>;
}>;

/**
 * Reads a folder of institutions: a zip with Word, PDF and OFD files and a spreadsheet that lists them. Nothing is written.
 *
 * @throws Refusal `institutions/import/file/invalid` with what is wrong with the zip, `institutions/import/reading/invalid`, and as `listOf`
 */
export async function readFolder<R>(tx: Tx, actor: Actor, upload: Upload, asked: Asked, use: (understood: Understood) => Promise<R>): Promise<R> {
  const reading = readingIn(asked.reading);
  const usual = await layoutsOf(tx, actor.bureauId, tableKind);
  const given = (names: readonly string[]) => reading.fields[layoutOf(names)] ?? fieldsKnown(fields, usual.get(layoutOf(names)));
  await using folder = await openFolder(upload.path).catch(asRefusal);
  await using pdfs = new PdfReader();
  const list = await listOf(folder, reading.sheets, given);
  const departments = await keepersOf(tx, actor.bureauId);
  const files = folder.files.filter(({ path }) => path !== list.path);
  const house = {
    departments: new Map(departments.map(({ id, name }) => [plainName(name), id])),
    numbers: await numbersOf(tx, actor.bureauId),
    files: new Files(files.map(({ path }) => path)),
  };
  const owners = list.tables.map((_, at) => departments.find(({ id }) => id === (reading.sheets[at]?.owner ?? asked.departmentId)) ?? null);
  const sheets = list.tables.map((table, index) => sheetShown(table, { index, owner: owners[index]!, usual }));
  const rows = list.tables.flatMap(({ name, leftOut, records }, at) =>
    leftOut === null ? records.map((row) => understand(row, name, { ...house, usualDepartment: owners[at]?.id ?? null })) : [],
  );
  const single = withoutTwins(rows);
  const contents = new Map<string, Content>();
  const entries: Entry[] = [];
  for (const entry of single) entries.push(await withFile(folder, pdfs, files, entry, contents));
  const named = new Set(rows.flatMap(({ path }) => path ?? []));
  const unlisted = files.map(({ path }) => path).filter((path) => !named.has(path));
  const corrected = new Set(Object.keys(reading.fields));
  return await use({ list, sheets, corrected, entries, contents, unlisted, departments }); // before the files are gone
}

function readingIn(text: string | undefined) {
  try {
    return Reading.parse(text === undefined ? {} : JSON.parse(text));
  } catch (cause) {
    throw new Refusal('institutions/import/reading/invalid', {}, { cause });
  }
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
    const kind = await kindOf(taken.path);
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
