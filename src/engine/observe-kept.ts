import type { Finding } from './observe-findings.ts';

/** A finding as a case keeps it. What no longer holds is withdrawn, with the fingerprints of what replaced it. */
export type Kept = Finding & Readonly<{ state: 'open' | 'withdrawn'; replacedBy: readonly string[] }>;

/** How many withdrawn findings a case keeps; of older ones it keeps the count. */
export const mostWithdrawn = 100;

type Findings = Readonly<{ findings: readonly Kept[]; forgotten: number }>;

/**
 * The findings of a case after another look at it: those that hold in the order found, then the withdrawn, latest last.
 *
 * A finding is the same as one before when its fingerprint is; one that holds again is open again. A withdrawn one is
 * replaced by those of its check that this look found for the first time and that share a step or a node with it, or
 * are of its kind and concern no node either.
 *
 * @returns `changed`: what is new, says something else or is withdrawn by this look
 */
export function keep(before: Findings, found: readonly Finding[]): Findings & { changed: readonly Kept[] } {
  const open = distinct(found).map((one): Kept => ({ ...one, state: 'open', replacedBy: [] }));
  const holding = new Set(open.map(({ fingerprint }) => fingerprint));
  const was = new Map(before.findings.filter(({ state }) => state === 'open').map((one) => [one.fingerprint, one]));
  const fresh = open.filter(({ fingerprint }) => !was.has(fingerprint));
  const gone = [...was.values()].filter(({ fingerprint }) => !holding.has(fingerprint));
  const withdrawn = gone.map((one): Kept => {
    const instead = fresh.filter((other) => replaces(one, other)).map(({ fingerprint }) => fingerprint);
    return { ...one, state: 'withdrawn', replacedBy: instead };
  });
  const earlier = before.findings.filter(({ state, fingerprint }) => state === 'withdrawn' && !holding.has(fingerprint));
  const kept = [...earlier, ...withdrawn];
  const saysElse = open.filter((one) => was.has(one.fingerprint) && JSON.stringify(one) !== JSON.stringify(was.get(one.fingerprint)));
  return {
    findings: [...open, ...kept.slice(-mostWithdrawn)],
    forgotten: before.forgotten + Math.max(0, kept.length - mostWithdrawn),
    changed: [...fresh, ...saysElse, ...withdrawn],
  };
}

function replaces(gone: Finding, fresh: Finding): boolean {
  if (gone.check !== fresh.check) return false;
  const meets = (one: readonly string[], other: readonly string[]): boolean => one.some((it) => other.includes(it));
  if (gone.nodes.length === 0 && fresh.nodes.length === 0 && gone.kind === fresh.kind) return true;
  return meets(gone.nodes, fresh.nodes) || meets(gone.events, fresh.events);
}

/** Findings that nothing tells apart are counted through: looking again gives each its fingerprint again. */
function distinct(found: readonly Finding[]): Finding[] {
  const met = new Map<string, number>();
  return found.map((one) => {
    const count = (met.get(one.fingerprint) ?? 0) + 1;
    met.set(one.fingerprint, count);
    return count === 1 ? one : { ...one, fingerprint: `${one.fingerprint}#${count}` };
  });
}
