import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { keepLayout, layoutOf } from '#platform/sheets/layouts.ts';
import type { Entry } from '../../importing/entry.ts';
import { insertImport, insertPoints, keepAliases, type NewPoint, waitForImports } from '../../store/importing.ts';
import { registerPoints } from '../../store/register.ts';
import { countsOf, digestOf, isTaken } from './preview.ts';
import { type Asked, readRegister, type Seen, type Understood } from './reading.ts';
import { refusedTables } from './refused.ts';
import { tableKind } from './tables.ts';

type Import = Asked & Readonly<{ fileName: string; digest?: string | undefined }>;

/**
 * Registers what a file says: every record that is understood gets the next number of its year, its level, its measures and its day; refused
 * ones stay out, kept with their reasons. All in one transaction.
 *
 * @throws Refusal `risks/import/nothing`, `risks/import/moved-on` where it would do something else than the preview said, and as `readRegister`
 */
export async function importRegister(tx: Tx, actor: Actor, file: Upload, asked: Import, moment: Moment) {
  await waitForImports(tx, actor.bureauId);
  const understood = await readRegister(tx, actor, file, asked, moment);
  if (asked.digest !== undefined && asked.digest !== digestOf(understood)) throw new Refusal('risks/import/moved-on');
  const { year, entries, chosen } = understood;
  const news = entries.filter((it) => isTaken(it) && !it.already);
  const counts = countsOf(understood);
  if (news.length === 0) throw new Refusal('risks/import/nothing', counts);
  const { bureauId, personId, name } = actor;
  const { now, today } = moment;
  const importId = newId();
  const by = { importedBy: personId, importedByName: name, importedAt: now };
  const refused = JSON.stringify(refusedTables(understood));
  await insertImport(tx, { bureauId, importId, fileName: asked.fileName, sha256: file.sha256, year, counts: JSON.stringify(counts), refused, ...by });
  const made = news.map((it) => ({ id: newId(), seen: it }));
  await insertPoints(
    tx,
    { bureauId, importId },
    made.map(({ id, seen }) => pointOf(seen.entry, { bureauId, importId, riskPointId: id, year, authorId: personId })),
    made.map(({ id, seen }) => ({ riskPointId: id, ...placeOf(seen), measures: seen.entry.measures.length })),
    made.flatMap(({ id, seen }) => measuresOf(seen.entry, { bureauId, riskPointId: id })),
  );
  const ids = made.map(({ id }) => id);
  const days = made.map(({ seen }) => seen.entry.date);
  const numbers = [...(await registerPoints(tx, { bureauId, year }, ids, { actor, now, today, days })).values()];
  await keepAliases(tx, bureauId, chosen, { by: personId, now });
  await keepLayouts(tx, actor, understood, moment);
  const range = { first: numbers[0]!, last: numbers.at(-1)! };
  const after = { fileName: asked.fileName, sha256: file.sha256, year, ...counts, ...range, aliases: chosen.map((it) => it.name) };
  await record(tx, actor, now, 'risks.import', { kind: 'riskImport', id: importId, bureauId }, { after });
  return { id: importId, counts, numbers: range };
}

type Around = Pick<NewPoint, 'bureauId' | 'importId' | 'riskPointId' | 'year' | 'authorId'>;

/** A post's risk names the post or who holds it; else it is the department's. */
const pointOf = (it: Entry, around: Around): NewPoint => ({
  ...around,
  origin: 'import',
  description: it.description!,
  tier: it.position !== null || it.person !== null ? 'position' : 'department',
  departmentId: it.department!.id,
  personId: it.personId,
  position: it.position,
  responsible: responsibleOf(it),
  keyArea: it.keyArea,
  aspect: null,
  element: null,
  foundBy: null,
  likelihood: it.likelihood,
  harm: it.harm,
  selfLevel: it.selfLevel,
  level: it.level,
  opinion: null,
  legacyNumber: it.serial,
  previousId: null,
  powerId: null,
  versionId: null,
  nodeId: null,
});

/** Whoever holds the post and is not among the people stays named; then whoever answers for it. */
function responsibleOf({ person, personId, responsible }: Entry): string | null {
  const named = [personId === null ? person : null, responsible].filter((name) => name !== null);
  return named.length > 0 ? [...new Set(named)].join('、') : null;
}

const measuresOf = (it: Entry, of: Readonly<{ bureauId: string; riskPointId: string }>) =>
  it.measures.map(({ text, kind }) => ({
    ...of,
    measureId: newId(),
    text,
    kind,
    responsibleId: it.responsibleId ?? (it.responsible === null ? it.personId : null),
    responsible: it.responsibleId === null ? (it.responsible ?? (it.personId === null ? it.person : null)) : null,
    every: null,
    dueOn: null,
    status: 'planned' as const,
    institutionId: null,
  }));

/** Where a record stands in its file, and every cell of it as it came, also those that say nothing here. */
function placeOf({ entry, table: { table } }: Seen) {
  const lines = table.records.filter(({ line }) => entry.rows.includes(line));
  return { sheet: entry.sheet, row: entry.row, texts: lines[0]!.texts().map((_, at) => [...new Set(lines.map((it) => it.texts()[at]!))].join('\n')) };
}

/** The columns as a person chose them are proposed the next time. */
async function keepLayouts(tx: Tx, actor: Actor, { sheets, corrected }: Understood, { now }: Moment): Promise<void> {
  const taken = sheets.flatMap(({ seen: { table } }) => (table.leftOut === null ? [table] : []));
  const layouts = new Map(taken.map(({ heading, fields }) => [layoutOf(heading!.names), fields]));
  for (const [layout, fields] of layouts) {
    if (corrected.has(layout)) await keepLayout(tx, actor.bureauId, tableKind, layout, fields, { now, by: actor.personId });
  }
}
