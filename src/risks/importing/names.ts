import { Departments } from '#powers/catalogue/names.ts';
import { plain, simplified } from './plain.ts';

export type Named = Readonly<{ id: string; name: string }>;

/** The departments of a bureau by what registers call them: name, alias 别名, with a number or the bureau before it, in either kind of characters. */
export class DepartmentNames {
  private readonly byId: ReadonlyMap<string, Named>;
  private readonly known: Departments;
  private readonly bureau: ReadonlySet<string>;
  private readonly read = new Map<string, Named | null>(); // a register says the same names again and again

  /** @param aliases other names and the department that each stands for; a department's own name goes before another's alias */
  constructor(departments: readonly Named[], aliases: readonly Named[], bureau: readonly string[]) {
    this.byId = new Map(departments.map((it) => [it.id, it]));
    const all = [...aliases.filter(({ id }) => this.byId.has(id)), ...departments].map(({ id, name }) => ({ id, name: simplified(name) }));
    this.bureau = new Set(bureau.map(plain).filter((name) => name !== ''));
    this.known = new Departments(all, bureau.map(simplified));
  }

  named(text: string): Named | null {
    const known = this.read.get(text);
    if (known !== undefined) return known;
    const found = this.meant(text);
    this.read.set(text, found);
    return found;
  }

  private meant(text: string): Named | null {
    const said = simplified(text.normalize('NFKC')).replace(/\s+/g, '');
    const bare = said
      .replace(/^第[\d一二三四五六七八九十]+部分[:：、]?|^\d(?=[\u4e00-\u9fff])/, '')
      .replace(/[(（【[][^()（）【】[\]]*[)）】\]]$|[:：]$/g, '');
    const labelled = /^(?:科室|部门|单位|科室[(（]单位[)）]|[^:：]{0,6}(?:科室|部门|单位)[^:：]{0,6})[:：](.+)$/.exec(said)?.[1] ?? '';
    const found = [said, bare, labelled].filter((it) => it !== '').map((it) => this.known.named(it));
    const it = found.find((one) => one !== null);
    return it ? this.byId.get(it.id)! : null;
  }

  /** Whether a text names the bureau itself: as a title it says nothing of departments. */
  isBureau(text: string): boolean {
    const said = plain(text)
      .replace(/^[^:]{2,12}:/, '')
      .replace(/\(盖?章?\)$/, '');
    const found = this.named(text);
    return this.bureau.has(said) || (found !== null && this.bureau.has(plain(found.name)));
  }

  /** Whose a sheet is, by what stands above its heading and by its name; null where these say nothing or not the same. */
  ofSheet(above: readonly string[], name: string): Named | null {
    const labelled = above.flatMap((text) => /^[^:：]{2,12}[:：]\s*(.+)$/.exec(text)?.[1] ?? []);
    const titles = above.map((text) =>
      text.replace(/\d{4}\s*年度?/, '').replace(/[(（]?(岗位|科室|部门)?(廉政|廉洁|廉潔|岗位|崗位)*(风险|風險).*$/, ''),
    );
    const said = [...labelled, ...titles, name].flatMap((text) => (this.isBureau(text) ? [] : (this.named(text) ?? [])));
    return new Set(said.map(({ id }) => id)).size === 1 ? said[0]! : null;
  }
}

export type Somebody = Named & Readonly<{ departmentId: string | null }>;

/** The people of a bureau by name. */
export class PeopleNames {
  private readonly byName: ReadonlyMap<string, readonly Somebody[]>;

  constructor(people: readonly Somebody[]) {
    this.byName = Map.groupBy(people, ({ name }) => plain(name));
  }

  /** Who is meant, where that is certain: the only one of that name in the department, else in the bureau. */
  certain(text: string, departmentId: string | null): string | null {
    const named = this.byName.get(plain(text)) ?? [];
    const here = named.filter((it) => it.departmentId === departmentId);
    const [one, ...more] = here.length > 0 ? here : named;
    return one && more.length === 0 ? one.id : null;
  }

  /** Whether everybody whom a text names is there. */
  knows(text: string): boolean {
    const has = (name: string): boolean => this.byName.has(plain(name));
    return has(text) || text.split(/[、,，;；/\n]/).every((name) => name.trim() === '' || has(name));
  }
}
