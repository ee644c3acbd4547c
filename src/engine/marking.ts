/**
 * Tokens on flows, one character a token, its code the number of the flow, sorted. A string, because strings are
 * compared and looked up by value.
 */
export type Marking = string;

const token = (edge: number): string => String.fromCharCode(edge);

/** Whether a flow, by number, holds a token. */
export const holds = (marking: Marking, edge: number): boolean => marking.includes(token(edge));

/** A marking with one token less on each of some flows; a flow without one is passed over. */
export function take(marking: Marking, edges: readonly number[]): Marking {
  let left = marking;
  for (const edge of edges) left = left.replace(token(edge), '');
  return left;
}

/** A marking with one token more on each of some flows. */
export function put(marking: Marking, edges: readonly number[]): Marking {
  let more = marking;
  for (const edge of edges) {
    let at = more.length;
    while (at > 0 && more.charCodeAt(at - 1) > edge) at -= 1;
    more = more.slice(0, at) + token(edge) + more.slice(at);
  }
  return more;
}

/** The flows that hold a token, by number, in order; a flow with two is there twice. */
export const tokensOf = (marking: Marking): number[] => Array.from({ length: marking.length }, (_, at) => marking.charCodeAt(at));

/** The tokens of a marking that are kept, in their order. */
export const kept = (marking: Marking, keeps: (edge: number, at: number, all: readonly number[]) => boolean): Marking =>
  tokensOf(marking).filter(keeps).map(token).join('');

/** The tokens of a marking that lie on some flows. */
export const only = (marking: Marking, edges: ReadonlySet<number>): Marking => kept(marking, (edge) => edges.has(edge));

/** A marking without the tokens on some flows. */
export const without = (marking: Marking, edges: ReadonlySet<number>): Marking => kept(marking, (edge) => !edges.has(edge));
