import type { Day } from '#engine/days.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor } from '#platform/permissions.ts';
import type { Category } from '#powers/power.ts';
import * as drafting from '#powers/commands/drafting.ts';
import * as passing from '#powers/commands/passing.ts';
import type { TestBody, TestBureau } from './bureau.ts';

export const law = { document: '中华人民共和国森林法', article: '第五十七条', text: '采伐许可证由县级以上人民政府林业主管部门核发。' };

/** A flowchart of tasks one after another, without a drawing. */
export const flowchart = (...tasks: readonly string[]): string => {
  const ids = ['s', ...tasks.map((_, at) => `T${at}`), 'e'];
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="P"><startEvent id="s" />${tasks
    .map((name, at) => `<task id="T${at}" name="${name}" />`)
    .join('')}<endEvent id="e" />${ids
    .slice(1)
    .map((to, at) => `<sequenceFlow id="F${at}" sourceRef="${ids[at]}" targetRef="${to}" />`)
    .join('')}</process></definitions>`;
};

export type Draft = Parameters<typeof drafting.draftVersion>[3];
export type NewPower = Readonly<{ code: string; name: string; category: Category; open: boolean; department: keyof TestBureau['departments'] }>;
export type Made = Awaited<ReturnType<typeof drafting.draftVersion>>;

/** What people of a bureau and legal affairs do with powers, each at their desk. */
export function desks(db: Db, bureau: TestBureau, legal: TestBody, now: Date) {
  const moment = momentOf(now);
  const act = async <R>(actor: Promise<Actor>, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => {
    const who = await actor;
    return transact(db, who, (tx) => work(tx, who));
  };
  const [office, office2] = [bureau.actor('office'), bureau.actor('office2')];
  return {
    add: ({ department, ...power }: NewPower, draft: Draft): Promise<Made> =>
      act(office2, (tx, actor) => drafting.addPower(tx, actor, { ...power, departmentId: bureau.departments[department] }, draft, moment)),
    draft: (powerId: string, draft: Draft): Promise<Made> => act(office2, (tx, actor) => drafting.draftVersion(tx, actor, powerId, draft, moment)),
    submit: (made: Made) => act(bureau.actor('head'), (tx, actor) => passing.submitVersion(tx, actor, made, moment)),
    review: (made: Made) => act(office, (tx, actor) => passing.reviewVersion(tx, actor, made, moment)),
    legalReview: (made: Made) => act(legal.actor(), (tx, actor) => passing.legalReviewVersion(tx, actor, made, moment)),
    giveBack: (made: Made, reason: string) =>
      act(office, (tx, actor) => passing.returnVersion(tx, actor, made, { reason, remarks: [{ place: 'procedure', reason }] }, moment)),
    publish: (made: Made, from: Day) => act(office, (tx, actor) => passing.publishVersion(tx, actor, made, from, moment)),
    repeal: (made: Made) => act(office, (tx, actor) => passing.repealVersion(tx, actor, made, '依据的规章已经废止', moment)),
  };
}

export type Desks = ReturnType<typeof desks>;

/** Through all desks, in force from a day. */
export async function publishedAt(at: Desks, made: Made, from: Day): Promise<Made> {
  await at.submit(made);
  await at.review(made);
  await at.legalReview(made);
  await at.publish(made, from);
  return made;
}
