import type { Day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import {
  changeFormPoint,
  deleteFormPoints,
  type FormMeasure,
  type FormPoint,
  formPointsOf,
  insertFormPoints,
  pointsInUse,
  replaceFormMeasures,
  standingPoints,
} from '#risks/store/form-points.ts';
import { holdInstitutions } from '#risks/store/link.ts';
import type { Content, Line } from '../content.ts';

/** A form whose lines become risk points, and who handed it in. */
export type Reviewed = Readonly<{
  bureauId: string;
  formId: string;
  year: number;
  personId: string | null;
  departmentId: string | null;
  authorId: string;
  position: string | null; // the positions of the person
  content: Content;
}>;
export type Levels = Readonly<Record<string, number>>;

const knownPoints = (tx: Tx, bureauId: string, formId: string) =>
  tx.selectFrom('formPoint').select(['lineId', 'riskPointId']).where('bureauId', '=', bureauId).where('formId', '=', formId).execute();

/** Lines that stood on the form when it was reviewed, are gone since, and cannot go any more. */
export async function linesInUse(tx: Tx, { bureauId, formId, content }: Pick<Reviewed, 'bureauId' | 'formId' | 'content'>): Promise<string[]> {
  const left = new Set(content.points.map(({ id }) => id));
  const gone = (await knownPoints(tx, bureauId, formId)).filter(({ lineId }) => !left.has(lineId));
  return pointsInUse(
    tx,
    bureauId,
    gone.map((it) => it.riskPointId),
  );
}

/** What became of risk points when their form was reviewed: those that are new, those that say something else, those whose line is gone. */
export type Became = Readonly<{
  made: readonly FormPoint[];
  changed: ReadonlyArray<Readonly<{ before: FormPoint; after: FormPoint }>>;
  gone: readonly FormPoint[];
}>;

/** The lines as risk points that wait for the leading group: new ones, those that came back, without those that are gone. */
export async function becomePoints(tx: Tx, form: Reviewed, levels: Levels, today: Day): Promise<Became> {
  const { bureauId, formId, content } = form;
  await holdInstitutions(
    tx,
    bureauId,
    content.points.flatMap((line) => line.measures.flatMap((it) => it.institutionId ?? [])),
  );
  const known = new Map((await knownPoints(tx, bureauId, formId)).map((it) => [it.lineId, it.riskPointId]));
  const before = await formPointsOf(tx, bureauId, [...known.values()]);
  await forget(tx, form, known);
  const previous = await standingPoints(
    tx,
    bureauId,
    content.points.flatMap((it) => it.previousId ?? []),
    form.year,
  );
  const points = content.points.map((line) => pointOf(form, line, previous, known.get(line.id) ?? newId()));
  await insertFormPoints(
    tx,
    bureauId,
    points.filter((_, at) => !known.has(content.points[at]!.id)),
  );
  for (const [at, { id }] of content.points.entries()) if (known.has(id)) await changeFormPoint(tx, bureauId, points[at]!);
  const measures = content.points.flatMap((line, at) => measuresOf(form, line, points[at]!.riskPointId));
  await replaceFormMeasures(
    tx,
    bureauId,
    points.map((it) => it.riskPointId),
    measures,
    today,
  );
  const rows = content.points.map((line, at) => ({
    bureauId,
    formId,
    lineId: line.id,
    riskPointId: points[at]!.riskPointId,
    reviewerLevel: levels[line.id] ?? line.selfLevel,
  }));
  await tx
    .insertInto('formPoint')
    .values(rows)
    .onConflict((it) => it.columns(['bureauId', 'formId', 'lineId']).doUpdateSet((of) => ({ reviewerLevel: of.ref('excluded.reviewerLevel') })))
    .execute();
  await saveSources(tx, form);
  const after = new Map(points.map((it) => [it.riskPointId, it]));
  return {
    made: points.filter((_, at) => !known.has(content.points[at]!.id)),
    changed: before.flatMap((it) => (after.has(it.riskPointId) ? [{ before: it, after: after.get(it.riskPointId)! }] : [])),
    gone: before.filter((it) => !after.has(it.riskPointId)),
  };
}

async function forget(tx: Tx, { bureauId, formId, content }: Reviewed, known: ReadonlyMap<string, string>): Promise<void> {
  const left = new Set(content.points.map(({ id }) => id));
  const gone = [...known].filter(([line]) => !left.has(line));
  await tx.deleteFrom('formSource').where('bureauId', '=', bureauId).where('formId', '=', formId).execute();
  if (gone.length === 0) return;
  const ids = gone.map(([, point]) => point);
  await tx.deleteFrom('formSource').where('bureauId', '=', bureauId).where('riskPointId', '=', anyOf(ids)).execute();
  await tx.deleteFrom('formPoint').where('bureauId', '=', bureauId).where('formId', '=', formId).where('riskPointId', '=', anyOf(ids)).execute();
  await deleteFormPoints(tx, bureauId, ids);
}

/** @param previous the points that are continued and still stand: since the form was handed in, an import may have been undone */
function pointOf(
  { year, personId, departmentId, authorId, position, content }: Reviewed,
  line: Line,
  previous: ReadonlySet<string>,
  riskPointId: string,
): FormPoint {
  const at = line.step?.indexOf(':') ?? -1;
  const [versionId, nodeId] = line.step === null ? [null, null] : [line.step.slice(0, at), line.step.slice(at + 1)];
  const { description, keyArea, aspect, element, foundBy, likelihood, harm, selfLevel, powerId, previousId, positions } = line;
  return {
    riskPointId,
    year,
    description,
    keyArea,
    aspect,
    element,
    foundBy,
    likelihood,
    harm,
    selfLevel,
    powerId,
    versionId,
    nodeId,
    previousId: previousId !== null && previous.has(previousId) ? previousId : null,
    tier: content.tier,
    departmentId: (content.tier === 'bureau' ? line.departmentId : departmentId)!,
    personId: content.tier === 'position' ? personId : null,
    position: content.tier === 'position' ? position : positions.join('、') || null,
    authorId,
  };
}

const measuresOf = ({ personId, content }: Reviewed, line: Line, riskPointId: string): FormMeasure[] =>
  line.measures.map(({ text, kind, dueOn, every, institutionId }) => ({
    riskPointId,
    text,
    dueOn,
    every,
    institutionId,
    kind: kind!,
    responsibleId: content.tier === 'position' ? personId : content.tier === 'department' ? line.responsible : line.leaderId,
  }));

async function saveSources(tx: Tx, { bureauId, formId, content }: Reviewed): Promise<void> {
  const rows = content.points.flatMap((line) =>
    [...new Set(line.sources)].map((riskPointId) => ({ bureauId, formId, lineId: line.id, riskPointId })),
  );
  const left = await pointsLeft(
    tx,
    bureauId,
    rows.map((it) => it.riskPointId),
  );
  const there = rows.filter((it) => left.has(it.riskPointId));
  if (there.length > 0) await tx.insertInto('formSource').values(there).execute();
}

/** Since the form was handed in, a form below may have come back and lost a line. */
async function pointsLeft(tx: Tx, bureauId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('riskPoint')
    .select('riskPointId')
    .where('bureauId', '=', bureauId)
    .where('riskPointId', '=', anyOf([...new Set(ids)]))
    .orderBy('riskPointId')
    .forKeyShare()
    .execute();
  return new Set(rows.map((it) => it.riskPointId));
}
