import type { Flow } from '#engine/flow.ts';
import { put, take, tokensOf } from '#engine/marking.ts';
import { choices, compile, settle } from '#engine/net.ts';

/** How many markings plain play comes to rest in, what must happen anyway having happened: every task and every choice tried, up to a bound. */
export function markingsOf(flow: Flow, most: number): number {
  const net = compile(flow);
  const seen = new Set(net.starts.flatMap((marking) => settle(net, marking) ?? []));
  for (const marking of seen) {
    const tasks = tokensOf(marking).filter((edge) => net.nodes[net.target[edge]!]!.kind === 'task');
    const done = tasks.map((edge) => put(take(marking, [edge]), net.nodes[net.target[edge]!]!.outs));
    for (const after of [...done, ...[...choices(net, marking)].map(([, chosen]) => chosen)]) {
      const settled = settle(net, after);
      if (settled !== null) seen.add(settled);
    }
    if (seen.size >= most) return most;
  }
  return seen.size;
}
