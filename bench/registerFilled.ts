import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { pick, type Random, randomFrom } from '#demo/random.ts';
import { newId } from '#platform/ids.ts';
import { keyAreas } from '#powers/power.ts';
import { aspects, elements, foundBys } from '#risks/point.ts';
import type { TestBureau } from '../test/bureau.ts';

const years = [2022, 2023, 2024, 2025, 2026];
const departmentNames = ['办公室', '教育科', '财务科', '法规科', '林政科', '渔政科', '种植业科', '畜牧科', '农机科', '执法大队', '推广站', '水产站'];
const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许'];
const given = [...'明华建国志强丽娜秀英海涛文静春燕学军晓东雪梅'];

/** What a description is put together from: who, at what, does what wrongly, to what end; some 400,000 different ones. */
const matters = [
  '采伐许可',
  '捕捞许可',
  '种子经营许可',
  '动物检疫',
  '物资采购',
  '政府采购',
  '专项资金拨付',
  '项目验收',
  '公务接待',
  '车辆管理',
  '干部选拔',
  '职称评审',
  '行政处罚',
  '现场检查',
  '合同签订',
  '招标投标',
  '资产处置',
  '档案管理',
  '信访办理',
  '惠农补贴',
  '良种补贴',
  '渔船检验',
  '林地征占',
  '病害防治',
  '植物检疫',
];
const stages = [
  '受理环节',
  '审核环节',
  '现场查验环节',
  '集体研究环节',
  '签批环节',
  '公示环节',
  '验收环节',
  '档案归集环节',
  '资金复核环节',
  '抽样检测环节',
  '听证环节',
  '公开选聘环节',
  '比价询价环节',
  '结算环节',
  '回访环节',
  '备案环节',
];
const wrong = [
  '材料把关不严',
  '未到现场即签署意见',
  '擅自放宽条件',
  '泄露评审信息',
  '指定供应商',
  '虚报工作量',
  '拖延办理',
  '超范围收费',
  '重复列支',
  '自由裁量畸轻畸重',
  '不按规定回避',
  '越权审批',
  '程序倒置',
  '以现金代替转账',
  '隐瞒检查结果',
  '人情审批',
  '接受管理对象宴请',
  '选择性执法',
  '台账与实物不符',
  '违规拆分项目',
  '补充材料一再加码',
  '未经集体讨论',
];
const end = [
  '造成国家资金损失',
  '为特定关系人谋取利益',
  '索取或者收受财物',
  '侵害群众合法权益',
  '引发群体性信访',
  '影响行政行为公正',
  '形成廉政隐患',
  '被追究行政责任',
  '损害单位形象',
  '致使不合格项目通过',
  '滋生权钱交易',
  '导致监管流于形式',
  '造成物资积压浪费',
  '产生利益输送',
  '诱发执法不公',
  '使惠农资金不能足额到户',
  '难以追溯责任',
  '为弄虚作假提供空间',
  '助长吃拿卡要',
  '使监督制约失去作用',
];

const skewed = (random: Random): number => 1 + Math.floor(random() * random() * 3 + random() * 2); // 1–5, small ones more often
const line = (values: ReadonlyArray<string | number | null>): string => `${values.map((it) => it ?? '\\N').join('\t')}\n`;

type People = Readonly<{ departments: readonly string[]; persons: ReadonlyArray<Readonly<{ id: string; department: string }>> }>;
export type Filled = Readonly<{ bureau: TestBureau; departments: readonly string[] }>;

/** Fills bureaus, made already, with people, institutions, points of five years, their measures and what governs them: `each` points a bureau. */
export async function fill(ownerUrl: string, bureaus: readonly TestBureau[], each: number): Promise<Filled[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("set session_replication_role = 'replica'"); // as a restored copy: what the triggers keep is filled in below
  const copy = (into: string, lines: Iterable<string>) => pipeline(Readable.from(lines), client.query(from(`copy ${into} from stdin`)));
  const random = randomFrom(60);
  const filled: Filled[] = [];
  for (const bureau of bureaus) {
    const people = await peopled(bureau, copy, random);
    const institutions = Array.from({ length: 40 }, newId);
    const columns = 'bureau_id, institution_id, title, document_number, class, action, status, department_id, number';
    const rows = institutions.map((id, at) => {
      const [title, action, status] = [`${pick(random, departmentNames)}制度${at}`, at % 3 ? 'establish' : 'clean', at % 8 ? 'inForce' : 'draft'];
      return line([bureau.bureauId, id, title, `〔2026〕${at}号`, 'powerOperation', action, status, people.departments[0]!, at + 1]);
    });
    await copy(`institution (${columns})`, rows);
    await points(bureau, people, institutions, each, copy, random);
    filled.push({ bureau, departments: people.departments });
  }
  await client.query(`insert into risk_point_version (bureau_id, risk_point_id, revision, content, by_id, by_name, at)
    select r.bureau_id, r.risk_point_id, 1, registered_content(r), r.author_id, '严书衡', r.registered_on from risk_point as r where r.revision = 1`);
  await client.query(
    `insert into measure_time (bureau_id, measure_id, number, due_on, status) select bureau_id, measure_id, 1, due_on, status from measure`,
  );
  for (const query of derived) await client.query(query);
  await client.end();
  return filled;
}

