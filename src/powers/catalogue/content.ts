import { type Limit, outlasts } from '../limits.ts';
import type { Basis } from '../power.ts';
import { basisOf, citationsIn } from './basis-text.ts';
import type { Content, Existing } from './entry.ts';
import type { Field } from './fields.ts';
import { type LimitSaid, limitIn, limitsIn, unitIn } from './limit-text.ts';
import { itemsIn, itemsKept, procedureIn } from './lists.ts';
import type { Reader } from './reader.ts';

const most = { text: 20_000, bases: 50, document: 200, article: 300, wording: 5000, positions: 100 };

/** What a row says of a version, where it differs from what is there. */
export function contentIn(it: Reader, departmentId: string | null): { content: Partial<Content>; missing: readonly string[] } {
  const { positions, missing } = positionsIn(it, departmentId);
  const content = { ...basisIn(it), ...proseIn(it), ...limitsSaid(it), ...positions };
  return { content, missing };
}

function basisIn(it: Reader): Partial<Content> {
  const text = it.changed('basis');
  if (text === null) {
    if (!it.row.has('basis') && !it.power) it.remark('basis', 'no-basis');
    return {};
  }
  if (text === '') return it.fault('basis', 'missing');
  const where = it.row.has('article') ? it.row.text('article') : '';
  const citations = citationsIn(where === '' ? text : `${text.replace(/[。；;\s]$/, '')}${text.includes('\n') ? '\n' : ''}${where}`);
  const basis = citations.map(basisOf).map((one) => withWording(one, it.power));
  if (basis.length > most.bases) return it.fault('basis', 'too-many', { limit: most.bases });
  for (const { document, article, text: wording } of basis) {
    if (document === '') return it.fault('basis', 'missing');
    if (document.length > most.document) return it.fault('basis', 'too-long', { limit: most.document });
    if (article.length > most.article) return it.fault('basis', 'too-long', { limit: most.article });
    if (wording.length > most.wording) return it.fault('basis', 'too-long', { limit: most.wording });
  }
  return same(basis, it.power?.basis) ? {} : { basis };
}

/** A catalogue leaves the wording out: what is known of the same article stays. */
function withWording(one: Basis, power: Existing | null): Basis {
  const known = power?.basis.find(({ document, article }) => document === one.document && article === one.article);
  return one.text === '' && known ? known : one;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function proseIn(it: Reader): Partial<Content> {
  const procedure = it.changed('procedure');
  const responsibility = it.changed('responsibility');
  for (const [field, text] of [['procedure', procedure] as const, ['responsibility', responsibility] as const]) {
    if (text !== null && text.length > most.text) it.fault(field, 'too-long', { limit: most.text });
  }
  const steps = procedure === null || procedure === '无' ? '' : procedureIn(procedure);
  const items = responsibility === null || responsibility === '无' ? [] : itemsIn(responsibility);
  return {
    ...(procedure !== null && (!it.power || steps !== procedureIn(it.power.procedure)) && { procedure: steps }),
    ...(responsibility !== null && (!it.power || !same(items, itemsIn(it.power.responsibility))) && { responsibility: itemsKept(items) }),
  };
}

type Sides = { statutory?: Limit | null; promised?: Limit | null };

function limitsSaid(it: Reader): Partial<Content> {
  const said: Sides = {};
  const take = (side: 'statutory' | 'promised', field: Field, text: string | null): void => {
    if (text === null) return;
    const limit = limitIn(text, unitIn(it.heading(field)));
    if ('fault' in limit) it.fault(field, twice(limit, text) ? 'limit-two' : limit.fault);
    else said[side] = limit.limit;
  };
  for (const side of ['statutory', 'promised'] as const) {
    const both = limitsIn(it.row.text(side)); // 法定20个工作日,承诺10个工作日
    if (!both) take(side, side, it.changed(side));
    else for (const named of ['statutory', 'promised'] as const) if (said[named] === undefined) take(named, side, both[named]);
  }
  if (it.row.has('limits')) {
    const text = it.row.text('limits');
    const both = limitsIn(text);
    if (!both && limitIn(text, null) && text !== '' && said.statutory === undefined) it.remark('limits', 'limit-taken-as-statutory');
    take('statutory', 'limits', both ? both.statutory : text);
    take('promised', 'limits', both?.promised ?? null);
  }
  return kept(it, said);
}

const twice = (said: LimitSaid, text: string): boolean =>
  'fault' in said && said.fault === 'limit-unclear' && /\d+\s*个?(工作日|日|天).*\d+\s*个?(工作日|日|天)/.test(text.slice(0, 200));

/** The limits that differ from those that are there, once the promise has been held against the law. */
function kept(it: Reader, said: Sides): Partial<Content> {
  const { power } = it;
  const changes: Sides = {};
  for (const side of ['statutory', 'promised'] as const) {
    if (said[side] !== undefined && (!power || !same(said[side], power[side]))) changes[side] = said[side];
  }
  if (Object.keys(changes).length === 0) return {};
  const whole = { statutory: power?.statutory ?? null, promised: power?.promised ?? null, ...changes };
  if (whole.statutory && whole.promised) {
    const late = outlasts(whole.promised, whole.statutory, it.house.calendar, it.house.today);
    const field = it.row.has('promised') ? 'promised' : it.row.has('limits') ? 'limits' : 'statutory';
    if (late === 'always') return it.fault(field, 'promise-too-long');
    if (late === 'sometimes') it.remark(field, 'may-end-late');
  }
  return changes;
}

function positionsIn(it: Reader, departmentId: string | null): { positions: Partial<Content>; missing: readonly string[] } {
  const none = { positions: {}, missing: [] };
  const text = it.changed('positions');
  if (text === null || departmentId === null) return none;
  const { ids, unknown, ambiguous } = it.house.positions.in(text, departmentId);
  if (ids.length + unknown.length > most.positions) it.fault('positions', 'too-many', { limit: most.positions });
  for (const position of ambiguous) it.fault('positions', 'ambiguous-position', { position });
  const added = it.house.adding ? unknown : [];
  for (const position of it.house.adding ? unknown.filter(({ length }) => length > 100) : unknown)
    it.fault('positions', 'unknown-position', { position });
  if (added.length > 0) it.remark('positions', 'position-added', { positions: added.join('、') });
  const isSame = it.power && added.length === 0 && same(ids.toSorted(), it.power.positions.toSorted());
  return { positions: isSame ? {} : { positions: ids }, missing: added };
}
