import { sql } from 'kysely';
import { dayNumber } from '#engine/days.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Figures, Started, Todo, Todos } from '#platform/loop.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { textSetting } from '#platform/settings.ts';
import { reminderDays, reminderOn } from '../campaign.ts';
import { selected } from './campaign.ts';
import { chartOf } from './chart.ts';
import { mendedAfterClosing } from './form.ts';
import { deskShown, rowsOf } from './list.ts';
import { atDeskOf, type Charts, chartsFor, headedBy } from './queue.ts';
import { forms, reachOf } from './reach.ts';
import { remindedAt } from './reminding.ts';
import { keepersOf, sittingsInCourse } from './sitting.ts';
import { countToStandIn } from './sittingPoints.ts';

/** So many stand by themselves; the rest are one line with a link to the list. */
const mostEach = 5;

type Said = Pick<Todo, 'matter' | 'facts' | 'about' | 'dueOn'> & Partial<Pick<Todo, 'from' | 'rule' | 'card'>>;
const todo = (id: string, href: string, said: Said): Todo => ({
  id: `${id}:${said.matter}`,
  part: 'campaigns',
  from: 'office',
  rule: 'due',
  card: null,
  href,
  ...said,
});

export const todos: Todos = async (tx, actor, moment) => {
  if (!actor.permissions.has('campaigns.read')) return [];
  const charts = await chartsFor(tx, actor, moment.today);
  const own = actor.permissions.has('campaigns.fill') ? [...(await toFill(tx, actor, charts, moment)), ...(await toSign(tx, actor))] : [];
  return [...own, ...(await atDesks(tx, actor, charts, moment)), ...(await ofOffice(tx, actor, moment)), ...(await toStandIn(tx, actor, moment))];
};

/** Forms that the actor hands in and has not: from the opening on, with a card from the first reminder on. */
async function toFill(tx: Tx, actor: Actor, charts: Charts, { today }: Moment): Promise<Todo[]> {
  const { bureauId, personId, roles } = actor;
  const headed = headedBy(actor, charts.get(bureauId)!);
  const keeps = roles.has('bureauHead') || roles.has('office');
  const rows = await tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .select([
      'f.formId',
      'f.number',
      'f.name',
      'f.returned',
      'c.year',
      'c.dueOn',
      remindedAt(sql`f.bureau_id`, sql`f.form_id`, personId).as('urgedAt'),
    ])
    .where('f.bureauId', '=', bureauId)
    .where('f.state', '=', 'draft')
    .where('c.opensOn', '<=', today)
    .where((it) => it.or([it('c.state', '=', 'open'), mendedAfterClosing]))
    .where((it) =>
      it.or([
        it('f.personId', '=', personId),
        it.and([it('f.tier', '=', 'department'), it('f.departmentId', '=', anyOf(headed))]),
        ...(keeps ? [it('f.tier', '=', 'bureau')] : []),
      ]),
    )
    .orderBy('c.dueOn')
    .orderBy('f.number')
    .limit(20)
    .execute();
  if (rows.length === 0) return [];
  const days = reminderDays(await textSetting(tx, bureauId, 'campaigns.reminderDays', today));
  return rows.map(({ formId, number, name, returned, year, dueOn, urgedAt }) => {
    const left = dayNumber(dueOn) - dayNumber(today);
    const reminded = reminderOn(today, dueOn, days) !== null;
    const matter = returned ? 'mend' : urgedAt !== null ? 'urged' : left < 0 ? 'late' : reminded ? 'remind' : 'fill';
    return todo(formId, `/forms/${formId}`, {
      matter,
      facts: { number, year, days: left },
      about: name,
      dueOn,
      card: reminded || urgedAt !== null ? 'notice' : null,
    });
  });
}

/** Forms handed in that the actor took part in and has not signed as they are: a department's, the bureau's for its party committee. */
async function toSign(tx: Tx, { bureauId, personId, roles }: Actor): Promise<Todo[]> {
  const member = roles.has('bureauHead') || roles.has('partyCommittee');
  const rows = await tx
    .selectFrom('form as f')
    .innerJoin('campaign as c', (it) => it.onRef('c.bureauId', '=', 'f.bureauId').onRef('c.campaignId', '=', 'f.campaignId'))
    .select(['f.formId', 'f.number', 'f.name', 'c.year', 'c.dueOn'])
    .where('f.bureauId', '=', bureauId)
    .where('f.state', '=', 'submitted')
    .where((it) => it.or([it('c.state', '=', 'open'), mendedAfterClosing]))
    .where(
      sql<boolean>`((f.tier = 'department' and exists (select from form_participant as t where t.bureau_id = f.bureau_id and t.form_id = f.form_id
          and t.person_id = ${personId} and t.attended))
        or (${member} and f.tier = 'bureau' and not f.content -> 'meeting' -> 'absent' ? ${personId}))`,
    )
    .where(
      sql<boolean>`not exists (select from form_signature as s where s.bureau_id = f.bureau_id and s.form_id = f.form_id
        and s.person_id = ${personId} and s.revision = f.revision)`,
    )
    .limit(mostEach)
    .execute();
  return rows.map(({ formId, number, name, year, dueOn }) =>
    todo(formId, `/forms/${formId}`, { matter: 'sign', facts: { number, year }, about: name, dueOn }),
  );
}

