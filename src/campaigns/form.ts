import type { Machine } from '#platform/machine.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Tier } from '#risks/point.ts';
import type { Desk } from './chain.ts';

export const states = ['draft', 'submitted', 'assessed', 'reviewed', 'evaluated', 'registered'] as const;
export type State = (typeof states)[number];

/** How far a form has come, counted by what is behind it. */
export const reaches = ['filed', 'assessed', 'reviewed', 'evaluated', 'registered'] as const;
export type Reach = (typeof reaches)[number];

/** What is written into the form's course; the rest leave the state as it is. */
export const stepDeeds = ['submit', 'assess', 'review', 'adopt', 'opine', 'return', 'evaluate', 'register', 'withdraw'] as const;
export type StepDeed = (typeof stepDeeds)[number];
export const deeds = ['fill', 'sign', ...stepDeeds] as const;
export type Deed = (typeof deeds)[number];

export const capacities = ['subject', 'departmentHead', 'leaderInCharge', 'bureauHead', 'disciplineHead', 'commission', 'leadingGroup'] as const;
export type Capacity = (typeof capacities)[number];

/** The bureau's form is adopted and opined on while it is `submitted`; the other two are assessed and reviewed. */
export const formMachine: Machine<State, Deed> = {
  draft: { fill: 'draft', sign: 'draft', submit: 'submitted' },
  submitted: {
    sign: 'submitted',
    assess: 'assessed',
    review: 'reviewed',
    adopt: 'submitted',
    opine: 'submitted',
    return: 'draft',
    evaluate: 'evaluated',
    withdraw: 'draft',
  },
  assessed: { review: 'reviewed', return: 'draft' },
  reviewed: { evaluate: 'evaluated', return: 'draft' },
  evaluated: { register: 'registered', return: 'draft' },
  registered: {},
};

/**
 * A form as those see it who act on it. `subject`: whose own matter it is and who hands it in: the person, the head of the department;
 * null for the bureau's, which its party committee hands in. `writers` may write in it, the subject among them; `signers` took part and
 * sign beside whoever hands it in. `absent`: members noted as absent (回避) from what the bureau's form tells of. `desk`: what waits now and for whom; null where the chain has ended or not begun. `acted`: the first
 * desk has acted; `adopted`, `opined` too are of the last time that it was handed in.
 */
export type Matter = Readonly<{
  bureauId: string;
  tier: Tier;
  state: State;
  subject: string | null;
  writers: readonly string[];
  signers: readonly string[];
  absent: readonly string[];
  desk: Desk | null;
  acted: boolean;
  adopted: boolean;
  opined: boolean;
  open: boolean; // the round is
}>;
type Who = Pick<Actor, 'personId' | 'bureauId' | 'roles'>;
export type Hindrance =
  | 'campaigns/cannot'
  | 'campaigns/closed'
  | 'campaigns/own-matter'
  | 'campaigns/author/forbidden'
  | 'campaigns/signer/forbidden'
  | 'campaigns/desk/forbidden'
  | 'campaigns/office/forbidden'
  | 'campaigns/committee/forbidden'
  | 'campaigns/absent/forbidden'
  | 'campaigns/commission/forbidden'
  | 'campaigns/acted'
  | 'campaigns/not-adopted';

const isAbsent = ({ tier, absent }: Matter, { personId }: Who) => tier === 'bureau' && absent.includes(personId);
const isCommittee = ({ roles }: Who) => roles.has('bureauHead') || roles.has('partyCommittee');
const isWriter = ({ tier, writers }: Matter, who: Who) =>
  tier === 'bureau' ? isCommittee(who) || who.roles.has('office') : writers.includes(who.personId);

/** What somebody is over a form of another bureau: of the commission, or nobody, whatever they are at home. */
const over = ({ bureauId }: Matter, who: Who): Who =>
  who.bureauId === bureauId ? who : { ...who, roles: new Set([...who.roles].filter((it) => it === 'commission')) };

/** Why a person may not do a deed to a form now; null: they may. */
export function hindrance(matter: Matter, deed: Deed, actor: Who): Hindrance | null {
  const { state } = matter;
  const who = over(matter, actor);
  if (!formMachine[state][deed] || !belongs(matter, deed)) return 'campaigns/cannot';
  switch (deed) {
    case 'fill':
      return isWriter(matter, who) ? closed(matter) : 'campaigns/author/forbidden';
    case 'sign':
      return matter.signers.includes(who.personId) ? closed(matter) : 'campaigns/signer/forbidden';
    case 'submit':
    case 'withdraw':
      return ofAuthor(matter, deed, who);
    case 'adopt':
    case 'opine':
      return ofBureauForm(matter, deed, who);
    case 'evaluate':
    case 'register':
      return ofGroup(matter, who);
    default:
      return atDesk(matter, deed, who);
  }
}

