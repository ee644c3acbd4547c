import { sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import { dayOf } from '#platform/calendar.ts';
import { anyOf } from '#platform/db.ts';
import type { Links, Search, Started, Todo, Todos } from '#platform/loop.ts';
import { type Deed, deedsOpenTo } from '../version.ts';
import { holdersOf, reckoned } from './desk.ts';
import { powersFor, versions } from './power.ts';
import { versionsAtDesks } from './version.ts';

export const powerHref = (id: string) => `/powers/${id}`;
export const stepHref = (powerId: string, versionId: string, node: string) =>
  `/powers/${powerId}?version=${versionId}&node=${encodeURIComponent(node)}`;

const draftHref = (powerId: string) => `${powerHref(powerId)}/draft`;
const reviewHref = (powerId: string, versionId: string) => `${powerHref(powerId)}/review?version=${versionId}`;

/** The id of a step is `version:node`. */
export const stepId = (versionId: string, node: string) => `${versionId}:${node}`;

const idOfStep = sql<string>`n.version_id || ':' || n.node_id`;

export const powerNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await versions(tx, actor).where('p.powerId', '=', anyOf(ids)).distinctOn('p.powerId').execute();
  return rows.map(({ id, code, name }) => ({ kind: 'power' as const, id, label: `${code} ${name}`, href: powerHref(id) }));
};

export const stepNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await versions(tx, actor)
    .innerJoin('flowNode as n', (it) => it.onRef('n.bureauId', '=', 'v.bureauId').onRef('n.versionId', '=', 'v.versionId'))
    .where(sql<boolean>`${idOfStep} = any(${ids}::text[])`)
    .select(['n.nodeId', 'n.name as label'])
    .execute();
  return rows.map(({ id, versionId, nodeId, label }) => ({
    kind: 'step' as const,
    id: stepId(versionId, nodeId),
    label,
    href: stepHref(id, versionId, nodeId),
  }));
};

/** A power leads to the steps of its newest published version; before the first publication, of its draft. */
const stepsOfPowers: NonNullable<Links['to']['step']> = async (tx, bureaus, ids) => {
  const rows = await tx
    .selectFrom('powerVersion as v')
    .innerJoin('flowNode as n', (it) => it.onRef('n.bureauId', '=', 'v.bureauId').onRef('n.versionId', '=', 'v.versionId'))
    .where('v.bureauId', '=', anyOf(bureaus))
    .where('v.powerId', '=', anyOf(ids))
    .where(
      sql<boolean>`v.version_id = (select w.version_id from power_version as w where w.bureau_id = v.bureau_id and w.power_id = v.power_id
        order by w.published_at is null, w.number desc limit 1)`,
    )
    .select(idOfStep.as('id'))
    .orderBy('n.place')
    .execute();
  return rows.map(({ id }) => id);
};

const powersOfSteps: NonNullable<Links['to']['power']> = async (tx, bureaus, ids) => {
  const rows = await tx
    .selectFrom('powerVersion')
    .select('powerId')
    .distinct()
    .where('bureauId', '=', anyOf(bureaus))
    .where('versionId', '=', anyOf(ids.map((id) => id.slice(0, id.indexOf(':')))))
    .execute();
  return rows.map(({ powerId }) => powerId);
};

export const links: Links[] = [
  { kind: 'power', names: powerNames, to: { step: stepsOfPowers } },
  { kind: 'step', names: stepNames, to: { power: powersOfSteps } },
];

export const search: Search = async (tx, actor, words) => {
  const { rows } = await powersFor(tx, actor, { q: words, sort: 'code', limit: 10 });
  return rows.map(({ id, code, name }) => ({ kind: 'power' as const, id, label: `${code} ${name}`, href: powerHref(id) }));
};

const waiting: ReadonlySet<Deed> = new Set(['submit', 'review', 'legalReview', 'publish']);

/** Versions that wait for this person to pass them on, until when and how that was reckoned; a draft waits once it has been returned. */
export const todos: Todos = async (tx, actor) => {
  if (!actor.permissions.has('powers.read')) return [];
  const rows = await versionsAtDesks(tx, actor);
  const found: Todo[] = [];
  for (const { versionId, powerId, bureauId, code, name, number, from, returned, authors, deskSince, dueOn, dueDays, ...it } of rows) {
    const deed = deedsOpenTo({ ...it, authors: authors ?? [] }, actor).find((one) => waiting.has(one));
    if (!deed || (deed === 'submit' && !returned)) continue;
    const due = reckoned({ deskSince, dueOn, dueDays }, await calendarOf(tx, bureauId));
    found.push({
      id: `${versionId}:${deed}`,
      part: 'powers',
      matter: deed,
      facts: { code, name, number, ...due },
      about: `${code} ${name}`,
      from: from ?? '',
      dueOn,
      rule: due && deed,
      card: null,
      href: deed === 'submit' ? draftHref(powerId) : reviewHref(powerId, versionId),
    });
  }
  return found;
};

/** Versions that the actor handed in and another desk holds now. */
export const started: Started = async (tx, actor) => {
  const rows = await versionsAtDesks(tx, actor);
  const mine = rows.filter(({ submittedBy, state }) => submittedBy === actor.personId && state !== 'draft');
  const shown = [];
  for (const { versionId, powerId, code, name, state, authors, deskSince, ...it } of mine) {
    if (deskSince === null) continue;
    const since = dayOf(deskSince);
    const holders = await holdersOf(tx, { ...it, authors: authors ?? [] }, state, since);
    shown.push({
      id: versionId,
      part: 'powers' as const,
      label: `${code} ${name}`,
      state,
      holder: holders.join('、'),
      since,
      href: `${powerHref(powerId)}?version=${versionId}`,
    });
  }
  return shown;
};
