import type { Day } from '#engine/days.ts';
import type { Tx } from '#platform/db.ts';
import type { Page, Paging } from '#platform/list.ts';
import type { Actor } from '#platform/permissions.ts';
import { matrixOf } from '#risks/store/summary.ts';
import { alikeAmong, mostPairs } from '../likeness.ts';
import { agree, deedsOpenTo, keeperHindrance, pointDeeds, pointHindrance } from '../sitting.ts';
import { keepersOf, membersOf, sittingRow } from './sitting.ts';
import { countToStandIn, figuresOf, type Filter, pointNames, type SittingPoint, sittingPointsFor, waitingPointsOf } from './sittingPoints.ts';

/** One sitting with its members, its figures and what the reader may do at it; who stands in for the office is told of how many of those they keep the ratings agree. */
export async function sittingRecord(tx: Tx, actor: Actor, id: string, today: Day) {
  const { bureauId, openedAt: _, closedAt: _closed, ...row } = await sittingRow(tx, actor, id);
  const of = { ...row, bureauId, sittingId: id };
  const members = await membersOf(tx, bureauId, id);
  const [keepers, matrix] = [await keepersOf(tx, bureauId, today), await matrixOf(tx, bureauId, today)];
  const standsIn = actor.roles.has('disciplineHead') && (await countToStandIn(tx, of, keepers, actor.personId)) > 0;
  const { figures, departments } = await figuresOf(tx, of, matrix);
  const told = { ...row, members, departments, deeds: deedsOpenTo(row.state, actor, standsIn) };
  if (!standsIn || actor.roles.has('office')) return { ...told, figures };
  const agreed = await waitingPointsOf(tx, of, { agreeing: true }, matrix);
  const agreeing = agreed.filter((it) => keeperHindrance(it.concerned, keepers, actor) === null).length;
  return { ...told, figures: { ...figures, agreeing } };
}

/** The points that lie before a sitting, page by page, each with what the reader may do to it. */
export async function sittingPoints(tx: Tx, actor: Actor, id: string, query: Filter & Paging, today: Day): Promise<Page<Shown>> {
  const sitting = await sittingRow(tx, actor, id);
  const { bureauId } = sitting;
  const found = await sittingPointsFor(tx, { ...sitting, sittingId: id }, query, await matrixOf(tx, bureauId, today));
  const keepers = await keepersOf(tx, bureauId, today);
  const present = (await membersOf(tx, bureauId, id)).filter((it) => it.attended);
  const into = await pointNames(
    tx,
    bureauId,
    found.rows.flatMap((it) => it.intoId ?? []),
  );
  const rows = found.rows.map((point) => {
    const { concerned, personId: _, authorId: _author, intoId, lineId: _line, opined: _opined, year: _year, ...row } = point;
    return {
      ...row,
      into: intoId === null ? null : { id: intoId, name: into.get(intoId) ?? '' },
      recused: present.filter((it) => concerned.includes(it.personId)).map((it) => it.name),
      agree: agree(point),
      own: concerned.includes(actor.personId),
      deeds: pointDeeds.filter((deed) => pointHindrance(sitting.state, point, deed, actor, keepers) === null),
    };
  });
  return { ...found, rows };
}
type Shown = Omit<SittingPoint, 'concerned' | 'personId' | 'authorId' | 'intoId' | 'lineId' | 'opined' | 'year'> &
  Readonly<{
    into: Readonly<{ id: string; name: string }> | null;
    recused: string[];
    agree: boolean;
    own: boolean;
    deeds: (typeof pointDeeds)[number][];
  }>;

export const mostCompared = 1500; // points: each with each, while others wait for an answer

/**
 * Points that wait and may be the same, of the sitting or of one department: compared within their tier, since only such can be merged.
 * How many were compared of how many, and how many pairs there are, is told with them.
 */
export async function likenessFor(tx: Tx, actor: Actor, id: string, which: Pick<Filter, 'department'>, today: Day) {
  const sitting = await sittingRow(tx, actor, id);
  const of = { ...sitting, sittingId: id };
  const waiting = await waitingPointsOf(tx, of, which, await matrixOf(tx, sitting.bureauId, today));
  const compared = waiting.slice(0, mostCompared);
  const tiers = Map.groupBy(compared, (it) => it.tier);
  const alike = [...tiers.values()].map((those) => alikeAmong(those.map((it) => ({ id: it.id, text: it.description }))));
  const byId = new Map(waiting.map(({ id: one, department, person, description }) => [one, { id: one, department, person, description }]));
  const pairs = alike.flatMap((it) => it.pairs).toSorted((one, other) => other.likeness - one.likeness);
  return {
    pairs: pairs.slice(0, mostPairs).map(({ a, b, likeness }) => ({ a: byId.get(a)!, b: byId.get(b)!, likeness })),
    found: alike.reduce((sum, it) => sum + it.found, 0),
    compared: compared.length,
    waiting: waiting.length,
  };
}
