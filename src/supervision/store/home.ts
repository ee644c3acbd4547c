import { type SelectQueryBuilder, sql } from 'kysely';
import { calendarOf } from '#calendar/store.ts';
import { workingDaysAfter } from '#engine/clock.ts';
import { headOf, type PersonRef } from '#organization/store/people.ts';
import { anyOf, type Tx } from '#platform/db.ts';
import type { Figures, Started, Todo, Todos } from '#platform/loop.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { setting } from '#platform/settings.ts';
import { cases, lastInMonth } from './cases.ts';
import { findings } from './findings.ts';
import { answererOf, inquiries, isLate } from './inquiries.ts';

/** So many inquiries of one kind stand by themselves; the rest are one line with a link to the list. */
const mostEach = 5;

type Row = Awaited<ReturnType<ReturnType<typeof inquiries>['execute']>>[number];

/** Who sent it, where no person did: a key in the module's words, senders. */
const checks = 'checks';

const todo = (row: Row, matter: string, dueOn: string | null, from: string, rule: string): Todo => ({
  id: `${row.id}:${matter}`,
  part: 'supervision',
  matter,
  about: `${row.reference} ${row.power}`,
  rule,
  dueOn,
  from,
  facts: { number: row.number, findings: row.findings, department: row.department },
  card: row.card === 'lead' ? null : row.card,
  href: `/inquiries/${row.id}`,
});

const summed = (matter: string, count: number, dueOn: string | null, from: string, query: string): Todo => ({
  id: `supervision:${matter}`,
  part: 'supervision',
  matter,
  facts: { count },
  about: '',
  from,
  dueOn,
  rule: 'dispatch',
  card: null,
  href: `/inquiries?${query}`,
});

export const todos: Todos = async (tx, actor, moment) => {
  if (!actor.permissions.has('supervision.read')) return [];
  return [
    ...(await dispatches(tx, actor, moment)),
    ...(await answers(tx, actor, moment)),
    ...(await verifications(tx, actor, moment)),
    ...(await escalations(tx, actor, moment)),
  ];
};

/** Not one's own matter: what was found about the actor another settles. */
const othersMatter = (actor: Actor) =>
  sql<boolean>`not exists (select 1 from inquiry_finding as l join finding as g on g.bureau_id = l.bureau_id and g.finding_id = l.finding_id
    where l.bureau_id = i.bureau_id and l.inquiry_id = i.inquiry_id and g.person_id = ${actor.personId}::uuid and g.state = 'open')`;

async function dispatches(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  if (!actor.permissions.has('supervision.dispatch')) return [];
  const open = inquiries(tx, actor, today).where('i.state', '=', 'draft').where(othersMatter(actor));
  const rows = await open.orderBy('i.dispatchBy').orderBy('i.card', 'desc').orderBy('i.inquiryId').limit(mostEach).execute();
  const each = rows.map((row) => todo(row, 'dispatch', row.dispatchBy, checks, 'dispatch'));
  if (rows.length < mostEach) return each;
  const count = (await counted(tx, open)) - rows.length;
  return count > 0 ? [...each, summed('dispatchMany', count, rows[0]!.dispatchBy, checks, 'state=draft')] : each;
}

