import { plainName } from './names.ts';

export type Position = Readonly<{ id: string; name: string; departmentId: string; department: string }>;
type PositionsSaid = Readonly<{ ids: readonly string[]; unknown: readonly string[]; ambiguous: readonly string[] }>;

/** The positions of a bureau, by what people call them. */
export class Positions {
  private readonly all: readonly Position[];
  private readonly byName: ReadonlyMap<string, readonly Position[]>;

  constructor(all: readonly Position[]) {
    this.all = all;
    const named = all.flatMap((it) => callings(it).map((name) => [name, it] as const));
    this.byName = new Map([...Map.groupBy(named, ([name]) => name)].map(([name, its]) => [name, its.map(([, it]) => it)]));
  }

  /** The positions that a cell names: those of the power's own department first, then of the only department that has such a one. */
  in(text: string, departmentId: string): PositionsSaid {
    const [ids, unknown, ambiguous] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (const name of this.names(text)) {
      const found = this.byName.get(plainName(name)) ?? [];
      const own = found.filter((it) => it.departmentId === departmentId && plainName(it.name) === plainName(name));
      const [one, ...more] = own.length > 0 ? own : found;
      if (!one) unknown.add(name);
      else if (more.length > 0) ambiguous.add(name);
      else ids.add(one.id);
    }
    return { ids: [...ids], unknown: [...unknown], ambiguous: [...ambiguous] };
  }

  /** As a catalogue writes them: with their department where the name alone would be another's or anybody's. */
  written(ids: readonly string[], departmentId: string): string[] {
    const chosen = this.all.filter(({ id }) => ids.includes(id));
    return chosen.map((it) => (this.in(it.name, departmentId).ids.join() === it.id ? it.name : `${it.name}(${it.department})`));
  }

  /** Names are told apart by marks and line ends, unless a position is called so with them. */
  private names(text: string): string[] {
    const pieces = text.split(/([、,，;；\n/]+)/);
    const names: string[] = [];
    for (let at = 0; at < pieces.length; at += 2) {
      const longest = [7, 5, 3].find((count) => at + count <= pieces.length && this.byName.has(plainName(pieces.slice(at, at + count).join(''))));
      const name = pieces
        .slice(at, at + (longest ?? 1))
        .join('')
        .trim();
      if (longest !== undefined) at += longest - 1;
      if (name !== '' && !none.has(name)) names.push(name);
    }
    return names;
  }
}

const none = new Set(['无', '-', '—', '——', '/']);

/** 审核岗, 渔业科审核岗, 审核岗(渔业科). */
const callings = ({ name, department }: Position): string[] => [...new Set([name, `${department}${name}`, `${name}(${department})`].map(plainName))];
