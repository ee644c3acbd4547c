import { sql } from 'kysely';
import { type Day, day } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { DefaultScheme } from '../defaultScheme.ts';
import type { ResponsibleKey } from '#organization/responsible.ts';
import type { AccountKind, FaultLevel, Threshold } from '../scheme.ts';

export const firstDayOf = (year: number): Day => day(`${year}-01-01`);

/** The newest scheme whose day has come, or undefined where none has. */
export const schemeOn = (tx: Tx, bureauId: string, on: Day) =>
  tx
    .selectFrom('warningScheme')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('validFrom', '<=', on)
    .orderBy('validFrom', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

/** @throws Refusal `warnings/no-scheme` where none is in force on that day */
export async function schemeInForce(tx: Tx, bureauId: string, on: Day) {
  const scheme = await schemeOn(tx, bureauId, on);
  if (!scheme) throw new Refusal('warnings/no-scheme', { on });
  return scheme;
}

export const itemOf = (tx: Tx, bureauId: string, schemeId: string, item: string) =>
  tx
    .selectFrom('deductionItem')
    .selectAll()
    .where('bureauId', '=', bureauId)
    .where('schemeId', '=', schemeId)
    .where('item', '=', item)
    .executeTakeFirst();

/** The thresholds of a year: those of the scheme in force on 1 January. None where there was no scheme yet. */
export async function thresholdsOf(tx: Tx, bureauId: string, year: number, appliesTo: AccountKind): Promise<Threshold[]> {
  const scheme = await schemeOn(tx, bureauId, firstDayOf(year));
  if (!scheme) return [];
  const rows = await tx
    .selectFrom('warningThreshold')
    .select(['appliesTo', 'level', 'atLeast'])
    .where('bureauId', '=', bureauId)
    .where('schemeId', '=', scheme.schemeId)
    .where('appliesTo', '=', appliesTo)
    .orderBy('atLeast')
    .execute();
  return rows as Threshold[];
}

/** The steps of the plan of a level, in order. */
export async function planOf(tx: Tx, bureauId: string, schemeId: string, appliesTo: AccountKind, level: FaultLevel) {
  const rows = await tx
    .selectFrom('planStep')
    .select(['place', 'text', 'responsible', 'days', 'evidence'])
    .where('bureauId', '=', bureauId)
    .where('schemeId', '=', schemeId)
    .where('appliesTo', '=', appliesTo)
    .where('level', '=', level)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({ ...row, responsible: row.responsible as ResponsibleKey }));
}

// Only fault levels have thresholds and plans.
const levelOf = sql<FaultLevel>`level`.as('level');

/** The whole scheme in force in the actor's bureau; for somebody of another body, in the first bureau that they may see. */
export async function schemeFor(tx: Tx, actor: Actor, today: Day) {
  const at = await tx
    .selectFrom('warningScheme')
    .selectAll()
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('validFrom', '<=', today)
    .orderBy((it) => it('bureauId', '=', actor.bureauId), 'desc')
    .orderBy('validFrom', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!at) throw new Refusal('warnings/no-scheme', { on: today });
  const { bureauId, schemeId } = at;
  const own = { bureauId, schemeId };
  const items = await tx
    .selectFrom('deductionItem')
    .select(['item', 'itemGroup as group', 'behaviour', 'points', 'appliesTo', 'source'])
    .where((it) => it.and(own))
    .orderBy('itemGroup')
    .orderBy('item')
    .execute();
  const thresholds = await tx
    .selectFrom('warningThreshold')
    .select(['appliesTo', levelOf, 'atLeast'])
    .where((it) => it.and(own))
    .orderBy('appliesTo')
    .orderBy('level')
    .execute();
  const steps = await tx
    .selectFrom('planStep')
    .select(['appliesTo', levelOf, 'place', 'text', 'responsible', 'days', 'evidence'])
    .where((it) => it.and(own))
    .orderBy('appliesTo')
    .orderBy('level')
    .orderBy('place')
    .execute();
  return { ...at, items, thresholds, steps };
}

/** Writes a scheme as its bureau's version of that number. A step for two keys becomes two steps, one for each. */
export async function insertScheme(tx: Tx, bureauId: string, schemeId: string, number: number, validFrom: Day, scheme: DefaultScheme): Promise<void> {
  const { defenceDays, appealDays, departmentShareFrom, departmentShare } = scheme;
  const own = { bureauId, schemeId };
  await tx
    .insertInto('warningScheme')
    .values({ ...own, number, validFrom, defenceDays, appealDays, departmentShareFrom, departmentShare })
    .execute();
  const items = scheme.items.map(([item, itemGroup, points, appliesTo, behaviour, source]) => ({
    item,
    itemGroup,
    points,
    appliesTo,
    behaviour,
    source,
  }));
  await tx
    .insertInto('deductionItem')
    .values(items.map((item) => ({ ...own, ...item })))
    .execute();
  await tx
    .insertInto('warningThreshold')
    .values(scheme.thresholds.map((threshold) => ({ ...own, ...threshold })))
    .execute();
  const steps = scheme.plans.flatMap(({ appliesTo, level, steps: its }) =>
    its
      .flatMap(({ responsible, ...step }) => responsible.map((key) => ({ ...step, responsible: key })))
      .map((step, at) => ({ ...own, appliesTo, level, place: at + 1, ...step })),
  );
  await tx.insertInto('planStep').values(steps).execute();
}