/** What the triggers would have kept (migrations/0024_risks-search.sql). */
const derived = [
  'update risk_point set control = risk_control_of(bureau_id, risk_point_id, level)',
  `insert into risk_count (bureau_id, dimension, value, year, state, level, likelihood, harm, gap, count)
    select r.bureau_id, v.dimension, v.value, r.year, r.state, r.level, r.likelihood, r.harm, coalesce(r.control <> 'settled', false), count(*)
    from risk_point as r, lateral (values ('all', ''), ('department', r.department_id::text), ('keyArea', r.key_area::text),
      ('tier', r.tier::text), ('element', r.element::text), ('foundBy', r.found_by::text)) as v (dimension, value)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  'vacuum full analyze risk_point',
  'vacuum analyze',
];

type Copy = (into: string, lines: Iterable<string>) => Promise<void>;

async function peopled(bureau: TestBureau, copy: Copy, random: Random): Promise<People> {
  const { bureauId } = bureau;
  const departments = departmentNames.map((name) => ({ id: newId(), name }));
  await copy(
    'department (bureau_id, department_id, name, kind, place)',
    departments.map(({ id, name }, at) => line([bureauId, id, name, 'office', at + 10])),
  );
  const persons = departments.flatMap(({ id }) => Array.from({ length: 10 }, () => ({ id: newId(), department: id })));
  const name = () => `${pick(random, surnames)}${pick(random, given)}${pick(random, given)}`;
  const rows = persons.map(({ id, department }, at) => line([bureauId, id, String(at + 100), name(), 'staff', department]));
  await copy('person (bureau_id, person_id, number, name, rank, department_id)', rows);
  return { departments: [bureau.departments.forestry, ...departments.map(({ id }) => id)], persons };
}

const pointColumns = `bureau_id, risk_point_id, number, year, description, tier, department_id, person_id, key_area, aspect, element, found_by, likelihood,
  harm, self_level, level, state, author_id, origin, previous_id, registered_on, revision`;

async function points(bureau: TestBureau, people: People, institutions: readonly string[], each: number, copy: Copy, random: Random): Promise<void> {
  const { bureauId } = bureau;
  const [rows, measures, links]: [string[], string[], string[]] = [[], [], []];
  let before: string[] = [];
  for (const year of years) {
    const count = Math.floor(each / years.length) + (year === years.at(-1) ? each % years.length : 0);
    const these: string[] = [];
    for (let serial = 1; serial <= count; serial++) {
      const id = newId();
      these.push(id);
      const person = random() < 0.7 ? pick(random, people.persons) : null;
      const [likelihood, harm] = [skewed(random), skewed(random)];
      const level = harm === 5 || likelihood * harm >= 15 ? 1 : likelihood * harm >= 6 ? 2 : 3;
      const waits = year === years.at(-1) && random() < 0.03;
      const number = waits ? null : `${bureauId.slice(-4).toUpperCase()}-${year}-${String(serial).padStart(3, '0')}`;
      const text = `${pick(random, matters)}${pick(random, stages)}${pick(random, wrong)},${pick(random, wrong)},${pick(random, end)}`;
      const department = person?.department ?? pick(random, people.departments);
      const kinds = [pick(random, keyAreas), pick(random, aspects), pick(random, elements), pick(random, foundBys)];
      const last = random() < 0.8 ? (before[serial - 1] ?? null) : null;
      const tier = person ? 'position' : random() < 0.9 ? 'department' : 'bureau';
      const state = waits ? 'draft' : 'registered';
      const [on, revision] = waits ? [null, 0] : [`${year}-03-20`, 1];
      const [author, responsible] = [bureau.people.head.personId, person?.id ?? bureau.people.head.personId];
      const ratings = [likelihood, harm, level, waits ? null : level];
      rows.push(
        line([
          bureauId,
          id,
          number,
          year,
          text,
          tier,
          department,
          person?.id ?? null,
          ...kinds,
          ...ratings,
          state,
          author,
          'entered',
          last,
          on,
          revision,
        ]),
      );
      if (random() < 0.8) measures.push(line([bureauId, newId(), id, '每季度抽查并提醒谈话', 'prevention', responsible, `${year}-12-20`, 'done']));
      if (level < 3 && random() < 0.9) links.push(line([bureauId, id, pick(random, institutions)]));
    }
    before = these;
  }
  await copy(`risk_point (${pointColumns})`, rows);
  await copy('measure (bureau_id, measure_id, risk_point_id, text, kind, responsible_id, due_on, status)', measures);
  await copy('risk_point_institution (bureau_id, risk_point_id, institution_id)', links);
}
