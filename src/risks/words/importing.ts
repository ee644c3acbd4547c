import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const f = (facts: Facts, key: string): string => String(facts[key] ?? '');

/** Why a cell of a register is refused. */
const reasons = {
  'risks/import/missing-department': [
    (it: Facts) => `缺少${f(it, 'heading')}。空白的不沿用上一行；同上请写“同上”。`,
    (it: Facts) => `The department is missing (${f(it, 'heading')}). A blank does not repeat the row above; write 同上 for that.`,
  ],
  'risks/import/unknown-department': [
    (it: Facts) => `本单位没有“${f(it, 'value')}”。请选定它指哪个科室、单位，或改正。`,
    (it: Facts) => `This bureau has no “${f(it, 'value')}”. Choose what it means above, or correct it.`,
  ],
  'risks/import/missing-description': ['缺少风险点描述。', 'The risk is not described.'],
  'risks/import/missing-level': ['缺少等级。没有评定的不能登记。', 'The level is missing; what has none cannot be registered.'],
  'risks/import/unknown-level': [
    (it: Facts) => `等级“${f(it, 'value')}”无法识别。请写一级、二级或三级。`,
    (it: Facts) => `“${f(it, 'value')}” is no level. Write 一级, 二级 or 三级.`,
  ],
  'risks/import/ambiguous-level': [
    (it: Facts) => `等级“${f(it, 'value')}”说了不止一个。请只写一个。`,
    (it: Facts) => `“${f(it, 'value')}” names more than one level. Write one.`,
  ],
  'risks/import/duplicate-serial': [
    (it: Facts) => `序号 ${f(it, 'value')} 与第 ${f(it, 'row')} 行重复。请改正其中一个。`,
    (it: Facts) => `Serial ${f(it, 'value')} is also that of row ${f(it, 'row')}. Correct one of them.`,
  ],
  'risks/import/bad-date': [
    (it: Facts) => `日期“${f(it, 'value')}”无法识别，或者有两种读法。请写成 2010-11-30。`,
    (it: Facts) => `“${f(it, 'value')}” is no day, or can be read in two ways. Write it as 2010-11-30.`,
  ],
  'risks/import/merged-across-departments': [
    (it: Facts) => `${f(it, 'heading')}的合并单元格跨了两个科室、单位，第一行以下不能确定归属。请拆开。`,
    (it: Facts) =>
      `A merged cell (${f(it, 'heading')}) reaches over two departments; below its first row nobody can tell whose it is. Take it apart.`,
  ],
} as const;

const likes: Readonly<Record<string, readonly [string, string]>> = {
  level: ['等级', 'levels'],
  department: ['科室、单位', 'departments'],
  date: ['日期', 'days'],
  responsible: ['人员姓名', 'people'],
  person: ['人员姓名', 'people'],
  keyArea: ['重点环节', 'key areas'],
  measures: ['防控措施', 'measures'],
};

/** What is worth a look and keeps nothing out. */
const hints = {
  'risks/import/long-text': [
    (it: Facts) => `描述有 ${f(it, 'length')} 字，已完整保留。`,
    (it: Facts) => `The description has ${f(it, 'length')} characters; it is kept whole.`,
  ],
  'risks/import/no-measures': ['没有防控措施。', 'There is no measure against it.'],
  'risks/import/unknown-person': [
    (it: Facts) => `人员名册里没有“${f(it, 'name')}”，按原文保留姓名。`,
    (it: Facts) => `Nobody of this bureau is called “${f(it, 'name')}”; the name is kept as it is.`,
  ],
  'risks/import/title-left': [
    (it: Facts) => `“${f(it, 'value')}”读作姓名“${f(it, 'name')}”，请核对。`,
    (it: Facts) => `“${f(it, 'value')}” is read as the name “${f(it, 'name')}”. Check it.`,
  ],
  'risks/import/other-column': [
    (it: Facts) => `这张表取的是“${f(it, 'heading')}”；“${f(it, 'other')}”也可能是。不对请改列的对应。`,
    (it: Facts) => `This table is read by “${f(it, 'heading')}”; it might be “${f(it, 'other')}” as well. Change the column above if it is.`,
  ],
  'risks/import/read-by-content': [
    (it: Facts) => `表头“${f(it, 'heading')}”不认得，这一列是按里面的内容认出的，请核对。`,
    (it: Facts) => `The heading “${f(it, 'heading')}” is unknown; the column is read by what is in it. Check it.`,
  ],
  'risks/import/left-out': [
    (it: Facts) => `“${f(it, 'heading')}”一列没有取用，里面的内容却像是${likes[f(it, 'like')]?.[0] ?? ''}。要用它请改列的对应。`,
    (it: Facts) =>
      `Nothing is read of “${f(it, 'heading')}”, though its cells look like ${likes[f(it, 'like')]?.[1] ?? ''}. Change the column above to use it.`,
  ],
  'risks/import/unknown-key-area': [
    (it: Facts) => `“${f(it, 'value')}”不是八个重点环节之一，留空。`,
    (it: Facts) => `“${f(it, 'value')}” is none of the eight key areas; it is left open.`,
  ],
  'risks/import/unread-level': [
    (it: Facts) => `自评等级“${f(it, 'value')}”无法识别，留空。`,
    (it: Facts) => `The self-rated level “${f(it, 'value')}” cannot be read; it is left open.`,
  ],
  'risks/import/unread-grade': [
    (it: Facts) => `${f(it, 'heading')}“${f(it, 'value')}”不是 1 到 5 的数，留空。`,
    (it: Facts) => `${f(it, 'heading')} “${f(it, 'value')}” is no figure from 1 to 5; it is left open.`,
  ],
  'risks/import/level-by-matrix': [
    (it: Facts) => `表里没有等级一列，按发生频率 ${f(it, 'likelihood')} × 危害程度 ${f(it, 'harm')} 由矩阵得出，请核对。`,
    (it: Facts) => `The table has no level; it follows from likelihood ${f(it, 'likelihood')} × harm ${f(it, 'harm')} by the matrix. Check it.`,
  ],
} as const;

