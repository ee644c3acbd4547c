import type { Day } from '#engine/days.ts';
import { bureauHeadOf, headOf, leaderOf, officeMembers, type PersonRef } from '#organization/store/people.ts';
import type { Tx } from '#platform/db.ts';
import type { Matter, State } from '../suggestion.ts';

/** What of a suggestion decides who handles it. */
export type Handled = Readonly<{
  state: State;
  authorId: string | null;
  aboutPersonId: string | null;
  departmentId: string | null;
  answeredBy: string | null;
}>;

/** A suggestion as those see it who act on it, with the people whom it waits for. */
export async function matterOf(tx: Tx, bureauId: string, row: Handled, today: Day): Promise<Matter & { answeringPerson: PersonRef | null }> {
  const { state, authorId, aboutPersonId, departmentId, answeredBy } = row;
  const concerned = [authorId, aboutPersonId];
  const answering = state === 'dispatched' ? await answererOf(tx, bureauId, departmentId!, concerned, today) : null;
  return {
    state,
    author: authorId,
    subject: aboutPersonId,
    answeredBy,
    answerer: answering?.personId ?? null,
    answeringPerson: answering,
    standIn: await standInOf(tx, bureauId, concerned, today),
  };
}

type Concerned = ReadonlyArray<string | null>;

/** Who answers for a department: its head; who is concerned is passed over upward, to the leader in charge and the bureau's head. */
export async function answererOf(tx: Tx, bureauId: string, departmentId: string, concerned: Concerned, on: Day): Promise<PersonRef | null> {
  for (const find of [headOf, leaderOf]) {
    const person = await find(tx, bureauId, departmentId, on);
    if (person && !concerned.includes(person.personId)) return person;
  }
  return freeHead(tx, bureauId, concerned, on);
}

/** Where every member of the office is concerned, the bureau's head does the office's deeds; null: a member can. */
async function standInOf(tx: Tx, bureauId: string, concerned: Concerned, on: Day): Promise<string | null> {
  const members = await officeMembers(tx, bureauId, on);
  if (members.some(({ personId }) => !concerned.includes(personId))) return null;
  return (await freeHead(tx, bureauId, concerned, on))?.personId ?? null;
}

async function freeHead(tx: Tx, bureauId: string, concerned: Concerned, on: Day): Promise<PersonRef | null> {
  const head = await bureauHeadOf(tx, bureauId, on);
  return head && !concerned.includes(head.personId) ? head : null;
}
