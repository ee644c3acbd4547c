import type { Day } from '#engine/days.ts';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Promises } from '../campaign.ts';
import { changesBetween } from '../changes.ts';
import type { Content } from '../content.ts';
import { faultsOf } from '../faults.ts';
import { decided, type State } from '../form.ts';
import { sourcesOf } from '../store/choices.ts';
import {
  type FormRow,
  formToChange,
  hasSigned,
  insertStep,
  participantsOf,
  saveForm as save,
  saveParticipants as saveTookPart,
} from '../store/form.ts';
import { idsIn, inService, namesOf, personName, publishedSteps } from '../store/names.ts';
import { linesInUse } from '../store/points.ts';
import { ownPoints, peopleOf, prefilled } from '../store/prefill.ts';
import { strangersIn } from '../strangers.ts';
import { type Signing, signed } from './signing.ts';

export type Saved = Readonly<{ id: string; state: State; revision: number }>;
export const subjectOf = ({ bureauId, formId }: Pick<FormRow, 'bureauId' | 'formId'>) => ({ kind: 'form', id: formId, bureauId });

/** Opens a form for the first time, filled in with what is known; opened again, it stays as it is. */
export async function startForm(tx: Tx, actor: Actor, id: string, { now, today }: Moment): Promise<Saved> {
  const { row, matter, chart } = await formToChange(tx, actor, id, today);
  decided(matter, 'fill', actor);
  if (row.content !== null) return { id, state: row.state, revision: row.revision };
  const content = await prefilled(tx, row, chart, (row.promises as Promises)[row.tier], today);
  await save(tx, row.bureauId, id, { content, revision: 1, startedAt: now, changedAt: now, changedBy: actor.personId });
  let took: TookPart | null = null;
  if (row.tier === 'department') {
    const people = await peopleOf(tx, row.bureauId, row.departmentId!, today);
    took = people.map((it) => ({ personId: it.id, attended: it.id === matter.subject }));
    await saveTookPart(tx, row.bureauId, id, took);
  }
  await record(tx, actor, now, 'campaigns.start', subjectOf(row), { after: { points: content.points.length, ...(took && tookPart(took)) } });
  return { id, state: row.state, revision: 1 };
}

/** @throws Refusal `campaigns/out-of-date` with who saved when, where somebody did since that revision was read */
export async function mustBeCurrent(tx: Tx, { bureauId, revision, changedBy, changedAt }: FormRow, read: number): Promise<void> {
  if (revision === read) return;
  const by = changedBy === null ? '' : await personName(tx, bureauId, changedBy);
  throw new Refusal('campaigns/out-of-date', { by, at: changedAt?.toISOString() ?? '', revision });
}

/** Autosave. What says the same is not written again. @throws Refusal `campaigns/out-of-date`, `campaigns/tier/invalid`, `campaigns/lines/invalid` */
export async function saveForm(tx: Tx, actor: Actor, id: string, read: number, content: Content, { now, today }: Moment): Promise<Saved> {
  const { row, matter } = await formToChange(tx, actor, id, today);
  const state = decided(matter, 'fill', actor);
  if (row.content === null) throw new Refusal('campaigns/not-started');
  if (content.tier !== row.tier) throw new Refusal('campaigns/tier/invalid');
  if (new Set(content.points.map((it) => it.id)).size < content.points.length) throw new Refusal('campaigns/lines/invalid');
  const changes = changesBetween(row.content, content);
  if (changes.length === 0 && row.revision >= read) return { id, state, revision: row.revision };
  await mustBeCurrent(tx, row, read);
  const revision = read + 1;
  await save(tx, row.bureauId, id, { content, revision, changedBy: actor.personId, changedAt: now });
  await record(tx, actor, now, 'campaigns.fill', subjectOf(row), { after: { revision, places: changes.map(({ place }) => place).slice(0, 50) } });
  return { id, state, revision };
}

type TookPart = ReadonlyArray<Readonly<{ personId: string; attended: boolean }>>;
const attendedOf = (them: TookPart) => them.filter((it) => it.attended).map((it) => it.personId);
const tookPart = (them: TookPart) => ({ participants: them.map((it) => it.personId), attended: attendedOf(them) });

