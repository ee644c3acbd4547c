import { wordBook } from '../../words.ts';

/** What is said wherever a spreadsheet is imported: which sheets, which columns, which cells are refused. */
export const words = wordBook({
  file: ['文件', 'File'],
  choose: ['选择文件', 'Choose a file'],
  none: ['还没有选择文件，也可以拖到这里', 'No file chosen yet; you may also drop one here'],
  sheets: ['工作表', 'Sheets'],
  sheet: ['工作表', 'Sheet'],
  csv: ['（文本表格）', '(delimited text)'],
  taken: ['读取', 'Read'],
  headingRow: ['表头所在行', 'Heading in row'],
  records: ['行数', 'Rows'],
  aside: ['略过', 'Left aside'],
  asideOf: [(count: number) => `略过 ${count} 行`, (count: number) => `${count} left aside`],
  owner: ['科室、单位', 'Department'],
  byColumn: ['见表中一列', 'by a column'],
  chooseOwner: ['请选择', 'Choose'],
  leftOut: {
    hidden: ['隐藏的工作表，未读取', 'hidden, not read'],
    empty: ['空的', 'empty'],
    'no-heading': ['没有找到表头', 'no heading found'],
    'put-aside': ['不读取', 'not read'],
  },
  columns: ['每一列说的是什么', 'What each column says'],
  columnsNote: [
    '按表头猜的，不对的请改；下次遇到同样的表头就按这次的读。',
    'Proposed by their headings. Correct what is wrong: the same headings are read so the next time.',
  ],
  columnsOf: [
    ({ sheets, row }: { sheets: string; row: number }) => `${sheets}　表头在第 ${row} 行`,
    ({ sheets, row }: { sheets: string; row: number }) => `${sheets} · heading in row ${row}`,
  ],
  sheetsMore: [
    ({ first, count }: { first: string; count: number }) => `${first} 等 ${count} 个工作表`,
    ({ first, count }: { first: string; count: number }) => `${first} and others, ${count} sheets`,
  ],
  usual: ['沿用上次的对应', 'as the last time'],
  column: ['列', 'Column'],
  heading: ['表头', 'Heading'],
  means: ['读作', 'Read as'],
  examples: ['内容举例', 'For example'],
  ignored: ['不读取', 'not read'],
  place: ['位置', 'Place'],
  value: ['原文', 'What it says'],
  reason: ['原因', 'Why'],
  elapsed: [(seconds: number) => `已用 ${seconds} 秒`, (seconds: number) => `${seconds} s so far`],
  row: [(row: number) => `第 ${row} 行`, (row: number) => `row ${row}`],
});