export const importRefusals = wordBook({
  ...reasons,
  ...hints,
  'risks/import/file/invalid': ['文件读不了。', 'The file cannot be read.'],
  'risks/import/reading/invalid': ['对应关系读不懂，请重新选择文件。', 'What was chosen cannot be read; choose the file again.'],
  'risks/import/nothing': [
    (it: Facts) => `没有可以登记的行：${f(it, 'already')} 行已经导入过，${f(it, 'refused')} 行有错。`,
    (it: Facts) => `There is no row to register: ${f(it, 'already')} came in before, ${f(it, 'refused')} are refused.`,
  ],
  'risks/import/moved-on': [
    '读取以后，组织或登记册有了变化，导入的结果会与看到的不一样。请重新选择文件，再看一遍。',
    'The organization or the register changed since the file was read, so that the import would do something else. Choose the file again and look once more.',
  ],
  'risks/import/not-found': ['没有这次导入。', 'There is no such import.'],
  'risks/import/undone': ['这次导入已经撤销。', 'This import was undone already.'],
  'risks/import/in-use': [
    (it: Facts) => `这次导入的风险点已经在用（${f(it, 'count')} 处：改动、制度、承诺、排查表或意见等），不能整批撤销。请逐个修订。`,
    (it: Facts) =>
      `Something rests on points of this import by now (${f(it, 'count')}: changes, institutions, promises, forms, suggestions …), so that it cannot be undone as a whole. Revise the points one by one.`,
  ],
  'risks/import/no-aliases': [
    '表里没有可用的简称：要有部门名称一列、简称或曾用名一列，部门名称与本单位的一致。',
    'The table has no alias to keep: it needs a column of names that are departments of this bureau, and one of what they are called besides.',
  ],
});

/** What a register's columns say, and how the refused rows are written. */
export const importWords = wordBook({
  fields: {
    serial: ['序号', 'Serial'],
    department: ['科室、单位', 'Department'],
    position: ['岗位', 'Position'],
    person: ['姓名', 'Post holder'],
    description: ['风险点（表现形式）', 'Risk point'],
    keyArea: ['重点环节', 'Key area'],
    level: ['等级（评定）', 'Level'],
    selfLevel: ['自评等级', 'Self-rated level'],
    measures: ['防控措施', 'Measures'],
    prevention: ['前期预防措施', 'Preventive measures'],
    monitoring: ['中期监控措施', 'Monitoring measures'],
    handling: ['后期处置措施', 'Handling measures'],
    responsible: ['责任人', 'Responsible'],
    date: ['登记日期', 'Registered on'],
    likelihood: ['发生频率', 'Likelihood'],
    harm: ['危害程度', 'Harm'],
    one: ['一级（打勾）', 'Level 1 (ticked)'],
    two: ['二级（打勾）', 'Level 2 (ticked)'],
    three: ['三级（打勾）', 'Level 3 (ticked)'],
    selfOne: ['自评一级（打勾）', 'Self-rated 1 (ticked)'],
    selfTwo: ['自评二级（打勾）', 'Self-rated 2 (ticked)'],
    selfThree: ['自评三级（打勾）', 'Self-rated 3 (ticked)'],
  },
  refused: {
    fileName: ['风险点登记册_未导入的行', 'Register, rows not imported'],
    none: ['没有被拒绝的行', 'No row is refused'],
    row: ['原行号', 'Row'],
    reason: ['拒绝原因', 'Why refused'],
    place: [
      ({ column, row, heading }: Facts) => (column ? `${String(column)}${String(row)}（${String(heading)}）：` : ''),
      ({ column, row, heading }: Facts) => (column ? `${String(column)}${String(row)} (${String(heading)}): ` : ''),
    ],
  },
});