/** Forms that wait at a desk of the actor's, the longest waiting first. */
async function atDesks(tx: Tx, actor: Actor, charts: Charts, { today }: Moment): Promise<Todo[]> {
  if (!actor.permissions.has('campaigns.review')) return [];
  const waiting = forms(tx, actor, await reachOf(tx, actor, today)).where(await atDeskOf(tx, actor, charts));
  const rows = await rowsOf(waiting, today).orderBy('f.submittedAt').orderBy('f.formId').limit(mostEach).execute();
  if (rows.length === 0) return [];
  const each = rows.map((row) => {
    const { deed } = deskShown(row, charts.get(row.bureauId)!)!;
    const about = [row.name, row.department].filter((it) => it !== null && it !== row.name).join('，');
    const facts = { number: row.number, year: row.year };
    return todo(row.id, `/forms/${row.id}`, { matter: deed, facts, about: about || row.name, from: row.name, dueOn: row.dueOn, rule: 'desk' });
  });
  if (rows.length < mostEach) return each;
  const { count } = await waiting.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
  const rest = { matter: 'more', facts: { count: count - rows.length }, about: '', from: '', dueOn: rows[0]!.dueOn, rule: null } as const;
  return count > rows.length ? [...each, todo('desk', '/forms?mine=desk&sort=submittedAt', rest)] : each;
}

/** What a round asks of the office: the sitting once forms are reviewed, an end once its day is past. */
async function ofOffice(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  if (!actor.permissions.has('campaigns.open')) return [];
  const rounds = await tx
    .selectFrom('campaign as c')
    .select(['c.campaignId as id', 'c.year', 'c.title', 'c.dueOn', 'c.state'])
    .select(
      sql<number>`(select count(*) from form as f where f.bureau_id = c.bureau_id and f.campaign_id = c.campaign_id
        and (f.state = 'reviewed' or (f.state = 'submitted' and f.opined)))`.as('reviewed'),
    )
    .select(
      sql<number>`(select count(*) from form as f where f.bureau_id = c.bureau_id and f.campaign_id = c.campaign_id and f.state = 'draft' and f.left_on is null)`.as(
        'unfiled',
      ),
    )
    .where('c.bureauId', '=', actor.bureauId)
    .orderBy('c.year', 'desc')
    .limit(3)
    .execute();
  return rounds.flatMap(({ id, year, title, dueOn, state, reviewed, unfiled }) => [
    ...(state === 'open' && dueOn < today
      ? [todo(id, `/campaigns/${id}`, { matter: 'close', facts: { year, count: unfiled }, about: title, dueOn })]
      : []),
    ...(reviewed > 0 ? [todo(id, '/sittings', { matter: 'evaluate', facts: { count: reviewed }, about: title, dueOn: null, rule: null })] : []),
  ]);
}

/** What a sitting asks of the discipline head: points that concern everybody of the office. */
async function toStandIn(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  if (!actor.roles.has('disciplineHead') || actor.roles.has('office')) return [];
  const keepers = await keepersOf(tx, actor.bureauId, today);
  const found: Todo[] = [];
  const told = new Set<string>();
  for (const { title, number, ...sitting } of await sittingsInCourse(tx, actor.bureauId)) {
    const count = await countToStandIn(tx, sitting, keepers, actor.personId);
    const said = { matter: 'standIn', facts: { count, number }, about: title, dueOn: null, rule: 'standIn' } as const;
    if (count === 0 || told.has(`${sitting.campaignId} ${sitting.state}`)) continue;
    told.add(`${sitting.campaignId} ${sitting.state}`); // what is to be registered lies before each closed sitting of its round
    found.push(todo(sitting.sittingId, `/sittings/${sitting.sittingId}`, said));
  }
  return found;
}

/** Forms of the actor's own that others hold now, and who: the desk and the name, of who acts there for somebody both. */
export const started: Started = async (tx, actor, { today }) => {
  const own = rowsOf(forms(tx, actor, await reachOf(tx, actor, null)), today)
    .where('f.bureauId', '=', actor.bureauId)
    .where((it) => it.or([it('f.personId', '=', actor.personId), it('f.changedBy', '=', actor.personId)]))
    .where('f.state', 'in', ['submitted', 'assessed', 'reviewed', 'evaluated']);
  const rows = await own.orderBy('f.submittedAt', 'desc').limit(20).execute();
  if (rows.length === 0) return [];
  const chart = await chartOf(tx, actor.bureauId, today);
  return rows.map((row) => {
    const { seat, person, delegate } = deskShown(row, chart)!;
    return {
      id: row.id,
      part: 'campaigns' as const,
      label: `${row.number} ${row.name}`,
      state: row.state,
      seat,
      holder: [person, delegate].filter((it) => it !== null).join('、'),
      since: row.submittedAt!.toISOString(),
      href: `/forms/${row.id}`,
    };
  });
};

/** For who looks over more than their own: how far the newest round has come. */
export const figures: Figures = async (tx, actor, { today }) => {
  if (!actor.permissions.has('campaigns.read') || actor.scope === 'own') return [];
  const newest = await tx
    .selectFrom('campaign')
    .distinctOn('bureauId')
    .select('campaignId')
    .where('bureauId', '=', anyOf(actor.bureaus))
    .orderBy('bureauId')
    .orderBy('year', 'desc')
    .execute();
  if (newest.length === 0) return [];
  const ids = newest.map(({ campaignId }) => campaignId);
  const found = forms(tx, actor, await reachOf(tx, actor, today)).where('f.campaignId', '=', anyOf(ids));
  const { wanted, filed, reviewed } = await found.select(selected).executeTakeFirstOrThrow();
  const href = ids.length === 1 ? `/campaigns/${ids[0]}` : '/campaigns';
  const figure = (key: string, value: number) => ({ part: 'campaigns' as const, key, value, of: wanted, href });
  return wanted === 0 ? [] : [figure('filed', filed), figure('reviewed', reviewed)];
};
