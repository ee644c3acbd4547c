import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const n = (facts: Facts, key: string): string => String(facts[key] ?? 0);

/** The page on which a register is imported, and the list of what was. */
export const importPageWords = wordBook({
  title: ['导入登记册', 'Import a register'],
  link: ['导入登记册', 'Import'],
  note: ['单位已有的风险点登记册', 'a register that the bureau already has'],
  explain: [
    '可以是 Excel（.xlsx、.xls）或文本表格（.csv、.txt，任何编码）。表头可以有标题、两行、合并单元格；一科室一个工作表，或者用一列写明科室，都可以；列的次序和叫法不限，等级、日期、措施的写法也不限。先看读懂了什么，改好，再导入。读懂的行登记造册，编上号；有错的行不导入，连同原因可以下载；已经导入过的行不会重复。',
    'An Excel workbook (.xlsx, .xls) or a delimited text (.csv, .txt, any encoding). Titles, headings of two lines and merged cells are understood; a sheet a department, or a column that names it; columns in any order, by whatever names; levels, days and measures in any notation. See what was understood, correct it, then import. Rows that are understood are registered and numbered; wrong ones stay out and can be downloaded with their reasons; what came in before does not come in twice.',
  ],
  reading: ['正在读取并核对…', 'Reading and checking…'],
  importing: [(f: Facts) => `正在登记 ${n(f, 'count')} 个风险点…`, (f: Facts) => `Registering ${n(f, 'count')} points…`],
  counts: {
    accepted: ['登记', 'To register'],
    already: ['已导入过', 'Came in before'],
    refused: ['拒绝', 'Refused'],
    aside: ['略过的行', 'Rows left aside'],
  },
  byLevel: ['按等级', 'By level'],
  year: ['登记年度', 'Year of the register'],
  yearNote: [
    (f: Facts) => `编号按这个年度编。表里的日期：${String(f['years'])}。`,
    (f: Facts) => `Numbers are of this year. Days in the table: ${String(f['years'])}.`,
  ],
  yearNone: ['编号按这个年度编。表里没有日期，请核对。', 'Numbers are of this year. The table has no days; please check.'],
  yearOf: [(f: Facts) => `${n(f, 'year')} 年 ${n(f, 'rows')} 行`, (f: Facts) => `${n(f, 'year')} in ${n(f, 'rows')} rows`],
  unknown: [
    (f: Facts) => `${n(f, 'count')} 个科室名称不认识`,
    (f: Facts) => (f['count'] === 1 ? '1 name of a department is not known' : `${n(f, 'count')} names of departments are not known`),
  ],
  unknownNote: [
    '请选定各指哪个科室、单位；导入后记住，下次不再问。不选的行不导入。',
    'Choose which department each means. It is remembered once imported. Rows of those left open stay out.',
  ],
  means: [(name: string) => `“${name}”指`, (name: string) => `“${name}” means`],
  rowsOf: [(f: Facts) => `${n(f, 'rows')} 行`, (f: Facts) => (f['rows'] === 1 ? '1 row' : `${n(f, 'rows')} rows`)],
  choose: ['不导入', 'stays out'],
  submit: [
    (f: Facts) => `导入并登记 ${n(f, 'count')} 个风险点`,
    (f: Facts) => `Import and register ${n(f, 'count')} ${f['count'] === 1 ? 'point' : 'points'}`,
  ],
  nothing: ['没有可以导入的行。', 'There is no row to import.'],
  same: ['表里的行都已经导入过。', 'All rows of the table came in before.'],
  refusedNote: [
    '所在的行不导入；改好后可以再导入，已导入的不会重复。',
    'Their rows stay out. Mend them and import again: what came in is not imported twice.',
  ],
  where: ['行', 'Row'],
  already: ['已导入过', 'came in before'],
  unknownPerson: ['（名册里没有）', ' (not among the people)'],
  done: ['导入完成', 'Imported'],
  numbers: [
    (f: Facts) => `编号 ${String(f['first'])} 至 ${String(f['last'])}。`,
    (f: Facts) => `Numbers ${String(f['first'])} to ${String(f['last'])}.`,
  ],
  toRegister: ['查看登记册', 'See the register'],
  another: ['再导入一个文件', 'Import another file'],
  imports: ['导入记录', 'Imports so far'],
  noImports: ['还没有导入过登记册。', 'No register has been imported yet.'],
  columns: {
    file: ['文件', 'File'],
    year: ['年度', 'Year'],
    counts: ['登记 / 拒绝', 'Registered / refused'],
    by: ['导入人', 'Imported by'],
    at: ['时间', 'At'],
    deeds: ['办理', 'Deeds'],
  },
  refusedRows: ['被拒绝的行', 'Refused rows'],
  undo: ['整批撤销', 'Undo'],
  undoTitle: ['撤销这次导入', 'Undo this import'],
  undoNote: [
    (f: Facts) =>
      `“${String(f['file'])}”登记的 ${n(f, 'count')} 个风险点全部作废，编号保留、不再使用。只要其中一个已经有了改动、制度、承诺、排查表等，就不能整批撤销。`,
    (f: Facts) =>
      `All ${n(f, 'count')} points of “${String(f['file'])}” become void; their numbers stay given and are never used again. Once anything rests on one of them, the import can no longer be undone.`,
  ],
  reason: ['原因', 'Reason'],
  undone: [(f: Facts) => `已撤销：${String(f['by'])}，${String(f['why'])}`, (f: Facts) => `Undone by ${String(f['by'])}: ${String(f['why'])}`],
  aliases: ['科室的别名', 'Other names of departments'],
  aliasesNote: [
    '登记册里对科室、单位的简称或曾用名。可以一次导入一张表：部门名称一列，简称或曾用名一列（几个用分号隔开）。',
    'What registers call departments besides. A table brings them at once: a column of names, and one of short or former names, with semicolons between several.',
  ],
  noAliases: ['还没有别名。', 'There are none yet.'],
  aliasTable: ['导入别名表', 'Load a table of names'],
  aliasesKept: [
    (f: Facts) => `记住 ${n(f, 'kept')} 个别名。${f['unknown'] ? `表里的这些部门本单位没有：${String(f['unknown'])}。` : ''}`,
    (f: Facts) => `${n(f, 'kept')} names are kept.${f['unknown'] ? ` The bureau has no such departments: ${String(f['unknown'])}.` : ''}`,
  ],
  remove: ['删除', 'Remove'],
  alias: ['别名', 'Other name'],
});
