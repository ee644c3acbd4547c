import { categories, type Category, type KeyArea, keyAreas } from '../power.ts';
import { words } from '../words.ts';

/** A name without what people write differently: width, case, space, brackets' kind. */
export const plainName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

const ordinal = /^([(（]?(\d{1,3}|[一二三四五六七八九十]{1,3})[)）、.．:：\s-]+|\d{2,3}(?=\D))/;
const others = <K extends string>(of: Readonly<Record<K, string>>): [string, K][] =>
  Object.entries<string>(of).flatMap(([key, names]) => names.split(' ').map((name): [string, K] => [plainName(name), key as K]));
const own = <K extends string>(keys: readonly K[], said: Readonly<Record<K, readonly [string, string]>>): [string, K][] =>
  keys.flatMap((key) => said[key].map((name): [string, K] => [plainName(name), key]));

const byCategory = new Map<string, Category>([
  ...others<Category>({
    licence: '许可 行政审批 审批 行政许可事项 非行政许可审批',
    penalty: '处罚 行政处罚权',
    coercion: '强制 行政强制措施 行政强制执行',
    levy: '征收 行政征收征用',
    payment: '给付',
    inspection: '检查 行政监督检查 监督检查 行政监督',
    confirmation: '确认 行政确认事项',
    reward: '奖励',
    ruling: '裁决',
    otherAdministrative: '其他 其它 其他权力 其它权力 其他行政职权 其它行政权力 其他职权 其他类',
    personnel: '人事 干部人事 干部人事管理 人事权',
    finance: '财务 财务权 经费管理',
    procurement: '采购 政府采购 采购管理 物资采购管理',
    engineering: '工程 工程项目管理 工程建设 工程建设项目',
    specialFunds: '专项资金管理 专项资金使用 专项资金分配',
    fundVoting: '资金票决 项目票决 产业项目票决 项目资金票决',
  }),
  ...own(categories, words.categories),
]);

const byKeyArea = new Map<string, KeyArea>([
  ...others<KeyArea>({
    approval: '行政许可 审批 许可',
    procurement: '采购 政府采购',
    enforcement: '行政处罚 执法 处罚',
    personnel: '人事 人事管理 干部人事',
    specialFunds: '专项资金 专项资金管理',
    fundVoting: '项目票决 资金票决 产业项目票决',
    engineering: '工程项目 工程建设 工程',
    other: '其它 综合',
  }),
  ...own(keyAreas, words.keyAreas),
]);

const withoutOrdinal = (text: string): string => plainName(text).replace(ordinal, '');
const bare = (text: string): string => withoutOrdinal(text).replace(/\(.*\)$|[(].*|类$/g, '');

/** The category that a text names: 行政许可, 许可类, 一、行政许可(13项). */
export const categoryNamed = (text: string): Category | null => byCategory.get(withoutOrdinal(text)) ?? byCategory.get(bare(text)) ?? null;
export const keyAreaNamed = (text: string): KeyArea | null => byKeyArea.get(plainName(text)) ?? byKeyArea.get(bare(text)) ?? null;

const yes = new Set(['是', '公开', '√', '✓', '✔', '☑', '对外公开', '主动公开', '向社会公开', '社会公开', 'y', 'yes', 'true', '1']);
const no = new Set([
  '否',
  '不公开',
  '×',
  '✗',
  '✘',
  'x',
  '☐',
  '□',
  '内部',
  '不对外公开',
  '免予公开',
  '依申请公开',
  '局内公开',
  '内部公开',
  'n',
  'no',
  'false',
  '0',
  '无',
  '-',
  '—',
]);

/** Whether a text says that a power is public; null where it says neither. */
export function openSaid(text: string): boolean | null {
  const said = plainName(text);
  return yes.has(said) ? true : no.has(said) ? false : null;
}

export type Department = Readonly<{ id: string; name: string }>;

/** The department that a text names, with or without the bureau before it, a number, or (部门) behind it. */
export class Departments {
  private readonly byName: ReadonlyMap<string, Department>;
  private readonly bureau: readonly string[];

  constructor(departments: readonly Department[], bureau: readonly string[]) {
    this.byName = new Map(departments.map((it) => [plainName(it.name), it]));
    this.bureau = bureau.map(plainName).filter((name) => name !== '');
  }

  named(text: string): Department | null {
    const forms = [plainName(text), withoutOrdinal(text)];
    const short = forms.flatMap((form) => [form, form.replace(/\((部门|科室|单位|科)\)$/, '')]);
    const within = short.flatMap((form) => [form, ...this.bureau.flatMap((name) => (form.startsWith(name) ? [form.slice(name.length)] : []))]);
    const found = [...within, ...within.map((form) => form.replace(/^(本局|局)/, ''))].map((form) => this.byName.get(form));
    return found.find((it) => it !== undefined) ?? null;
  }

  /** The department that a sheet is of: by what stands above its heading, else by its name. */
  ofSheet(above: readonly string[], name: string): Department | null {
    const labelled = above.flatMap((text) => /^[^:：]{2,12}[:：]\s*(.+)$/.exec(text)?.[1] ?? []);
    const titles = above.map((text) => text.normalize('NFKC').replace(/(岗位)?(职权|权力|行政权力)(目录|清单|事项).*$/, ''));
    const english = above.flatMap((text) => /^Powers of (.+)$/.exec(text)?.[1] ?? []);
    return [...labelled, ...english, ...titles, name].map((text) => this.named(text)).find((it) => it !== null) ?? null;
  }
}
