import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Origin, State as PointState, Tier } from '#risks/point.ts';
import type { State as FormState } from './form.ts';

/** 评估会: the leading group's sitting over what the forms found. It decides while it is open; what it decided is registered afterwards. */
export const states = ['open', 'closed'] as const;
export type State = (typeof states)[number];
export const pointDeeds = ['evaluate', 'merge', 'split', 'return', 'register'] as const;
export type PointDeed = (typeof pointDeeds)[number];
export const deeds = ['attend', ...pointDeeds, 'close'] as const;
export type Deed = (typeof deeds)[number];

export const sittingMachine: Machine<State, Deed> = {
  open: { attend: 'open', evaluate: 'open', merge: 'open', split: 'open', return: 'open', close: 'closed' },
  closed: { register: 'closed' },
};

type Who = Pick<Actor, 'personId' | 'roles'>;
const isPointDeed = (deed: Deed): deed is PointDeed => (pointDeeds as readonly Deed[]).includes(deed);
export type Hindrance = 'campaigns/sitting/cannot' | 'campaigns/sitting/point/cannot' | 'campaigns/office/forbidden' | 'campaigns/sitting/own-matter';

/** Why a person may not do a deed at a sitting; null: they may. The office keeps it for the leading group, the discipline head what concerns all of the office. */
export function hindrance(state: State, deed: Deed, { roles }: Who): Hindrance | null {
  if (!sittingMachine[state][deed]) return 'campaigns/sitting/cannot';
  return roles.has('office') || (isPointDeed(deed) && roles.has('disciplineHead')) ? null : 'campaigns/office/forbidden';
}

/**
 * Why a person may not keep the record of a point; null: they may. Nobody keeps that of their own matter: another of the office does, and
 * where everybody there is concerned the discipline head.
 *
 * @param concerned whose own matter the point is
 * @param keepers the people of the office
 */
export function keeperHindrance(concerned: readonly string[], keepers: readonly string[], { personId, roles }: Who): Hindrance | null {
  if (concerned.includes(personId)) return 'campaigns/sitting/own-matter';
  return roles.has('office') || keepers.every((it) => concerned.includes(it)) ? null : 'campaigns/office/forbidden';
}

/**
 * A point as it lies before the sitting. `formState` and `opined` are of its form; null: it came by itself. `concerned`: whose own matter it
 * is: who holds the position, heads the department or wrote the point down.
 */
export type Seen = Readonly<{ state: PointState; origin: Origin; formState: FormState | null; opined: boolean; concerned: readonly string[] }>;

/** Whether a point's form has come as far as the sitting: reviewed, or adopted and opined on where it is the bureau's. */
export const isBefore = ({ formState, opined, origin }: Pick<Seen, 'formState' | 'opined' | 'origin'>): boolean =>
  formState === null
    ? origin === 'entered' || origin === 'suggestion'
    : ['reviewed', 'evaluated'].includes(formState) || (formState === 'submitted' && opined);

const open: ReadonlySet<PointState> = new Set(['draft', 'evaluated']);

/** Why a person may not do a deed to a point at a sitting; null: they may. @param keepers the people of the office */
export function pointHindrance(sitting: State, point: Seen, deed: PointDeed, who: Who, keepers: readonly string[]): Hindrance | null {
  const why = hindrance(sitting, deed, who);
  if (why) return why;
  const fits = deed === 'register' ? point.state === 'evaluated' && [null, 'evaluated'].includes(point.formState) : open.has(point.state);
  if (!fits || !isBefore(point) || (deed === 'return' && point.formState === null)) return 'campaigns/sitting/point/cannot';
  return keeperHindrance(point.concerned, keepers, who);
}

/** @throws Refusal the hindrance, if there is one */
export function mayDo(sitting: State, deed: Deed, who: Who): State {
  const why = hindrance(sitting, deed, who);
  if (why) throw new Refusal(why, { state: sitting, deed });
  return sittingMachine[sitting][deed]!;
}

/** @param standsIn there are points that concern all of the office, so that the discipline head has something to do */
export const deedsOpenTo = (state: State, who: Who, standsIn: boolean): Deed[] =>
  deeds.filter((deed) => hindrance(state, deed, who) === null && (standsIn || who.roles.has('office')));

/** What the matrix proposes, what was declared, what the reviewer said; null: nobody said. */
export type Ratings = Readonly<{ proposal: number | null; selfLevel: number | null; reviewerLevel: number | null }>;

/** Whether those who said something agree, so that the group may agree with them in bulk. Of a point without a reviewer two are asked. */
export const agree = ({ proposal, selfLevel, reviewerLevel }: Ratings): boolean =>
  proposal !== null && selfLevel === proposal && (reviewerLevel === null || reviewerLevel === proposal);

/** A level that differs from the proposal or from the reviewer's wants an opinion that says why. */
export const wantsOpinion = (level: number, { proposal, reviewerLevel }: Ratings): boolean =>
  (proposal !== null && level !== proposal) || (reviewerLevel !== null && level !== reviewerLevel);

/** @throws Refusal `campaigns/sitting/opinion/invalid` */
export function mustSayWhy(level: number, opinion: string | null, { proposal, reviewerLevel }: Ratings): void {
  if (opinion?.trim() || !wantsOpinion(level, { proposal, selfLevel: null, reviewerLevel })) return;
  throw new Refusal('campaigns/sitting/opinion/invalid', { level, proposal, reviewerLevel });
}

type Member = Readonly<{ personId: string; name: string; attended: boolean }>;

/** Who is counted on a point: members present, without those whose own matter it is. @throws Refusal `campaigns/sitting/nobody-counted` */
export function countedOn(members: readonly Member[], concerned: readonly string[]): Readonly<{ counted: number; recused: string[] }> {
  const present = members.filter((it) => it.attended);
  const recused = present.filter((it) => concerned.includes(it.personId)).map((it) => it.name);
  const counted = present.length - recused.length;
  if (counted < 1) throw new Refusal('campaigns/sitting/nobody-counted', { recused: recused.join('、') });
  return { counted, recused };
}

/** Whose own matter a point is; `heads`: of its department, where it is the department's. The bureau's form is handed in by a body, so that no member of it is concerned more than another. */
export const concernedBy = (tier: Tier, personId: string | null, authorId: string, heads: readonly string[] = []): string[] =>
  tier === 'bureau' ? [] : [...new Set([...(personId === null ? [] : [personId]), authorId, ...heads])];
