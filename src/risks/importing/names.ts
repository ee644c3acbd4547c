import { Departments } from '#powers/catalogue/names.ts';
import { nameIn, plain, simplified } from './plain.ts';

export type Named = Readonly<{ id: string; name: string }>;

/** Where the next thing is said in the same cell: 科室：办公室 负责人：楼听松. */
const nextLabel = /[(（]?(盖章|公章)[)）]?|(负责人|责任人|填[报表](人|日期|时间)|联系(人|电话)|分管领导|日期|时间|科长|主任)[:：].*$/g;
const ofBureau = /^(本局|局)?(机关|所属|直属|下属|属)/;

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
      .replace(/[(（【[][^()（）【】[\]]*[)）】\]]$|[:：]$|[:：,，]?共?\d+(个|项|条)(廉政|廉洁)?(风险点)?$/g, '');
    const labelled = (/^[^:：]{0,6}(?:科室|部门|单位|处室|股室)[^:：]{0,6}[:：](.+)$/.exec(said)?.[1] ?? '').replace(nextLabel, '');
    const within = [said, bare, labelled].map((it) => it.replace(ofBureau, ''));
    const found = [said, bare, labelled, ...within].filter((it) => it !== '').map((it) => this.known.named(it));
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

const title = /^[\s:(]*[\u4e00-\u9fff]{0,10}(书记|主任|干部|干事|领导|同志|[长员计纳])[\s:)]*$/;

type NamesSaid = Readonly<{ names: readonly string[]; titled: boolean }>;

/** The people of a bureau by name. */
export class PeopleNames {
  private readonly byName: ReadonlyMap<string, readonly Somebody[]>;
  private readonly read = new Map<string, NamesSaid>();

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
    return this.has(text) || text.split(/[、,，;；/\n]/).every((name) => name.trim() === '' || this.has(name));
  }

  /**
   * Those whom a text names: several at a mark or a line end, or at a space between two who are there; of 主任 楼听松 the name, where
   * somebody of that name is there. `titled`: whether a title was left out.
   */
  namedIn(text: string): NamesSaid {
    const known = this.read.get(text);
    if (known) return known;
    const found = this.meant(text);
    this.read.set(text, found);
    return found;
  }

  private meant(text: string): NamesSaid {
    const whole = this.has(text) ? nameIn(text) : this.withoutTitle(text);
    if (whole !== null) return { names: [whole], titled: !this.has(text) };
    const pieces = text.split(/[\n、]/).flatMap((piece) => this.apart(piece.trim()));
    const names = pieces.filter((piece) => piece !== '').map((piece) => this.withoutTitle(piece) ?? nameIn(piece));
    return { names, titled: pieces.some((piece) => this.withoutTitle(piece) !== null) };
  }

  private has(name: string): boolean {
    return this.byName.has(plain(name));
  }

  private apart(text: string): string[] {
    const names = text.split(/\s+/);
    return names.length > 1 && names.every((name) => this.has(name)) ? names : [text];
  }

  private withoutTitle(text: string): string | null {
    if (this.has(text) || /[,，;；、/]/.test(text)) return null;
    const bare = text.normalize('NFKC').replace(/\s+/g, '');
    const ends = [4, 3, 2].flatMap((length) => [bare.slice(-length), bare.slice(0, length), bare.slice(-length - 1, -1)]);
    return ends.find((name) => name !== bare && this.has(name) && title.test(bare.replace(name, ''))) ?? null;
  }
}
