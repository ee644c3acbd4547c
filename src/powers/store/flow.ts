import type { Flow } from '#engine/flow.ts';
import type { Tx } from '#platform/db.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { Latest } from '#platform/latest.ts';
import { Refusal } from '#platform/refusal.ts';
import { rulesOf } from '../rules.ts';

const kept = new Latest<Flow>(100);

/**
 * A version's flowchart with the rules that its cases are judged by (`rulesOf`). The same published version gives the same object, so
 * that what the engine has worked out for it is kept too.
 *
 * @throws Refusal `powers/no-flowchart`, also for a version of another bureau
 */
export async function flowOf(tx: Tx, bureauId: string, versionId: string): Promise<Flow> {
  const key = `${bureauId}:${versionId}`;
  const known = kept.get(key);
  if (known) return known;
  const version = await tx
    .selectFrom('powerVersion')
    .select(['flowchart', 'publishedAt', 'statutoryLimit', 'statutoryUnit', 'promisedLimit', 'promisedUnit'])
    .where('bureauId', '=', bureauId)
    .where('versionId', '=', versionId)
    .executeTakeFirst();
  if (!version?.flowchart) throw new Refusal('powers/no-flowchart', { id: versionId });
  const flow = rulesOf(readBpmn(version.flowchart), version);
  if (version.publishedAt === null) return flow;
  kept.put(key, flow);
  return flow;
}

/** Reads a flowchart. @throws Refusal `powers/flowchart/invalid` with the fault and its place in the file */
export function flowchartRead(bpmn: string): Flow {
  try {
    return readBpmn(bpmn);
  } catch (cause) {
    throw unreadable(cause);
  }
}

/** The same; null where the engine does not understand it: an unfinished drawing has no steps yet. */
export function flowIfReadable(bpmn: string | null): Flow | null {
  try {
    return bpmn === null ? null : readBpmn(bpmn);
  } catch (cause) {
    if (cause instanceof FormatError) return null;
    throw cause;
  }
}

/** What a reader found wrong with a flowchart file, as the refusal of it: its code is the `fault`. Anything else is no refusal. */
export const unreadable = (cause: unknown): unknown =>
  cause instanceof FormatError ? new Refusal('powers/flowchart/invalid', { fault: cause.code, ...cause.facts }, { cause }) : cause;
