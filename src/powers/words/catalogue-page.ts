import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const n = (facts: Facts, key: string): string => String(facts[key] ?? 0);

/** The page on which a catalogue is imported, and the deeds around the list of powers. */
export const catalogueWords = wordBook({
  title: ['导入职权目录', 'Import a catalogue of powers'],
  note: ['岗位职权目录（附件一样式）或您自己的表', 'in the layout of annex 1, or your own'],
  explain: [
    '可以是 Excel（.xlsx、.xls）或文本表格（.csv、.txt，任何编码）。一个科室一个工作表，或者用一列写明科室，都可以；列的次序和叫法不限。先看懂了什么，再导入；读懂的行成为草稿，照常提交审核；有错的行不导入，连同原因可以下载。与现有内容一样的行不动。',
    'An Excel workbook (.xlsx, .xls) or a delimited text (.csv, .txt, any encoding): a sheet a department, or a column that names it; columns in any order, by whatever names. You see what was understood before anything is imported. Rows that are understood become drafts; wrong ones stay out and can be downloaded with their reasons. Rows that say what is there already change nothing.',
  ],
  exportFirst: ['下载现有目录（改好可以再导入）', 'Download the catalogue as it is (to change and import again)'],
  reading: ['正在读取并核对…', 'Reading and checking…'],
  importing: [(f: Facts) => `正在导入 ${n(f, 'count')} 项职权…`, (f: Facts) => `Importing ${n(f, 'count')} powers…`],
  counts: {
    new: ['新增', 'New'],
    changed: ['有改动', 'Changed'],
    unchanged: ['无变化', 'Unchanged'],
    refused: ['拒绝', 'Refused'],
    aside: ['略过的行', 'Rows left aside'],
  },
  outcome: { new: ['新增', 'new'], changed: ['有改动', 'changed'], unchanged: ['无变化', 'unchanged'] },
  where: ['行', 'Row'],
  changes: ['改动', 'Changes'],
  refused: ['不导入的单元格', 'Cells that are refused'],
  refusedNote: [
    '所在的行不导入；改好后可以再导入，已导入的不会重复。',
    'Their rows stay out. Mend them and import again: what is there already is not imported twice.',
  ],
  renamings: [
    (f: Facts) => `${n(f, 'count')} 项已有职权会改名、改类别、改属科室、改是否公开或重点环节`,
    (f: Facts) => `${n(f, 'count')} powers that are there would get another name, category, department, publicity or key area`,
  ],
  renamingsNote: [
    '编码相同，其余不同。如果表里的编码其实是另一项职权的，请选“不改”，改好编码再导入。这些改动当即生效，不经审核。',
    'The code is the same, the rest is not. If the table means another power, leave them and correct its codes. These changes take effect at once, without review.',
  ],
  difference: [
    (f: Facts) => `${String(f['name'])}：${String(f['before'])} → ${String(f['after'])}`,
    (f: Facts) => `${String(f['name'])}: ${String(f['before'])} → ${String(f['after'])}`,
  ],
  identity: { change: ['按表更改', 'Change them as the table says'], leave: ['不改，这些行不导入', 'Leave them; these rows stay out'] },
  missing: [(f: Facts) => `${n(f, 'count')} 个岗位在组织里没有`, (f: Facts) => `${n(f, 'count')} positions are not in the organization`],
  positions: {
    refuse: ['写到这些岗位的行不导入', 'Rows that name them stay out'],
    add: ['新增这些岗位，再导入', 'Add these positions, then import'],
  },
  submit: [(f: Facts) => `导入 ${n(f, 'count')} 项职权`, (f: Facts) => `Import ${n(f, 'count')} powers`],
  choose: ['请先选择上面的办法。', 'Choose above first.'],
  nothing: ['没有可以导入的行。', 'There is no row to import.'],
  same: ['表里的内容与现有的一样，没有要导入的。', 'The table says what is there already; there is nothing to import.'],
  done: ['导入完成', 'Imported'],
  added: [(f: Facts) => `新增岗位 ${n(f, 'count')} 个。`, (f: Facts) => `${n(f, 'count')} positions were added.`],
  toDrafts: ['查看草稿', 'See the drafts'],
  another: ['再导入一个文件', 'Import another file'],
  deeds: {
    import: ['导入目录', 'Import'],
    export: ['目录文件', 'Catalogue'],
    xlsx: ['岗位职权目录 Excel', 'Excel, in the layout of annex 1'],
    docx: ['岗位职权目录 Word', 'Word, in the layout of annex 1'],
    change: ['改名称类别', 'Rename'],
  },
  changeNote: [
    '改的是这项职权本身，当即生效，不经审核，会留下记录；已公布的改为向社会公开，由办公室来改。依据、程序、时限等请起草新版。',
    'This names the power itself: it takes effect at once, without review, and is recorded; what has been published is opened to all by the office. Basis, procedure and limits are drafted as a new version.',
  ],
  codeHelp: ['按类别编的下一个号，可以改。', 'The next number of the category; you may change it.'],
  changed: {
    name: ['职权名称', 'name'],
    category: ['类别', 'category'],
    departmentId: ['科室、单位', 'department'],
    open: ['是否公开', 'publicity'],
    keyArea: ['重点环节', 'key area'],
    basis: ['行使依据', 'basis'],
    procedure: ['程序', 'procedure'],
    responsibility: ['责任', 'responsibility'],
    statutory: ['法定时限', 'statutory limit'],
    promised: ['承诺时限', 'promised limit'],
    positions: ['行使岗位', 'positions'],
  },
});
