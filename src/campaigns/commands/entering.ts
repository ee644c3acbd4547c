import { recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import type { FormRow } from '../store/form.ts';
import type { Became } from '../store/points.ts';

type Point = Became['made'][number];

/** What of a point is other than it was. */
function differing(before: Point, after: Point) {
  const keys = (Object.keys(after) as Array<keyof Point>).filter((key) => before[key] !== after[key]);
  const of = (point: Point) => Object.fromEntries(keys.map((key) => [key, point[key]]));
  return keys.length === 0 ? null : { before: of(before), after: of(after) };
}

/** Writes into the trail of each risk point what its form made of it. */
export async function recordPoints(tx: Tx, actor: Actor, { bureauId, formId, number }: FormRow, became: Became, at: Date): Promise<void> {
  const of = { formId, form: number };
  const subject = ({ riskPointId: id }: Point) => ({ kind: 'riskPoint', id, bureauId });
  await recordAll(tx, actor, at, [
    ...became.made.map((point) => ({ action: 'risks.add', subject: subject(point), after: { ...point, origin: 'form', ...of } })),
    ...became.changed.flatMap(({ before, after }) => {
      const change = differing(before, after);
      return change ? [{ action: 'campaigns.changePoint', subject: subject(after), before: change.before, after: { ...change.after, ...of } }] : [];
    }),
    ...became.gone.map((point) => ({ action: 'campaigns.strikePoint', subject: subject(point), before: point, after: of })),
  ]);
}
