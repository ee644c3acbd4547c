import type { Said } from '#platform/words.ts';
import type { FindingRow } from '../contract/shapes.ts';
import { type FindingFacts, isLead } from '../finding.ts';
import type { words } from '../words.ts';

type Told = Pick<FindingRow, 'kind' | 'facts'>;

/** A limit that is near is not yet one exceeded. */
export function kindName({ kind, facts }: Told, said: Said<typeof words>): string {
  const near = said.nearKinds as Readonly<Record<string, string>>;
  return (facts['near'] === true ? near[kind] : undefined) ?? said.kinds[kind];
}

/** A fault stands until it is withdrawn; a lead is only there to be looked at. */
export const stateName = ({ state, kind }: Pick<FindingRow, 'state' | 'kind'>, said: Said<typeof words>): string =>
  state === 'open' && isLead(kind) ? said.lead.open : said.findingStates[state];

export const sentence = ({ kind, facts }: Told, said: Said<typeof words>): string => said.sentences[kind](facts as FindingFacts);

export const stepHref = (powerId: string, versionId: string, node: string): string =>
  `/powers/${powerId}?version=${versionId}&node=${encodeURIComponent(node)}`;
