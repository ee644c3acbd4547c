import { isIn } from './ahead.ts';
import { type Marking, put, take, tokensOf } from './marking.ts';
import { choices, type Net, settle } from './net.ts';

const mostMarkings = 500; // of one flow; a circle that needs more is taken for a sound one

/**
 * Whether a token may go round without a task and leave others behind: then tokens can be had without end, and what the search did not
 * find may yet be there. No sound flowchart is like that. A boundary event that may come again is none, what it puts out is bounded; nor
 * is what an inclusive join is in: there every marking is looked at, and too many are said to be too many.
 */
export function pumps(net: Net): boolean {
  net.memo.pumps ??= net.upstream.size === 0 && net.target.some((_, edge) => circles(net, edge) && growsFrom(net, edge));
  return net.memo.pumps;
}

// That a sub-process is open says nothing of what is in it.
const circles = ({ nodes, target, follows, reach, scopes }: Net, edge: number): boolean =>
  nodes[target[edge]!]!.kind !== 'task' &&
  !scopes.some(({ active }) => active === edge) &&
  follows[target[edge]!]!.some((out) => isIn(reach[out]!, edge));

function growsFrom(net: Net, edge: number): boolean {
  const start = settle(net, put('', [edge]));
  if (start === null) return true;
  const seen = new Set([start]);
  for (const at of seen) {
    for (const [node, after] of choices(net, at)) {
      if (net.nodes[node]!.spawns) continue;
      const settled = settle(net, after);
      if (settled === null || isMore(settled, start)) return true;
      if (seen.size < mostMarkings) seen.add(settled);
    }
  }
  return false;
}

/** Whether a marking has all the tokens of another, and more. */
const isMore = (marking: Marking, than: Marking): boolean =>
  marking.length > than.length && take(marking, tokensOf(than)).length === marking.length - than.length;
