import { type Category, categories, isPublic } from '../power.ts';
import { wasPublished } from '../version.ts';
import { contentIn } from './content.ts';
import type { Content, Entry, Existing, Identity, RowTexts } from './entry.ts';
import { categoryNamed, type Department, keyAreaNamed, openSaid, plainName } from './names.ts';
import { type House, Reader } from './reader.ts';

export type { House } from './reader.ts';

/** The sheet that a row is in, and whose it is where no column says so. */
type SheetOf = Readonly<{ name: string; headings: readonly string[]; department: Department | null }>;

const most = { code: 50, name: 200 };
const internal: ReadonlySet<Category> = new Set(categories.slice(categories.indexOf('personnel')));

/** What a row of a catalogue says, beside what is there already. */
export function understand(row: RowTexts, sheet: SheetOf, house: House): Entry {
  const code = row.has('code') ? plainCode(row.text('code')) : null;
  const department = row.has('department') ? house.departments.named(row.text('department')) : sheet.department;
  const power = code !== null ? house.powers.withCode(code) : department && house.powers.withName(row.text('name'), department.id);
  const it = new Reader(row, sheet.headings, house, power);
  const keptCode = codeIn(it, code);
  const where = departmentIn(it, department, sheet);
  const identity = identityIn(it, where);
  const { content, missing } = contentIn(it, where?.id ?? null);
  refuseOthers(it, where, { identity, content, missing });
  return {
    sheet: sheet.name,
    row: row.line,
    code: power ? power.code : keptCode,
    department: where?.name ?? row.text('department'),
    power,
    identity,
    content,
    missing,
    faults: it.faults,
    remarks: it.remarks,
  };
}

const plainCode = (text: string): string => text.replace(/\s+/g, ' ').trim();

function codeIn(it: Reader, code: string | null): string | null {
  if (code === null) return null;
  if (code === '') it.fault('code', 'missing');
  else if (code.length < 2) it.fault('code', 'too-short');
  else if (code.length > most.code) it.fault('code', 'too-long', { limit: most.code });
  else if (!it.power && it.house.codes.has(plainName(code))) it.fault('code', 'code-taken');
  return code;
}

function departmentIn(it: Reader, department: Department | null, sheet: SheetOf): Department | null {
  if (department) return department;
  if (!it.row.has('department')) it.fault('department', 'missing-department', { sheet: sheet.name });
  else it.fault('department', it.row.text('department') === '' ? 'missing' : 'unknown-department');
  return null;
}

function identityIn(it: Reader, department: Department | null): Partial<Identity> {
  const { power } = it;
  const name = nameIn(it);
  const category = categoryIn(it);
  const open = openIn(it, category ?? power?.category ?? null);
  const keyArea = keyAreaIn(it);
  const said: Partial<Identity> = {
    ...(name !== null && { name }),
    ...(category !== null && { category }),
    ...(department && { departmentId: department.id }),
    ...(open !== null && { open }),
    ...(keyArea !== undefined && { keyArea }),
  };
  return power ? differing(said, power) : said;
}

const differing = (said: Partial<Identity>, power: Existing): Partial<Identity> =>
  Object.fromEntries(Object.entries(said).filter(([key, value]) => power[key as keyof Identity] !== value));

function nameIn(it: Reader): string | null {
  if (!it.row.has('name')) return it.power ? null : (it.fault('name', 'missing'), null);
  const text = it.changed('name');
  if (text === null) return null;
  const name = text.replace(/\s*\n\s*/g, '');
  if (name === '') it.fault('name', 'missing');
  else if (name.length < 2) it.fault('name', 'too-short');
  else if (name.length > most.name) it.fault('name', 'too-long', { limit: most.name });
  return it.power && plainName(it.power.name) === plainName(name) ? null : name;
}

function categoryIn(it: Reader): Category | null {
  if (!it.row.has('category')) return it.power ? null : (it.fault('category', 'missing'), null);
  const text = it.changed('category');
  if (text === null) return null;
  const category = categoryNamed(text);
  if (category === null) it.fault('category', text === '' ? 'missing' : 'unknown-category');
  return category;
}

function openIn(it: Reader, category: Category | null): boolean | null {
  if (!it.row.has('open')) {
    if (it.power) return null;
    it.remark('open', 'open-by-category');
    return category !== null && !internal.has(category);
  }
  const text = it.changed('open');
  if (text === null) return null;
  if (text === '') {
    if (!it.power) it.remark('open', 'open-empty');
    return false;
  }
  const open = openSaid(text);
  if (open === null) it.fault('open', 'unknown-open');
  return open;
}

function keyAreaIn(it: Reader): Identity['keyArea'] | undefined {
  if (!it.row.has('keyArea')) return it.power ? undefined : null;
  const text = it.changed('keyArea');
  if (text === null) return undefined;
  if (text === '' || openSaid(text) === false) return null;
  const area = keyAreaNamed(text);
  if (area === null) it.fault('keyArea', 'unknown-key-area');
  return area ?? undefined;
}

type Said = Readonly<{ identity: Partial<Identity>; content: Partial<Content>; missing: readonly string[] }>;

/** What changes something must be the reader's to draft, and not lie at a desk. */
function refuseOthers(it: Reader, department: Department | null, { identity, content, missing }: Said): void {
  const { power, house } = it;
  if (power && Object.keys(identity).length + Object.keys(content).length + missing.length === 0) return;
  const of = [department?.id, power?.departmentId].filter((id) => id !== undefined);
  if (of.some((id) => !house.drafting.has(id))) {
    const name = department && !house.drafting.has(department.id) ? department.name : (power?.department ?? '');
    it.fault('department', 'other-department', { department: name });
  }
  if (power && !house.publishing && wasPublished(power) && isPublic({ ...power, ...identity }) && !isPublic(power)) {
    it.fault(it.row.has('open') ? 'open' : 'category', 'opening');
  }
  if (power && underReview.has(power.state)) it.fault('code', 'under-review', { number: power.number });
}

const underReview: ReadonlySet<string> = new Set(['submitted', 'bureauReviewed', 'legallyReviewed']);
