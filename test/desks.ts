import { day } from '#engine/days.ts';
import { type Db, transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import * as drafting from '#powers/commands/drafting.ts';
import * as passing from '#powers/commands/passing.ts';
import { makeBureau, makeLegalAffairs, type PersonKey, type TestBody, type TestBureau } from './bureau.ts';

/** Ten in the morning of a day in China. */
export const on = (today: string): Moment => ({ now: new Date(`${today}T02:00:00Z`), today: day(today) });

/** A straight flowchart through the tasks; task `Tn` with a performer, drawn in a row with its arrows; `last` is where the last flow leads. */
export function flowchart(tasks: readonly string[], { last = 'e', position = '窗口受理岗' } = {}): string {
  const ids = ['s', ...tasks.map((_, at) => `T${at}`)];
  const shape = (id: string, at: number) =>
    `<di:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${at * 150}" y="80" width="100" height="80"/></di:BPMNShape>`;
  const line = (at: number) =>
    `<di:BPMNEdge id="F${at}_di" bpmnElement="F${at}"><dd:waypoint x="${at * 150 + 100}" y="120"/><dd:waypoint x="${at * 150 + 150}" y="120"/></di:BPMNEdge>`;
  return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:qf="urn:qingfeng:bpmn:1" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="t"><process id="P"><startEvent id="s" />${tasks
      .map(
        (name, at) =>
          `<task id="T${at}" name="${name}"><extensionElements><qf:performer department="林业科" position="${position}"/></extensionElements></task>`,
      )
      .join('')}<endEvent id="e" />
    ${ids.map((from, at) => `<sequenceFlow id="F${at}" sourceRef="${from}" targetRef="${ids[at + 1] ?? last}" />`).join('')}</process>
    <di:BPMNDiagram id="G"><di:BPMNPlane id="L" bpmnElement="P">${[...ids, 'e'].map(shape).join('')}${ids.map((_, at) => line(at)).join('')}</di:BPMNPlane></di:BPMNDiagram></definitions>`;
}

type Who = PersonKey | 'legal';
type Draft = Parameters<typeof drafting.draftVersion>[3];

/** A bureau and legal affairs, and what they do with powers, each as themselves on a day. */
export type Desks = Readonly<{
  bureau: TestBureau;
  legal: TestBody;
  as: (who: Who) => Promise<Actor>;
  act: <R>(who: Who, work: (tx: Tx, actor: Actor) => Promise<R>) => Promise<R>;
  draft: (more?: Draft, who?: PersonKey, today?: string, code?: string) => Promise<Made>;
  edit: (id: string, draft: Draft, who?: PersonKey, today?: string) => Promise<Made>;
  submit: (made: Made, today?: string, who?: PersonKey) => Promise<unknown>;
  review: (made: Made, today?: string, who?: Who) => Promise<unknown>;
  legalReview: (made: Made, today?: string) => Promise<unknown>;
  giveBack: (made: Made, by: Who, said?: Partial<Said>, today?: string) => Promise<unknown>;
  withdraw: (made: Made, today?: string, who?: PersonKey) => Promise<unknown>;
  publish: (made: Made, from?: string, today?: string) => Promise<unknown>;
  /** Through all desks into force. */
  inForce: (made: Made, from?: string, today?: string) => Promise<Made>;
}>;
type Made = Readonly<{ id: string; versionId: string; revision: number }>;
type Said = Parameters<typeof passing.returnVersion>[3];

const day1 = '2026-03-02';
export const law = { document: '中华人民共和国森林法', article: '第五十七条', text: '' };
const plain: Draft = {
  promisedLimit: 10,
  promisedUnit: 'workingDay',
  statutoryLimit: 20,
  statutoryUnit: 'workingDay',
  procedure: '受理→决定',
  responsibility: '超限额核发的',
  basis: [law],
};

export async function desksOf(db: Db, legal?: TestBody): Promise<Desks> {
  const bureau = await makeBureau(db);
  const reviewers = legal ?? (await makeLegalAffairs(db));
  const as = (who: Who) => (who === 'legal' ? reviewers.actor() : bureau.actor(who));
  const act = async <R>(who: Who, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => {
    const actor = await as(who);
    return transact(db, actor, (tx) => work(tx, actor));
  };
  const power = (code: string) => ({
    code,
    name: '林木采伐许可证核发',
    category: 'licence' as const,
    departmentId: bureau.departments.forestry,
    open: true,
  });
  const submit: Desks['submit'] = (made, today = day1, who = 'head') => act(who, (tx, actor) => passing.submitVersion(tx, actor, made, on(today)));
  const review: Desks['review'] = (made, today = day1, who = 'office') => act(who, (tx, actor) => passing.reviewVersion(tx, actor, made, on(today)));
  const legalReview: Desks['legalReview'] = (made, today = day1) =>
    act('legal', (tx, actor) => passing.legalReviewVersion(tx, actor, made, on(today)));
  const publish: Desks['publish'] = (made, from = day1, today = day1) =>
    act('office', (tx, actor) => passing.publishVersion(tx, actor, made, from, on(today)));
  return {
    bureau,
    legal: reviewers,
    as,
    act,
    draft: (more = {}, who = 'head', today = day1, code = 'YT-XK-06') =>
      act(who, (tx, actor) => drafting.addPower(tx, actor, power(code), { ...plain, flowchart: flowchart(['受理', '决定']), ...more }, on(today))),
    edit: (id, draft, who = 'head', today = day1) => act(who, (tx, actor) => drafting.draftVersion(tx, actor, id, draft, on(today))),
    submit,
    review,
    legalReview,
    giveBack: (made, by, { reason = '请按意见修改', remarks = [] } = {}, today = day1) =>
      act(by, (tx, actor) => passing.returnVersion(tx, actor, made, { reason, remarks }, on(today))),
    withdraw: (made, today = day1, who = 'head') => act(who, (tx, actor) => passing.withdrawVersion(tx, actor, made, on(today))),
    publish,
    inForce: async (made, from = '2025-01-01', today = day1) => {
      await submit(made, today);
      await review(made, today);
      await legalReview(made, today);
      await publish(made, from, today);
      return made;
    },
  };
}
