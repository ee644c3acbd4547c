import type { Rank } from '#organization/structure.ts';
import type { Tier } from '#risks/point.ts';

/** Who decides on a form, lowest first: where a seat is empty or its holder concerned, the one above it does. */
const ladder = ['departmentHead', 'leaderInCharge', 'bureauHead', 'commission'] as const;
export const seats = [...ladder, 'disciplineHead'] as const;
export type Seat = (typeof seats)[number];
export type Held = Exclude<Seat, 'commission'>;

/** A desk at which a form waits. The commission is a body: no person holds its seat. A delegate acts for the holder while away. */
export type Desk = Readonly<{ deed: 'assess' | 'review'; seat: Seat; personId: string | null; delegateId: string | null }>;

/**
 * Who holds each seat over a department on a day, who acts for whom, whom the office had act for whom, and whom the bureau has review the form
 * of its head. `givers`: delegator → who gave their desk away.
 */
export type Chart = Readonly<{
  holders: Readonly<Record<Held, string | null>>;
  delegates: ReadonlyMap<string, string>;
  givers: ReadonlyMap<string, string>;
  overHead: 'commission' | 'disciplineHead';
}>;

/** What a form is about, as far as the way that it takes depends on it. `subject`: who hands it in, whose own matter it is. */
export type Filed = Readonly<{ tier: Tier; rank: Rank | null; subject: string | null }>;

type Wanted = Pick<Desk, 'deed' | 'seat'>;
const review = (seat: Seat): Wanted[] => [{ deed: 'review', seat }];

/** The table of domain §5. The bureau's form has no desks: its party committee adopts it as a body, the commission gives its opinion. */
export function wantedFor({ tier, rank }: Filed, overHead: Chart['overHead']): readonly Wanted[] {
  if (tier === 'bureau') return [];
  if (tier === 'department') return review('leaderInCharge');
  if (rank === 'bureauHead') return review(overHead);
  if (rank === 'partyCommittee') return review('bureauHead');
  if (rank === 'departmentHead') return review('leaderInCharge');
  return [{ deed: 'assess', seat: 'departmentHead' }, ...review('leaderInCharge')];
}

const upwardFrom = (seat: Seat): readonly Seat[] => (seat === 'disciplineHead' ? [seat, 'commission'] : ladder.slice(ladder.indexOf(seat)));

/** The desk, or the first above it that somebody holds who is not barred. The commission, at the top, decides once for all. Nobody picks who decides on their own form: a delegate whom its subject put there does not act on it. */
function seated({ deed, seat: least }: Wanted, { subject }: Filed, { holders, delegates, givers }: Chart, barred: ReadonlySet<string>): Desk {
  for (const seat of upwardFrom(least)) {
    const personId = seat === 'commission' ? null : holders[seat];
    if (seat === 'commission' || personId === null || barred.has(personId)) continue;
    const delegate = subject !== null && givers.get(personId) === subject ? null : (delegates.get(personId) ?? null);
    return { deed, seat, personId, delegateId: delegate !== null && !barred.has(delegate) ? delegate : null };
  }
  return { deed: 'review', seat: 'commission', personId: null, delegateId: null };
}

const self = ({ subject }: Filed) => (subject === null ? [] : [subject]);

/**
 * The desks that a form passes, by the organization of a day: nobody picks them. Nobody sits at a desk of their own form, nor at two of
 * one form; a seat that is empty or barred so is passed over upward.
 *
 * @param actedBy who else is barred: who handed it in, should that be another than who would today
 */
export function chainOf(filed: Filed, chart: Chart, actedBy: readonly string[] = []): Desk[] {
  const barred = new Set([...self(filed), ...actedBy]);
  const chain: Desk[] = [];
  for (const wanted of wantedFor(filed, chart.overHead)) {
    const desk = seated(wanted, filed, chart, barred);
    chain.push(desk);
    if (desk.personId === null) return chain;
    barred.add(desk.personId);
  }
  return chain;
}

/**
 * The desk at which a form waits; null: at none. Who handed it in or assessed it decides no further, whatever the organization says since.
 *
 * @param actedBy who handed it in and who assessed it, and for whom
 */
export function deskOf(state: string, filed: Filed, chart: Chart, actedBy: readonly string[]): Desk | null {
  if (state === 'submitted') return chainOf(filed, chart, actedBy)[0] ?? null;
  const wanted = state === 'assessed' ? wantedFor(filed, chart.overHead).find((it) => it.deed === 'review') : undefined;
  return wanted ? seated(wanted, filed, chart, new Set([...self(filed), ...actedBy])) : null;
}

/** Who hands in a department's form: its head; where there is none, who is in charge of it. Null: nobody is there. */
export const authorOf = ({ holders }: Pick<Chart, 'holders'>): string | null =>
  holders.departmentHead ?? holders.leaderInCharge ?? holders.bureauHead;
