import { anyOf, type Tx } from '#platform/db.ts';
import type { Links, RecordKind, Search } from '#platform/loop.ts';
import { containing } from '#platform/paging.ts';
import { powerNames } from '#powers/store/loop.ts';
import { pointNames } from '#risks/store/loop.ts';
import { visible } from './list.ts';

export { figures, started, todos } from './home.ts';

const suggestionHref = (id: string) => `/suggestions/${id}`;
const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
const named = ({ id, number, text }: Readonly<{ id: string; number: string; text: string }>) => ({
  kind: 'suggestion' as const,
  id,
  label: `${number} ${shortened(text)}`,
  href: suggestionHref(id),
});

const suggestionNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await visible(tx, actor).select(['s.suggestionId as id', 's.number', 's.text']).where('s.suggestionId', '=', anyOf(ids)).execute();
  return rows.map(named);
};

type Follow = NonNullable<Links['to'][RecordKind]>;
type Column = 'suggestionId' | 'powerId' | 'riskPointId';

/** One column by another. */
const column =
  (from: Column, to: Column): Follow =>
  async (tx: Tx, bureaus, ids) => {
    const rows = await tx
      .selectFrom('suggestion')
      .select(`${to} as id`)
      .distinct()
      .where('bureauId', '=', anyOf(bureaus))
      .where(from, '=', anyOf(ids))
      .where(to, 'is not', null)
      .execute();
    return rows.flatMap(({ id }) => id ?? []);
  };

const stepsOfSuggestions: Follow = async (tx, bureaus, ids) => {
  const rows = await tx
    .selectFrom('suggestion')
    .select(['versionId', 'nodeId'])
    .where('bureauId', '=', anyOf(bureaus))
    .where('suggestionId', '=', anyOf(ids))
    .where('nodeId', 'is not', null)
    .execute();
  return rows.map(({ versionId, nodeId }) => `${versionId}:${nodeId}`);
};

/** From a suggestion to the risk point that it became and back, and to what it is about. */
export const links: Links[] = [
  {
    kind: 'suggestion',
    names: suggestionNames,
    to: { riskPoint: column('suggestionId', 'riskPointId'), power: column('suggestionId', 'powerId'), step: stepsOfSuggestions },
  },
  { kind: 'riskPoint', names: pointNames, to: { suggestion: column('riskPointId', 'suggestionId') } },
  { kind: 'power', names: powerNames, to: { suggestion: column('powerId', 'suggestionId') } },
];

export const search: Search = async (tx, actor, words) => {
  const like = containing(words);
  const rows = await visible(tx, actor)
    .select(['s.suggestionId as id', 's.number', 's.text'])
    .where((it) => it.or([it('s.number', 'ilike', like), it('s.text', 'ilike', like)]))
    .orderBy('s.receivedAt', 'desc')
    .limit(10)
    .execute();
  return rows.map(named);
};