/** Whether a deed is one of this tier's and of what waits now. */
function belongs({ tier, state, desk }: Matter, deed: Deed): boolean {
  if (deed === 'adopt' || deed === 'opine') return tier === 'bureau';
  if (deed === 'sign') return tier !== 'position';
  if (deed === 'assess' || deed === 'review') return desk?.deed === deed;
  return deed !== 'evaluate' || tier === 'bureau' || state !== 'submitted';
}

const closed = ({ open }: Matter): Hindrance | null => (open ? null : 'campaigns/closed');

function ofAuthor(matter: Matter, deed: 'submit' | 'withdraw', who: Who): Hindrance | null {
  const { tier, subject, acted } = matter;
  if (tier === 'bureau' && !isCommittee(who)) return 'campaigns/committee/forbidden';
  if (isAbsent(matter, who)) return 'campaigns/absent/forbidden';
  if (tier !== 'bureau' && who.personId !== subject) return 'campaigns/author/forbidden';
  return deed === 'withdraw' && acted ? 'campaigns/acted' : closed(matter);
}

/** The leading group adopts collectively, which its office records; then the commission gives its opinion. Each once a submission. */
function ofBureauForm(matter: Matter, deed: 'adopt' | 'opine', who: Who): Hindrance | null {
  const { adopted, opined } = matter;
  if (deed === 'adopt') return adopted ? 'campaigns/cannot' : ofRecorder(matter, who);
  if (!adopted) return 'campaigns/not-adopted';
  return opined ? 'campaigns/cannot' : who.roles.has('commission') ? null : 'campaigns/commission/forbidden';
}

/** The office writes down what the group adopted or sends back, none of it who was recorded as absent. */
function ofRecorder(matter: Matter, who: Who): Hindrance | null {
  if (!who.roles.has('office')) return 'campaigns/office/forbidden';
  return isAbsent(matter, who) ? 'campaigns/absent/forbidden' : null;
}

/** The leading group's deeds, done by its office; who fills the form is not among those who evaluate it. */
function ofGroup({ tier, subject, opined }: Matter, { personId, roles }: Who): Hindrance | null {
  if (tier === 'bureau' && !opined) return 'campaigns/not-adopted';
  if (!roles.has('office')) return 'campaigns/office/forbidden';
  return personId === subject ? 'campaigns/own-matter' : null;
}

function atDesk(matter: Matter, deed: 'assess' | 'review' | 'return', who: Who): Hindrance | null {
  const { tier, state, subject, desk, adopted, opined } = matter;
  if (who.personId === subject) return 'campaigns/own-matter';
  if (tier === 'bureau' && state === 'submitted' && !opined) {
    if (adopted) return who.roles.has('commission') ? null : 'campaigns/commission/forbidden';
    return ofRecorder(matter, who);
  }
  if (desk === null) return deed === 'return' ? ofRecorder(matter, who) : 'campaigns/office/forbidden';
  return holds(desk, who) ? null : 'campaigns/desk/forbidden';
}

const holds = ({ seat, personId, delegateId }: Desk, who: Who): boolean =>
  seat === 'commission' && personId === null ? who.roles.has('commission') : who.personId === personId || who.personId === delegateId;

/** @throws Refusal the hindrance, if there is one */
export function decided(matter: Matter, deed: Deed, who: Who): State {
  const why = hindrance(matter, deed, who);
  if (why) throw new Refusal(why, { state: matter.state, deed, ...(why === 'campaigns/absent/forbidden' && { place: 'meeting.absent' }) });
  return formMachine[matter.state][deed]!;
}

export const deedsOpenTo = (matter: Matter, who: Who): Deed[] => deeds.filter((deed) => hindrance(matter, deed, who) === null);

/** What others do with a form that was handed in; the group's own deeds are the sitting's. */
export type DeskDeed = Exclude<StepDeed, 'submit' | 'withdraw' | 'evaluate' | 'register'>;
type Acting = Readonly<{ capacity: Capacity; forPerson: string | null }>;

/** In which capacity a deed at a desk is done, and for whom where it is done by a delegate. */
export function capacityOf({ tier, desk, adopted, opined }: Matter, deed: DeskDeed, personId: string): Acting {
  if (deed === 'opine' || (deed === 'return' && tier === 'bureau' && adopted && !opined)) return { capacity: 'commission', forPerson: null };
  if (desk === null) return { capacity: 'leadingGroup', forPerson: null };
  return { capacity: desk.seat, forPerson: personId === desk.delegateId ? desk.personId : null };
}