async function counted<DB, TB extends keyof DB, O>(tx: Tx, query: SelectQueryBuilder<DB, TB, O>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${query.clearSelect().select(sql`1`.as('one'))}) as found`.execute(tx);
  return rows[0]!.n;
}

/** Whom the department's inquiries wait for: its head, or who stands in where the head is concerned. */
async function answers(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  if (!actor.permissions.has('supervision.answer')) return [];
  const rows = await inquiries(tx, actor, today)
    .where('i.state', '=', 'dispatched')
    .leftJoin('person as sender', (it) => it.onRef('sender.bureauId', '=', 'i.bureauId').onRef('sender.personId', '=', 'i.dispatchedBy'))
    .select(['sender.name as sender', subjects.as('subjects')])
    .orderBy('i.answerBy')
    .limit(200)
    .execute();
  const known = new Map<string, Promise<PersonRef | null>>(); // many are of one department and about the same people
  const mine: Todo[] = [];
  for (const { subjects: about, ...row } of rows) {
    const key = [row.bureauId, row.departmentId, ...about].join();
    const answerer = known.get(key) ?? answererOf(tx, row.bureauId, row.departmentId, about, today);
    known.set(key, answerer);
    if ((await answerer)?.personId === actor.personId) mine.push(todo(row, 'answer', row.answerBy, row.sender ?? '', 'answer'));
  }
  return mine;
}

/** The people of its findings. */
const subjects = sql<string[]>`array(select distinct g.person_id from inquiry_finding as l
  join finding as g on g.bureau_id = l.bureau_id and g.finding_id = l.finding_id
  where l.bureau_id = i.bureau_id and l.inquiry_id = i.inquiry_id and g.state = 'open' and g.person_id is not null order by 1)`;

/** Who dispatched does not verify, nor who answered. */
async function verifications(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  if (!actor.permissions.has('supervision.verify')) return [];
  const open = inquiries(tx, actor, today)
    .where('i.state', '=', 'answered')
    .where('i.dispatchedBy', 'is distinct from', actor.personId)
    .where('i.answeredBy', 'is distinct from', actor.personId)
    .where(othersMatter(actor));
  const rows = await open.orderBy('i.answeredAt').limit(mostEach).execute();
  const each = rows.map((row) => todo(row, 'verify', null, row.department, 'answer'));
  if (rows.length < mostEach) return each;
  const count = (await counted(tx, open)) - rows.length;
  return count > 0 ? [...each, summed('verifyMany', count, null, '', 'state=answered')] : each;
}

/** Late answers go up: to the leader in charge, then to the commission; drafts that lie too long to the bureau's head. */
async function escalations(tx: Tx, actor: Actor, { today }: Moment): Promise<Todo[]> {
  const found: Todo[] = [];
  const by = actor.roles.has('commission') ? 'commission' : actor.roles.has('leaderInCharge') ? 'leader' : null;
  if (by) {
    const key = by === 'commission' ? 'supervision.escalateCommissionDays' : 'supervision.escalateLeaderDays';
    const rows = await inquiries(tx, actor, today)
      .where('i.state', '=', 'dispatched')
      .where('i.answerBy', '<', today)
      .$if(by === 'leader', (it) => it.where('i.departmentId', '=', anyOf(actor.departments)))
      .orderBy('i.answerBy')
      .limit(50)
      .execute();
    for (const row of rows) {
      const late = workingDaysAfter(await calendarOf(tx, row.bureauId), row.answerBy!, today);
      if (late >= (await setting(tx, row.bureauId, key, today))) found.push(todo(row, 'late', row.answerBy, checks, 'late'));
    }
  }
  if (!actor.roles.has('bureauHead')) return found;
  const late = await counted(tx, inquiries(tx, actor, today).where('i.state', '=', 'draft').where('i.dispatchBy', '<', today));
  return late > 0 ? [...found, summed('undispatched', late, null, checks, 'state=draft&late=true')] : found;
}

/** Inquiries that the actor dispatched and others hold now. */
export const started: Started = async (tx, actor) => {
  const rows = await tx
    .selectFrom('inquiry as i')
    .innerJoin('caseFile as c', (it) => it.onRef('c.bureauId', '=', 'i.bureauId').onRef('c.caseId', '=', 'i.caseId'))
    .select(['i.inquiryId', 'i.bureauId', 'i.departmentId', 'i.number', 'i.state', 'i.dispatchedAt', 'i.answerBy', 'c.reference'])
    .where('i.bureauId', '=', anyOf(actor.bureaus))
    .where('i.dispatchedBy', '=', actor.personId)
    .where('i.state', 'in', ['dispatched', 'answered'])
    .orderBy('i.dispatchedAt', 'desc')
    .limit(20)
    .execute();
  const shown = [];
  for (const { inquiryId: id, bureauId, departmentId, number, state, dispatchedAt, answerBy, reference } of rows) {
    const head = state === 'dispatched' ? await headOf(tx, bureauId, departmentId, answerBy!) : null;
    shown.push({
      id,
      part: 'supervision' as const,
      label: `${number} ${reference}`,
      state,
      holder: head?.name ?? '',
      href: `/inquiries/${id}`,
      since: dispatchedAt!.toISOString(),
    });
  }
  return shown;
};

/** For who looks over more than their own: findings per hundred cases, answers in time, what is open and late. */
export const figures: Figures = async (tx, actor, { today }) => {
  if (!actor.permissions.has('supervision.read') || actor.scope === 'own') return [];
  const month = today.slice(0, 7);
  const seen = await counted(tx, cases(tx, actor).where(lastInMonth(month)));
  const found = await counted(tx, findings(tx, actor).where(lastInMonth(month)).where('f.state', '=', 'open').where('f.card', '<>', 'lead'));
  const all = inquiries(tx, actor, today);
  const answered = all.where(sql<boolean>`extract(year from i.answered_at at time zone 'Asia/Shanghai') = ${Number(today.slice(0, 4))}`);
  const inTime = await counted(tx, answered.where(sql<boolean>`(i.answered_at at time zone 'Asia/Shanghai')::date <= i.answer_by`));
  const open = await counted(tx, all.where('i.state', 'in', ['draft', 'dispatched', 'answered']));
  const late = await counted(tx, all.where(isLate(today)));
  const figure = (key: string, value: number, of: number | null, href: string) => ({ part: 'supervision' as const, key, value, of, href });
  return [
    ...(seen > 0 ? [figure('perHundred', Math.round((found * 1000) / seen) / 10, null, `/findings?month=${month}&state=open`)] : []),
    figure('inTime', inTime, await counted(tx, answered), '/inquiries'),
    figure('open', open, null, '/inquiries'),
    figure('late', late, null, '/inquiries?late=true'),
  ];
};
