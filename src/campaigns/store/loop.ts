import { anyOf } from '#platform/db.ts';
import type { Links, Named, RecordKind, Search } from '#platform/loop.ts';
import { containing } from '#platform/paging.ts';
import { pointNames } from '#risks/store/loop.ts';
import { forms, reachOf } from './reach.ts';

export { figures, started, todos } from './home.ts';

const named = ({ id, number, name }: Readonly<{ id: string; number: string; name: string }>): Named => ({
  kind: 'form',
  id,
  label: `${number} ${name}`,
  href: `/forms/${id}`,
});

const formNames: Links['names'] = async (tx, actor, ids) => {
  if (!actor.permissions.has('campaigns.read')) return [];
  const found = forms(tx, actor, await reachOf(tx, actor, null));
  return (await found.select(['f.formId as id', 'f.number', 'f.name']).where('f.formId', '=', anyOf(ids)).execute()).map(named);
};

const campaignNames: Links['names'] = async (tx, actor, ids) => {
  if (!actor.permissions.has('campaigns.read')) return [];
  const found = tx.selectFrom('campaign').select(['campaignId as id', 'title']).where('bureauId', '=', anyOf(actor.bureaus));
  const rows = await found.where('campaignId', '=', anyOf(ids)).execute();
  return rows.map(({ id, title }) => ({ kind: 'campaign', id, label: title, href: `/campaigns/${id}` }));
};

type Follow = NonNullable<Links['to'][RecordKind]>;
type Column = 'formId' | 'riskPointId';
const along =
  (from: Column, to: Column): Follow =>
  async (tx, bureaus, ids) => {
    const rows = await tx
      .selectFrom('formPoint')
      .select(`${to} as id`)
      .distinct()
      .where('bureauId', '=', anyOf(bureaus))
      .where(from, '=', anyOf(ids))
      .execute();
    return rows.map(({ id }) => id);
  };

/** The bureau's form that rests on a point of a lower tier. */
const restingOn: Follow = async (tx, bureaus, ids) => {
  const of = tx.selectFrom('formSource').select('formId').distinct().where('bureauId', '=', anyOf(bureaus));
  return (await of.where('riskPointId', '=', anyOf(ids)).execute()).map(({ formId }) => formId);
};

/** From a form to the risk points that its lines became, and back; from a point to the form of the bureau that took it up. */
export const links: Links[] = [
  { kind: 'campaign', names: campaignNames, to: {} },
  { kind: 'form', names: formNames, to: { riskPoint: along('formId', 'riskPointId') } },
  { kind: 'riskPoint', names: pointNames, to: { form: along('riskPointId', 'formId') } },
  { kind: 'riskPoint', names: pointNames, to: { form: restingOn } },
];

export const search: Search = async (tx, actor, words) => {
  const like = containing(words);
  const rows = await forms(tx, actor, await reachOf(tx, actor, null))
    .select(['f.formId as id', 'f.number', 'f.name'])
    .where((it) => it.or([it('f.number', 'ilike', like), it('f.name', 'ilike', like)]))
    .orderBy('f.number', 'desc')
    .limit(10)
    .execute();
  return rows.map(named);
};
