import type { Written } from './log-time.ts';
import type { Attributes, AttributeValue, Scalar } from './log.ts';
import type { Scope } from './xes-header.ts';
import type { XesType } from './xes-values.ts';

export type XesEvent = { attributes: Attributes; time: Written | null; line: number };
export type XesTrace = { attributes: Attributes; events: XesEvent[]; line: number };

/** An open element. `holder`: a log, trace, event or global with its attributes; `attribute`: a value still being read. */
export type Holder = { is: 'log' | Scope | 'global'; attributes: Attributes; rank: number; scope: Scope; time: Written | null; line: number };
export type Open = {
  is: 'attribute';
  type: XesType;
  key: string;
  value: Scalar;
  nested: Attributes | null;
  list: Array<{ key: string; value: AttributeValue }> | null;
};
export type Frame = Holder | Open | { is: 'values'; of: Open } | { is: 'leaf' };

export const holder = (is: Holder['is'], scope: Scope, line: number): Holder => ({ is, attributes: {}, rank: 0, scope, time: null, line });

/** What an attribute comes to once its end tag is met. */
export function wholeOf({ type, value, nested, list }: Open): AttributeValue {
  const attributes = nested ?? {};
  if (type === 'list') return { list: list ?? [], attributes };
  return type === 'container' ? { attributes } : nested ? { value, attributes } : value;
}
