import type { Tx } from '#platform/db.ts';
import { type Links, loopOrigins, type LoopPart, loopParts, type Named, type RecordKind } from '#platform/loop.ts';
import type { Actor } from '#platform/permissions.ts';

/** A hop follows at most so many records. */
export const hopLimit = 1000;
const shownOfPart = 20;

/** `more`: the walk stopped at the limit here, or before: there are more than are counted. */
export type PartOfLoop = { part: LoopPart; count: number; more: boolean; items: Named[] };

const isPart = (kind: string): kind is LoopPart => loopParts.includes(kind as LoopPart);

/** The names of records within the actor's scope; what the actor may not see is left out. Several modules may know of one kind. */
export async function namesOf(links: readonly Links[], tx: Tx, actor: Actor, kind: string, ids: readonly string[]): Promise<Named[]> {
  const named = new Map<string, Named>();
  if (ids.length === 0) return [];
  for (const link of links) {
    if (link.kind !== kind) continue;
    for (const name of await link.names(tx, actor, ids)) named.set(name.id, name);
  }
  return [...named.values()];
}

/**
 * What hangs on one record along the loop, each part within the actor's scope.
 *
 * The walk goes outward in rings, over the neighbours that modules declare. A part is settled by the first ring that asks for it, even
 * when nothing is found there: the findings of a case stay its own, though its steps know those of other cases.
 */
export async function loopOf(links: readonly Links[], tx: Tx, actor: Actor, kind: RecordKind, id: string): Promise<PartOfLoop[]> {
  const { settled, cut } = await walk(links, tx, actor.bureaus, kind, id);
  const parts: PartOfLoop[] = [];
  for (const part of loopParts) {
    const items = await namesOf(links, tx, actor, part, [...(settled.get(part) ?? [])]);
    parts.push({ part, count: items.length, more: cut.has(part), items: items.slice(0, shownOfPart) });
  }
  return parts;
}

/** What led to one record, or speaks of it, within the actor's scope. */
export async function originsOf(links: readonly Links[], tx: Tx, actor: Actor, kind: RecordKind, id: string): Promise<Named[]> {
  const found: Named[] = [];
  for (const origin of loopOrigins) {
    const ids = new Set<string>();
    for (const link of links) if (link.kind === kind) for (const it of (await link.to[origin]?.(tx, actor.bureaus, [id])) ?? []) ids.add(it);
    found.push(...(await namesOf(links, tx, actor, origin, [...ids].slice(0, hopLimit))));
  }
  return found;
}

type Ring = Map<RecordKind, ReadonlySet<string>>;
type Walk = Readonly<{ settled: Ring; cut: ReadonlySet<RecordKind> }>;

async function walk(links: readonly Links[], tx: Tx, bureaus: readonly string[], kind: RecordKind, id: string): Promise<Walk> {
  const settled: Ring = new Map([[kind, new Set([id])]]);
  const cut = new Set<RecordKind>();
  let ring: Ring = new Map(settled);
  while (ring.size > 0) {
    const next = new Map<RecordKind, Set<string>>();
    for (const link of links) {
      const from = [...(ring.get(link.kind) ?? [])];
      const partial = cut.has(link.kind); // nor is all there that hangs on a part that was cut
      if (from.length === 0 && !(partial && ring.has(link.kind))) continue;
      for (const [to, follow] of Object.entries(link.to) as Array<[RecordKind, NonNullable<Links['to'][RecordKind]>]>) {
        if (!isPart(to) || settled.has(to)) continue;
        const reached = next.get(to) ?? new Set();
        const found = from.length === 0 ? [] : await follow(tx, bureaus, from);
        for (const it of found) if (reached.size < hopLimit) reached.add(it);
        if (partial || found.length >= hopLimit || reached.size >= hopLimit) cut.add(to);
        next.set(to, reached);
      }
    }
    for (const [part, ids] of next) settled.set(part, ids);
    ring = next;
  }
  return { settled, cut };
}
