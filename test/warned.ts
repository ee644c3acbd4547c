import { beforeAll } from 'vitest';
import { day, type Day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import * as deductions from '#warnings/commands/deductions.ts';
import { installScheme } from '#warnings/commands/scheme.ts';
import { accountRecord } from '#warnings/store/account.ts';
import { makeBureau, type PersonKey, type TestBureau } from './bureau.ts';
import type { TestDatabase } from './database.ts';

export const on = (text: string): Moment => momentOf(new Date(`${text}T10:00:00+08:00`));
export const monday = on('2026-03-02');

/** The code of a refusal, or `done`. */
export const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  );

/** A bureau with the shipped scheme, for a test file; `actors` and `bureau` are there once its tests run. */
export function warned(here: TestDatabase) {
  const actors = {} as Record<PersonKey, Actor>;
  const found = {} as { bureau: TestBureau };
  const act = <R>(actor: Actor, work: (tx: Tx) => Promise<R>): Promise<R> => transact(here.db, actor, work);

  const freshBureau = async (): Promise<TestBureau> => {
    const made = await makeBureau(here.db);
    const office = await made.actor('office');
    await act(office, (tx) => installScheme(tx, office, made.bureauId, monday.now));
    return made;
  };
  beforeAll(async () => {
    found.bureau = await freshBureau();
    for (const who of Object.keys(found.bureau.people) as PersonKey[]) actors[who] = await found.bureau.actor(who);
  });

  const propose = (who: PersonKey, item: string, moment = monday, by: Actor = actors.office2) => {
    const { personId } = found.bureau.people[who];
    const facts = '督办核实：同一人经办不相容环节。';
    const proposal = { appliesTo: 'person', personId, departmentId: null, item, behaviourOn: day('2026-02-27'), facts } as const;
    return act(by, (tx) => deductions.proposeDeduction(tx, by, proposal, moment));
  };
  /** The loop of the plan: office2 proposes, office notifies, the person waives, office decides. */
  const decided = async (who: PersonKey, item: string, moment = monday): Promise<string> => {
    const { id } = await propose(who, item, moment);
    await act(actors.office, (tx) => deductions.notify(tx, actors.office, id, moment));
    await act(actors[who], (tx) => deductions.waive(tx, actors[who], id, moment));
    await act(actors.office, (tx) => deductions.decide(tx, actors.office, id, true, '事实清楚，予以扣分。', moment));
    return id;
  };
  const confirmed = async (who: PersonKey, item: string, moment = monday, by: Actor = actors.discipline): Promise<string> => {
    const id = await decided(who, item, moment);
    await act(by, (tx) => deductions.confirm(tx, by, id, true, moment));
    return id;
  };
  const account = (who: PersonKey, at: Day = monday.today, today: Day = monday.today) =>
    act(actors.office, (tx) => accountRecord(tx, actors.office, 'person', found.bureau.people[who].personId, at, today));
  const unit = (key: keyof TestBureau['departments'], at: Day = monday.today) =>
    act(actors.office, (tx) => accountRecord(tx, actors.office, 'department', found.bureau.departments[key], at, at));
  return { actors, found, act, freshBureau, propose, decided, confirmed, account, unit };
}
