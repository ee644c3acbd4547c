import { sql } from 'kysely';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Links, Named, RecordKind, Search } from '#platform/loop.ts';
import { containing } from '#platform/paging.ts';
import type { Actor } from '#platform/permissions.ts';
import { said } from '#platform/words.ts';
import { words } from '../words.ts';
import { cases } from './cases.ts';
import { findings } from './findings.ts';
import { caseInScope, inquiryInScope } from './scope.ts';

export { figures, started, todos } from './home.ts';

export const caseHref = (id: string) => `/cases/${id}`;
export const findingHref = (id: string) => `/findings/${id}`;
export const inquiryHref = (id: string) => `/inquiries/${id}`;

/** A hop follows at most so many records; the newest are the ones that matter. */
const most = 1000;

const caseNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await cases(tx, actor).where('c.caseId', '=', anyOf(ids)).execute();
  return rows.map(({ id, reference, power }) => ({ kind: 'case' as const, id, label: `${reference} ${power}`, href: caseHref(id) }));
};

const eventNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await tx
    .selectFrom('caseEvent as v')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'v.bureauId').onRef('c.caseId', '=', 'v.caseId'))
    .select(['v.eventId', 'v.caseId', 'v.activity', 'c.reference'])
    .where('v.bureauId', '=', anyOf(actor.bureaus))
    .where('v.eventId', '=', anyOf(ids))
    .where(caseInScope(actor))
    .execute();
  return rows.map(({ eventId: id, caseId, activity, reference }) => ({
    kind: 'event' as const,
    id,
    label: `${reference} ${activity}`,
    href: `${caseHref(caseId)}?event=${id}`,
  }));
};

const findingNames: Links['names'] = async (tx, actor, ids) => {
  const kinds = said(words, 'zh-CN').kinds;
  const rows = await findings(tx, actor).where('f.findingId', '=', anyOf(ids)).execute();
  return rows.map(({ id, kind, reference, step }) => ({
    kind: 'finding' as const,
    id,
    label: [kinds[kind], step, reference].filter(Boolean).join(' · '),
    href: findingHref(id),
  }));
};

const inquiryNames: Links['names'] = async (tx, actor, ids) => {
  const rows = await tx
    .selectFrom('inquiry as i')
    .select(['i.inquiryId as id', 'i.number'])
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where('i.inquiryId', '=', anyOf(ids))
    .where(inquiryInScope(actor))
    .execute();
  return rows.map(({ id, number }) => ({ kind: 'inquiry' as const, id, label: number, href: inquiryHref(id) }));
};

const importNames: Links['names'] = async (tx, actor, ids) => {
  if (!actor.permissions.has('supervision.import')) return [];
  const rows = await tx
    .selectFrom('import')
    .select(['importId as id', 'fileName as label'])
    .where('bureauId', '=', anyOf(actor.bureaus))
    .where('importId', '=', anyOf(ids))
    .execute();
  return rows.map(({ id, label }) => ({ kind: 'import' as const, id, label, href: `/imports/${id}` }));
};

type Follow = NonNullable<Links['to'][RecordKind]>;

/** Open findings by one of their columns. */
const openFindings = (tx: Tx, bureaus: readonly string[]) =>
  tx
    .selectFrom('finding as f')
    .select('f.findingId as id')
    .where('f.bureauId', '=', anyOf(bureaus))
    .where('f.state', '=', 'open')
    .orderBy('f.findingId', 'desc')
    .limit(most);

const idsOf = async (query: { execute: () => Promise<{ id: string | null }[]> }): Promise<string[]> =>
  (await query.execute()).flatMap(({ id }) => id ?? []);

const findingsOfCases: Follow = (tx, bureaus, ids) => idsOf(openFindings(tx, bureaus).where('f.caseId', '=', anyOf(ids)));
const findingsOfPeople: Follow = (tx, bureaus, ids) => idsOf(openFindings(tx, bureaus).where('f.personId', '=', anyOf(ids)));
const findingsOfEvents: Follow = (tx, bureaus, ids) =>
  idsOf(
    openFindings(tx, bureaus).where('f.findingId', 'in', (it) =>
      it.selectFrom('findingEvent as e').select('e.findingId').where('e.bureauId', '=', anyOf(bureaus)).where('e.eventId', '=', anyOf(ids)),
    ),
  );
/** What an inquiry was about stays in sight, withdrawn or not. */
const findingsOfInquiries: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('inquiryFinding').select('findingId as id').where('bureauId', '=', anyOf(bureaus)).where('inquiryId', '=', anyOf(ids)));

/** A step is the same in every version of its power that knows the node. The id of a step is `version:node`. */
const findingsOfSteps: Follow = (tx, bureaus, ids) =>
  idsOf(
    openFindings(tx, bureaus).where(
      sql<boolean>`f.finding_id in (with step as (
          select v.bureau_id, v.version_id, substr(s.id, 38) as node from unnest(${ids}::text[]) as s (id)
          join power_version as w on w.bureau_id = ${anyOf(bureaus)} and w.version_id = split_part(s.id, ':', 1)::uuid
          join power_version as v on v.bureau_id = w.bureau_id and v.power_id = w.power_id)
        select g.finding_id from step join finding as g on g.bureau_id = step.bureau_id and g.version_id = step.version_id and g.node_id = step.node
        union all select g.finding_id from step
          join finding as g on g.bureau_id = step.bureau_id and g.version_id = step.version_id and g.other_node_id = step.node)`,
    ),
  );

