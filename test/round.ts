import { day } from '#engine/days.ts';
import { openCampaign } from '#campaigns/commands/campaign.ts';
import * as filling from '#campaigns/commands/filling.ts';
import * as reviewing from '#campaigns/commands/reviewing.ts';
import { openSitting } from '#campaigns/commands/sitting.ts';
import { blankLine, type Content, type Line } from '#campaigns/content.ts';
import { shippedPromises } from '#campaigns/promises.ts';
import { formsFor } from '#campaigns/store/list.ts';
import { formFor } from '#campaigns/store/record.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau, type PersonKey, type TestBureau } from './bureau.ts';

export const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
export const act = <R>(db: Db, actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(db, actor, (tx) => work(tx, actor));

/** A line that is filled in whole, of which the matrix proposes level 2. */
export const line = (more: Partial<Line> = {}): Line => ({
  ...blankLine(newId()),
  description: '现场核查走过场，未到现场即签字',
  keyArea: 'approval',
  aspect: 'process',
  element: 'power',
  likelihood: 3,
  harm: 4,
  selfLevel: 2,
  measures: [{ text: '两人以上到场并留存照片', kind: 'prevention', dueOn: null, every: 'quarter', institutionId: null }],
  ...more,
});

export type Round = Readonly<{
  bureau: TestBureau;
  campaignId: string;
  as: <R>(who: PersonKey, work: (tx: Tx, actor: Actor) => Promise<R>) => Promise<R>;
}>;

/** A bureau with the year's round open. */
export async function openRound(db: Db): Promise<Round> {
  const bureau = await makeBureau(db);
  const as: Round['as'] = async (who, work) => act(db, await bureau.actor(who), work);
  const given = { year: 2026, title: '2026年度排查', opensOn: day('2026-03-02'), dueOn: day('2026-03-31'), promises: shippedPromises };
  const { id } = await as('office', (tx, actor) => openCampaign(tx, actor, given, moment));
  return { bureau, campaignId: id, as };
}

/** A form that is filled in, handed in, assessed where it is, and reviewed. */
export async function reviewed(round: Round, who: PersonKey, points: readonly Line[], levels: Record<string, number> = {}): Promise<string> {
  const { bureau, as } = round;
  const name = bureau.people[who].name;
  const { rows } = await as('office', (tx, actor) => formsFor(tx, actor, { sort: 'number', limit: 100, q: name, tier: 'position' }, moment.today));
  const id = rows[0]!.id;
  await as(who, (tx, actor) => filling.startForm(tx, actor, id, moment));
  const form = await as(who, (tx, actor) => formFor(tx, actor, id, moment.today));
  await handIn(round, who, id, { ...form.content!, duties: '受理林木采伐申请', points } as Content, form.revision);
  await pass(round, id, levels);
  return id;
}

export async function handIn({ as }: Round, who: PersonKey, id: string, content: Content, revision: number): Promise<void> {
  const saved = await as(who, (tx, actor) => filling.saveForm(tx, actor, id, revision, content, moment));
  await as(who, (tx, actor) => filling.submitForm(tx, actor, id, { revision: saved.revision, name: actor.name, drawing: null }, moment));
}

/** Assessed where the chain says so, and reviewed. */
export async function pass({ as }: Round, id: string, levels: Record<string, number> = {}): Promise<void> {
  const { revision, desk } = await as('office', (tx, actor) => formFor(tx, actor, id, moment.today));
  const said = { opinion: '同意', levels, revision };
  if (desk?.deed === 'assess') {
    await as('head', (tx, actor) => reviewing.assessForm(tx, actor, id, said, moment));
    await as('leader', (tx, actor) => reviewing.reviewForm(tx, actor, id, said, moment));
  } else {
    await as('leader', (tx, actor) => reviewing.reviewForm(tx, actor, id, said, moment));
  }
}

/** A sitting in the office's hands. */
export async function sit(round: Round, present: readonly PersonKey[] = ['director', 'leader', 'head']): Promise<string> {
  const { bureau, campaignId, as } = round;
  const people = present.map((who) => bureau.people[who].personId);
  const given = {
    campaignId,
    heldOn: '2026-03-20',
    place: '三楼会议室',
    chairId: bureau.people.director.personId,
    present: people,
    opinion: '同意登记',
  };
  return (await as('office', (tx, actor) => openSitting(tx, actor, given, moment))).id;
}
