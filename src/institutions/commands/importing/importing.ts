import { day } from '#engine/days.ts';
import { keepAttachment } from '#platform/attachments/keep.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { keepLayout, layoutOf } from '#platform/sheets/layouts.ts';
import type { Entry } from '../../importing/entry.ts';
import { keeper } from '../../institution.ts';
import { saveInstitution } from '../../store/institution.ts';
import { fileKinds } from '../../text.ts';
import { addInstitution, enactInstitution } from '../institution.ts';
import { type Asked, type Content, digestOf, readFolder, tableKind, type Understood } from './reading.ts';

const mostShown = 500;

const isTaken = ({ faults }: Entry): boolean => faults.length === 0;

/** What an import would do; nothing is written. @throws Refusal as `readFolder` */
export function previewFolder(tx: Tx, actor: Actor, file: Upload, asked: Asked) {
  keeper(actor);
  return readFolder(tx, actor, file, asked, async (understood) => {
    const { list, sheets, entries, contents, unlisted, departments } = understood;
    const nameOf = (id: string | null): string => departments.find((it) => it.id === id)?.name ?? '';
    return {
      list: list.path,
      sheets: [...sheets],
      counts: countsOf(understood),
      entries: entries
        .filter(isTaken)
        .slice(0, mostShown)
        .map((entry) => entryShown(entry, nameOf(entry.departmentId), contents.get(entry.path!)!)),
      refused: refusedOf(understood),
      unlisted: unlisted.slice(0, mostShown),
      departments: [...departments],
      digest: digestOf(understood),
    };
  });
}

function entryShown(
  { sheet, row, title, documentNumber, class: of, action, effectiveFrom, path }: Entry,
  department: string,
  { kind, text }: Content,
) {
  const read = { kind, characters: text?.length ?? null };
  return { sheet, row, title, documentNumber, class: of!, action, department, effectiveFrom, path: path!, ...read };
}

const countsOf = ({ entries, contents, unlisted }: Understood) => {
  const taken = entries.filter(isTaken);
  const inForce = taken.filter(({ effectiveFrom }) => effectiveFrom !== null).length;
  const textless = taken.filter(({ path }) => !contents.get(path!)!.text).length;
  return { inForce, drafts: taken.length - inForce, textless, refused: entries.length - taken.length, unlisted: unlisted.length };
};

/** By name, with every reason. */
const refusedOf = ({ entries }: Understood) =>
  entries
    .filter((entry) => !isTaken(entry))
    .slice(0, mostShown)
    .map(({ sheet, row, title, documentNumber, faults }) => ({
      sheet,
      row,
      title,
      documentNumber,
      reasons: faults.map(({ field, value, code, facts }) => ({ field, value, code, facts: { ...facts } })),
    }));

type Import = Asked & Readonly<{ fileName: string; digest: string }>;

/**
 * Imports a folder: what the list says a day of is in force from then, the others are drafts; refused rows stay out. All in one transaction.
 *
 * @throws Refusal `institutions/import/nothing`, `institutions/import/moved-on` where it would do something else than the preview said
 */
export function importFolder(tx: Tx, actor: Actor, file: Upload, asked: Import, moment: Moment) {
  keeper(actor);
  return readFolder(tx, actor, file, asked, async (understood) => {
    const { entries, contents } = understood;
    if (asked.digest !== digestOf(understood)) throw new Refusal('institutions/import/moved-on');
    const taken = entries.filter(isTaken);
    if (taken.length === 0) throw new Refusal('institutions/import/nothing');
    for (const entry of taken) await take(tx, actor, entry, contents.get(entry.path!)!, moment);
    await keepLayouts(tx, actor, understood, moment);
    const counts = countsOf(understood);
    const after = { fileName: asked.fileName, sha256: file.sha256, ...counts };
    await record(tx, actor, moment.now, 'institutions.import', { kind: 'bureau', id: actor.bureauId, bureauId: actor.bureauId }, { after });
    return { counts, refused: refusedOf(understood), unlisted: understood.unlisted.slice(0, mostShown) };
  });
}

async function take(tx: Tx, actor: Actor, entry: Entry, { file, name, text }: Content, moment: Moment): Promise<void> {
  const { title, documentNumber, class: of, action, departmentId, effectiveFrom } = entry;
  const fields = { title, documentNumber, class: of!, action, departmentId: departmentId!, text: text ?? '' };
  const { id } = await addInstitution(tx, actor, fields, moment);
  const kept = await keepAttachment(tx, actor, file, name, moment, fileKinds);
  await saveInstitution(tx, actor.bureauId, id, { attachmentId: kept.id });
  if (effectiveFrom !== null) await enactInstitution(tx, actor, id, day(effectiveFrom), moment);
}

/** The columns as a person chose them are proposed the next time. */
async function keepLayouts(tx: Tx, actor: Actor, { list, corrected }: Understood, { now }: Moment): Promise<void> {
  const taken = list.tables.filter(({ leftOut }) => leftOut === null);
  for (const [layout, said] of new Map(taken.map(({ heading, fields }) => [layoutOf(heading!.names), fields]))) {
    if (corrected.has(layout)) await keepLayout(tx, actor.bureauId, tableKind, layout, said, { now, by: actor.personId });
  }
}
