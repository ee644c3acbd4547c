import pg from 'pg';
import { pick, type Random, randomFrom } from '#demo/random.ts';
import { newId } from '#platform/ids.ts';
import { keyAreas } from '#powers/power.ts';
import { controlOf, type Governing, proposedLevel } from '#risks/level.ts';
import { aspects, elements, foundBys } from '#risks/point.ts';
import type { TestBureau } from '../test/bureau.ts';
import { type Copy, loaded, type Value } from './loading.ts';
import { measuresBy, measureColumns, entryColumns } from './registerMeasures.ts';
import { descriptionBy } from './registerTexts.ts';

export const years = [2022, 2023, 2024, 2025, 2026] as const;
const departmentNames = ['办公室', '教育科', '财务科', '法规科', '林政科', '渔政科', '种植业科', '畜牧科', '农机科', '执法大队', '推广站', '水产站'];
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const given = [...'明华建国志强丽娜秀英海涛文静春燕学军晓东雪梅'];
const tables =
  'institution department person risk_point measure risk_point_institution risk_point_version measure_time measure_entry risk_count'.split(' ');

const skewed = (random: Random): number => 1 + Math.floor(random() * random() * 3 + random() * 2); // 1–5, small ones more often

type Person = Readonly<{ id: string; department: string }>;
type People = Readonly<{ departments: readonly string[]; persons: readonly Person[] }>;
type Institution = Governing & Readonly<{ id: string }>;

/** Fills bureaus, made already, with people, institutions, points of five years, their measures and what governs them: `each` points a bureau. */
export async function fill(ownerUrl: string, bureaus: readonly TestBureau[], each: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const random = randomFrom(60);
  await loaded(client, tables, async (copy) => {
    for (const bureau of bureaus) {
      const people = await peopled(bureau, copy, random);
      await pointed(bureau, people, await governed(bureau, people, copy, random), each, copy, random);
    }
    for (const query of derived) await client.query(query);
  });
  await client.query('vacuum analyze');
  await client.end();
}

/** What the triggers would have kept (migrations/0017_risks-register.sql, 0023_risks-measures.sql, 0024_risks-search.sql); the control is `controlOf`'s. */
const derived = [
  `insert into risk_point_version (bureau_id, risk_point_id, revision, content, by_id, by_name, at)
    select r.bureau_id, r.risk_point_id, 1, registered_content(r), r.author_id, '严书衡', r.registered_on from risk_point as r where r.revision = 1`,
  'insert into measure_time (bureau_id, measure_id, number, due_on, status) select bureau_id, measure_id, 1, due_on, status from measure',
  `insert into risk_count (bureau_id, dimension, value, year, state, level, likelihood, harm, gap, count)
    select r.bureau_id, v.dimension, v.value, r.year, r.state, r.level, r.likelihood, r.harm, coalesce(r.control <> 'settled', false), count(*)
    from risk_point as r, lateral (values ('all', ''), ('department', r.department_id::text), ('keyArea', r.key_area::text),
      ('tier', r.tier::text), ('element', r.element::text), ('foundBy', r.found_by::text)) as v (dimension, value)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
];

async function peopled(bureau: TestBureau, copy: Copy, random: Random): Promise<People> {
  const { bureauId } = bureau;
  const departments = departmentNames.map((name) => ({ id: newId(), name }));
  await copy(
    'department (bureau_id, department_id, name, kind, place)',
    departments.map(({ id, name }, at) => [bureauId, id, name, 'office', at + 10]),
  );
  const persons = departments.flatMap(({ id }) => Array.from({ length: 10 }, () => ({ id: newId(), department: id })));
  const name = () => `${pick(random, surnames)}${pick(random, given)}${pick(random, given)}`;
  const rows = persons.map(({ id, department }, at) => [bureauId, id, String(at + 100), name(), 'staff', department]);
  await copy('person (bureau_id, person_id, number, name, rank, department_id)', rows);
  return { departments: [bureau.departments.forestry, ...departments.map(({ id }) => id)], persons };
}

async function governed({ bureauId }: TestBureau, { departments }: People, copy: Copy, random: Random): Promise<Institution[]> {
  const institutions = Array.from({ length: 40 }, (_, at): Institution => {
    const action = at % 3 ? 'establish' : 'clean';
    return at % 8 ? { id: newId(), status: 'inForce', action, binding: action } : { id: newId(), status: 'draft', action, binding: null };
  });
  const columns = 'bureau_id, institution_id, title, document_number, class, action, binding_action, status, department_id, number';
  const rows = institutions.map(({ id, status, action, binding }, at) => {
    const title = `${pick(random, departmentNames)}制度${at}`;
    return [bureauId, id, title, `〔2026〕${at}号`, 'powerOperation', action, binding, status, departments[0]!, at + 1];
  });
  await copy(`institution (${columns})`, rows);
  return institutions;
}

const pointColumns = `bureau_id, risk_point_id, number, year, description, tier, department_id, person_id, key_area, aspect, element, found_by, likelihood,
  harm, self_level, level, control, state, author_id, origin, previous_id, registered_on, revision`;

async function pointed(
  bureau: TestBureau,
  people: People,
  institutions: readonly Institution[],
  each: number,
  copy: Copy,
  random: Random,
): Promise<void> {
  const { bureauId } = bureau;
  const rows: Value[][] = [];
  const links: Value[][] = [];
  const measures = measuresBy(random, bureau);
  let before: string[] = [];
  for (const year of years) {
    const count = Math.floor(each / years.length) + (year === years.at(-1) ? each % years.length : 0);
    const these = Array.from({ length: count }, newId);
    for (const [at, id] of these.entries()) {
      const waits = year === years.at(-1) && random() < 0.03;
      const person = random() < 0.7 ? pick(random, people.persons) : null;
      const [likelihood, harm] = [skewed(random), skewed(random)];
      const level = proposedLevel(likelihood, harm);
      const institution = level < 3 && random() < 0.9 ? pick(random, institutions) : null;
      if (institution) links.push([bureauId, id, institution.id]);
      const reminders = measures.of(id, year, person?.id ?? bureau.people.head.personId);
      const control = controlOf(waits ? null : level, institution ? [institution] : [], reminders);
      const tier = person ? 'position' : random() < 0.9 ? 'department' : 'bureau';
      const number = waits ? null : `${bureauId.slice(-4).toUpperCase()}-${year}-${String(at + 1).padStart(3, '0')}`;
      const placed = [tier, person?.department ?? pick(random, people.departments), person?.id ?? null];
      const kinds = [pick(random, keyAreas), pick(random, aspects), pick(random, elements), pick(random, foundBys)];
      const rated = [likelihood, harm, level, waits ? null : level, control, waits ? 'draft' : 'registered'];
      const origin = [bureau.people.head.personId, 'entered', random() < 0.8 ? (before[at] ?? null) : null];
      const registered = waits ? [null, 0] : [`${year}-03-20`, 1];
      rows.push([bureauId, id, number, year, descriptionBy(random), ...placed, ...kinds, ...rated, ...origin, ...registered]);
    }
    before = these;
  }
  await copy(`risk_point (${pointColumns})`, rows);
  await copy('risk_point_institution (bureau_id, risk_point_id, institution_id)', links);
  await copy(`measure (${measureColumns})`, measures.rows);
  await copy(`measure_entry (${entryColumns})`, measures.entries);
}