/** Who took part in a department's form. @throws Refusal `campaigns/person/invalid` for somebody of another department */
export async function saveParticipants(tx: Tx, actor: Actor, id: string, participants: TookPart, { now, today }: Moment): Promise<Saved> {
  const { row, matter } = await formToChange(tx, actor, id, today);
  if (row.tier !== 'department') throw new Refusal('campaigns/tier/invalid');
  const state = decided(matter, 'fill', actor);
  if (actor.personId !== matter.subject) throw new Refusal('campaigns/author/forbidden');
  const before = await participantsOf(tx, row.bureauId, id);
  const known = new Set([...(await peopleOf(tx, row.bureauId, row.departmentId!, today)).map((it) => it.id), ...before.map((it) => it.personId)]);
  const each = [...new Map(participants.map((it) => [it.personId, it])).values()];
  if (each.some((it) => !known.has(it.personId))) throw new Refusal('campaigns/person/invalid');
  await saveTookPart(tx, row.bureauId, id, each);
  await record(tx, actor, now, 'campaigns.participants', subjectOf(row), { before: tookPart(before), after: tookPart(each) });
  return { id, state, revision: row.revision };
}

/** Everything wrong with a form at once, what it names that is not there with it. @throws Refusal `campaigns/content/invalid` */
async function mustBeWhole(tx: Tx, row: FormRow, content: Content, today: Day): Promise<void> {
  const ids = idsIn(content);
  const continued = content.points.flatMap(({ previousId }) => previousId ?? []);
  const named = [...new Set(content.points.flatMap((it) => it.sources))];
  const sources = row.tier === 'bureau' && named.length > 0 ? await sourcesOf(tx, row.bureauId, row.campaignId, named) : [];
  const strangers = strangersIn(content, {
    names: new Set((await namesOf(tx, row, ids)).keys()),
    inService: await inService(tx, row.bureauId, ids.people, today),
    steps: new Map((await publishedSteps(tx, row.bureauId, ids.steps)).map((it) => [it.id, it.powerId])),
    previous: new Set(await ownPoints(tx, row, continued)),
    sources: new Set(sources.map((it) => it.id)),
  });
  const faults = [...faultsOf(content), ...strangers];
  if (faults.length > 0) throw new Refusal('campaigns/content/invalid', { faults });
}

const ofSubject = ({ personId, name }: Actor) => ({ capacity: 'subject', forPerson: null, by: { id: personId, name } }) as const;

/** Signed and handed in, whole. */
export async function submitForm(tx: Tx, actor: Actor, id: string, signing: Signing, { now, today }: Moment): Promise<Saved> {
  const { row, matter } = await formToChange(tx, actor, id, today);
  const state = decided(matter, 'submit', actor);
  await mustBeCurrent(tx, row, signing.revision);
  const { bureauId, content, revision } = row;
  if (content === null) throw new Refusal('campaigns/not-started');
  await mustBeWhole(tx, row, content, today);
  const kept = await linesInUse(tx, { bureauId, formId: id, content });
  if (kept.length > 0) throw new Refusal('campaigns/line-kept', { count: kept.length });
  const sha256 = await signed(tx, actor, row, 'author', signing, now);
  const attended = row.tier === 'department' ? attendedOf(await participantsOf(tx, bureauId, id)) : undefined;
  await save(tx, bureauId, id, { state, returned: false, actedBy: [actor.personId], adopted: false, opined: false, submittedAt: now, leftOn: null });
  await insertStep(tx, { bureauId, formId: id, deed: 'submit', ...ofSubject(actor), opinion: null, content, revision, at: now });
  await record(tx, actor, now, 'campaigns.submit', subjectOf(row), { before: { state: row.state }, after: { state, revision, sha256, attended } });
  return { id, state, revision };
}

/** Taken back by who handed it in, until the first desk has acted. */
export async function withdrawForm(tx: Tx, actor: Actor, id: string, { now, today }: Moment): Promise<Saved> {
  const { row, matter } = await formToChange(tx, actor, id, today);
  const state = decided(matter, 'withdraw', actor);
  const { bureauId, revision } = row;
  await save(tx, bureauId, id, { state });
  await insertStep(tx, { bureauId, formId: id, deed: 'withdraw', ...ofSubject(actor), opinion: null, revision, at: now });
  await record(tx, actor, now, 'campaigns.withdraw', subjectOf(row), { before: { state: row.state }, after: { state } });
  return { id, state, revision };
}

/** Who took part, or a present member of the party committee, signs what the form says now, once. */
export async function signForm(tx: Tx, actor: Actor, id: string, signing: Signing, { now, today }: Moment): Promise<Saved> {
  const { row, matter } = await formToChange(tx, actor, id, today);
  const state = decided(matter, 'sign', actor);
  await mustBeCurrent(tx, row, signing.revision);
  if (row.content === null) throw new Refusal('campaigns/not-started');
  if (await hasSigned(tx, row, actor.personId)) return { id, state, revision: row.revision };
  const sha256 = await signed(tx, actor, row, row.tier === 'bureau' ? 'member' : 'participant', signing, now);
  await record(tx, actor, now, 'campaigns.sign', subjectOf(row), { after: { revision: row.revision, sha256 } });
  return { id, state, revision: row.revision };
}