const ofFindings = (tx: Tx, bureaus: readonly string[], ids: readonly string[]) =>
  tx.selectFrom('finding as f').where('f.bureauId', '=', anyOf(bureaus)).where('f.findingId', '=', anyOf(ids)).limit(most);

const stepsOfFindings: Follow = async (tx, bureaus, ids) => {
  const rows = await ofFindings(tx, bureaus, ids).select(['f.versionId', 'f.nodeId', 'f.otherNodeId']).distinct().execute();
  return rows.flatMap(({ versionId, nodeId, otherNodeId }) => [nodeId, otherNodeId].flatMap((node) => (node === null ? [] : `${versionId}:${node}`)));
};
const peopleOfFindings: Follow = (tx, bureaus, ids) => idsOf(ofFindings(tx, bureaus, ids).select('f.personId as id').distinct());
const casesOfFindings: Follow = (tx, bureaus, ids) => idsOf(ofFindings(tx, bureaus, ids).select('f.caseId as id').distinct());
const powersOfFindings: Follow = (tx, bureaus, ids) =>
  idsOf(
    ofFindings(tx, bureaus, ids)
      .innerJoin('powerVersion as v', (it) => it.onRef('v.bureauId', '=', 'f.bureauId').onRef('v.versionId', '=', 'f.versionId'))
      .select('v.powerId as id')
      .distinct(),
  );
const eventsOfFindings: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('findingEvent').select('eventId as id').where('bureauId', '=', anyOf(bureaus)).where('findingId', '=', anyOf(ids)).limit(most));
const inquiriesOfFindings: Follow = (tx, bureaus, ids) =>
  idsOf(
    tx.selectFrom('inquiryFinding').select('inquiryId as id').distinct().where('bureauId', '=', anyOf(bureaus)).where('findingId', '=', anyOf(ids)),
  );
const deductionsOfInquiries: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('inquiryDeduction').select('deductionId as id').where('bureauId', '=', anyOf(bureaus)).where('inquiryId', '=', anyOf(ids)));
const inquiriesOfDeductions: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('inquiryDeduction').select('inquiryId as id').where('bureauId', '=', anyOf(bureaus)).where('deductionId', '=', anyOf(ids)));

const powersOfCases: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('caseFile').select('powerId as id').distinct().where('bureauId', '=', anyOf(bureaus)).where('caseId', '=', anyOf(ids)));

/** The steps that a case took, as its own version knows them. */
const stepsOfCases: Follow = (tx, bureaus, ids) =>
  idsOf(
    tx
      .selectFrom('caseEvent as e')
      .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'e.bureauId').onRef('c.caseId', '=', 'e.caseId'))
      .innerJoin('flowNode as n', (it) =>
        it.onRef('n.bureauId', '=', 'c.bureauId').onRef('n.versionId', '=', 'c.versionId').onRef('n.name', '=', 'e.activity'),
      )
      .select(sql<string>`n.version_id || ':' || n.node_id`.as('id'))
      .distinct()
      .where('e.bureauId', '=', anyOf(bureaus))
      .where('e.caseId', '=', anyOf(ids))
      .limit(most),
  );
const casesOfEvents: Follow = (tx, bureaus, ids) =>
  idsOf(tx.selectFrom('caseEvent').select('caseId as id').distinct().where('bureauId', '=', anyOf(bureaus)).where('eventId', '=', anyOf(ids)));

/** Kinds of other modules are named by them. */
const elsewhere: Links['names'] = () => Promise.resolve([]);

export const links: Links[] = [
  { kind: 'case', names: caseNames, to: { finding: findingsOfCases, step: stepsOfCases, power: powersOfCases } },
  { kind: 'event', names: eventNames, to: { finding: findingsOfEvents, case: casesOfEvents } },
  {
    kind: 'finding',
    names: findingNames,
    to: {
      inquiry: inquiriesOfFindings,
      step: stepsOfFindings,
      power: powersOfFindings,
      person: peopleOfFindings,
      case: casesOfFindings,
      event: eventsOfFindings,
    },
  },
  { kind: 'inquiry', names: inquiryNames, to: { finding: findingsOfInquiries, deduction: deductionsOfInquiries } },
  { kind: 'import', names: importNames, to: {} },
  { kind: 'step', names: elsewhere, to: { finding: findingsOfSteps } },
  { kind: 'deduction', names: elsewhere, to: { inquiry: inquiriesOfDeductions } },
  { kind: 'person', names: elsewhere, to: { finding: findingsOfPeople } },
];

export const search: Search = async (tx: Tx, actor: Actor, text: string): Promise<Named[]> => {
  const like = containing(text);
  const found = await cases(tx, actor).where('c.reference', 'ilike', like).orderBy('c.lastAt', 'desc').limit(10).execute();
  const inquiries = await tx
    .selectFrom('inquiry as i')
    .select('i.inquiryId as id')
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where('i.number', 'ilike', like)
    .where(inquiryInScope(actor))
    .orderBy('i.number', 'desc')
    .limit(10)
    .execute();
  const about = await findings(tx, actor)
    .where('o.name', 'ilike', like)
    .where('f.state', '=', 'open')
    .orderBy('f.findingId', 'desc')
    .limit(10)
    .execute();
  return [
    ...found.map(({ id, reference, power }) => ({ kind: 'case' as const, id, label: `${reference} ${power}`, href: caseHref(id) })),
    ...(await inquiryNames(
      tx,
      actor,
      inquiries.map(({ id }) => id),
    )),
    ...(await findingNames(
      tx,
      actor,
      about.map(({ id }) => id),
    )),
  ];
};
