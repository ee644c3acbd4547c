import { differences, type ElementChange } from '#platform/formats/bpmn-difference.ts';
import { elementsOf } from '#platform/formats/bpmn-elements.ts';
import { type Tree, treeOf, written } from './tree.ts';

/**
 * Two people's drawings in one, where they changed different things of the one that both began from: what only one of them added, removed
 * or changed is so in it, element by element. Where both moved one thing, or an arrow on both of its sides, it lies as in `mine`.
 *
 * @returns null where they changed one thing differently, or one removed what the other still needs: somebody must choose
 */
export function joined(base: string | null, mine: string, theirs: string): string | null {
  if (base === null) return null;
  try {
    if (clash(base, mine, theirs)) return null;
    const joining = new Joining();
    const tree = joining.one(treeOf(base), treeOf(mine), treeOf(theirs), false);
    const ids = idsIn(tree);
    return joining.agreed && holds(tree, ids) ? written(drawnOnly(tree, ids)) : null;
  } catch {
    return null; // no XML, and so nothing to join
  }
}

/** Whether one element says something else on both sides of the same matter: two limits of a step would both stand side by side. */
function clash(base: string, mine: string, theirs: string): boolean {
  const was = elementsOf(base);
  const [own, other] = [mine, theirs].map((xml) => differences(was, elementsOf(xml))) as [ElementChange[], ElementChange[]];
  const theirOf = new Map(other.map((it) => [it.id, it]));
  return own.some(({ id, aspects }) => {
    const their = theirOf.get(id)?.aspects ?? [];
    return aspects.some(({ aspect, after }) => their.some((it) => it.aspect === aspect && !same(it.after, after)));
  });
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

/** The order of attributes makes no difference. */
const sorted = (it: unknown): unknown =>
  Array.isArray(it)
    ? it.map(sorted)
    : it && typeof it === 'object'
      ? Object.entries(it)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, value]) => [key, sorted(value)])
      : it;

/** What there is at most one of in an element is the same on all sides. */
const alone = new Set(['extensionElements', 'conditionExpression', 'documentation', 'Bounds', 'BPMNLabel', 'waypoints', 'text', 'laneSet']);

type Keyed = ReadonlyMap<string, Tree>;

/** Children by what makes them the same on all sides: their id, their kind where there is one of it, else all that they say. */
function keyed(children: readonly Tree[]): Keyed {
  const ways = children.filter(({ name }) => local(name) === 'waypoint');
  const whole =
    ways.length === 0 ? children : [{ name: 'waypoints', attributes: {}, text: '', children: ways }, ...children.filter((it) => !ways.includes(it))];
  const found = new Map<string, Tree>();
  for (const child of whole) {
    const said = child.attributes['id'] ?? (alone.has(local(child.name)) ? `<${local(child.name)}>` : JSON.stringify(sorted(child)));
    let key = said;
    for (let again = 2; found.has(key); again += 1) key = `${said} ${String(again)}`;
    found.set(key, child);
  }
  return found;
}

const nothing: Tree = { name: '', attributes: {}, text: '', children: [] };
const none: Keyed = new Map();

class Joining {
  /** Whether nothing was changed differently on both sides. */
  agreed = true;

  one(base: Tree | undefined, mine: Tree, theirs: Tree, picture: boolean): Tree {
    if (same(mine, theirs) || (base && same(base, theirs))) return mine;
    if (base && same(base, mine)) return theirs;
    const was = base ?? nothing;
    const drawn = picture || local(mine.name) === 'BPMNDiagram';
    if (local(mine.name) === 'waypoints' || local(mine.name) === 'Bounds') return this.chosen(mine, drawn);
    return {
      name: this.value(base?.name, mine.name, theirs.name, drawn)!,
      attributes: this.attributes(was.attributes, mine.attributes, theirs.attributes, drawn),
      text: this.value(was.text, mine.text, theirs.text, drawn)!,
      children: this.children(base ? keyed(base.children) : none, keyed(mine.children), keyed(theirs.children), drawn),
    };
  }

  private chosen<T>(mine: T, picture: boolean): T {
    if (!picture) this.agreed = false;
    return mine;
  }

  private value(base: string | undefined, mine: string | undefined, theirs: string | undefined, picture: boolean): string | undefined {
    if (mine === theirs || theirs === base) return mine;
    return mine === base ? theirs : this.chosen(mine, picture);
  }

  private attributes(base: Tree['attributes'], mine: Tree['attributes'], theirs: Tree['attributes'], picture: boolean): Tree['attributes'] {
    const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    const of = (side: Tree['attributes'], name: string) => (Object.hasOwn(side, name) ? side[name] : undefined);
    const values = names.map((name) => [name, this.value(of(base, name), of(mine, name), of(theirs, name), picture)] as const);
    return Object.fromEntries(values.filter((it): it is readonly [string, string] => it[1] !== undefined));
  }

  /** In the order of mine; what only they have stands behind what it stood behind with them. */
  private children(base: Keyed, mine: Keyed, theirs: Keyed, picture: boolean): Tree[] {
    const kept: Array<readonly [key: string, Tree]> = [];
    for (const [key, own] of mine) {
      const [was, other] = [base.get(key), theirs.get(key)];
      if (other) kept.push([key, this.one(was, own, other, picture)]);
      else if (!was || !same(was, own)) kept.push([key, was ? this.chosen(own, picture) : own]);
    }
    let before = -1;
    for (const [key, other] of theirs) {
      const at = kept.findIndex(([one]) => one === key);
      const was = base.get(key);
      if (at < 0 && was && !same(was, other)) this.chosen(null, picture);
      if (at < 0 && !was) kept.splice(before + 1, 0, [key, other]);
      before = at >= 0 ? at : was ? before : before + 1;
    }
    return kept.flatMap(([, child]) => (child.name === 'waypoints' ? child.children : [child]));
  }
}

function idsIn(tree: Tree, ids = new Set<string>()): Set<string> {
  if (tree.attributes['id']) ids.add(tree.attributes['id']);
  for (const child of tree.children) idsIn(child, ids);
  return ids;
}

const needed = ['sourceRef', 'targetRef', 'attachedToRef', 'default', 'taskA', 'taskB'];

/** Whether whatever an element cannot be without is there. */
function holds({ attributes, children }: Tree, ids: ReadonlySet<string>): boolean {
  return needed.every((name) => attributes[name] === undefined || ids.has(attributes[name])) && children.every((it) => holds(it, ids));
}

const pointing = new Set(['incoming', 'outgoing', 'flowNodeRef']);

/** Without the pictures of what is gone, and without what points to it. */
function drawnOnly(tree: Tree, ids: ReadonlySet<string>): Tree {
  const stays = ({ name, attributes, text }: Tree): boolean =>
    (attributes['bpmnElement'] === undefined || ids.has(attributes['bpmnElement'])) && !(pointing.has(local(name)) && !ids.has(text.trim()));
  return { ...tree, children: tree.children.filter(stays).map((child) => drawnOnly(child, ids)) };
}
