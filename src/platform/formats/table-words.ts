import { wordBook } from '../words.ts';
import type { FormatFacts } from './format-error.ts';

/** Where in a workbook. */
const inSheet = ({ sheet, name, element }: FormatFacts): string => String(sheet ?? name ?? element ?? '');

/** What is wrong with a table, a workbook, or with what was said of how to read them. */
export const tableRefusals = wordBook({
  'formats/map-json': ['映射文件不是合格的 JSON。', 'The map is not valid JSON.'],
  'formats/map-value': [
    ({ name }: FormatFacts) => `映射里的“${name}”不对：没有这一项，或者值的类型不合。`,
    ({ name }: FormatFacts) => `“${name}” in the map is wrong: there is no such field, or its value is of the wrong kind.`,
  ],
  'formats/table-heading': [
    '这一行不是表头：没有这一行，或者它在第 200 行以后。',
    'The heading is not there: there is no such row, or it lies beyond row 200.',
  ],
  'formats/xls': [
    '这是旧版 Excel（.xls）文件，无法在这里读取。请另存为 .xlsx。',
    'This is a workbook of an older Excel (.xls) that cannot be read here. Save it as .xlsx.',
  ],
  'formats/xlsx-encrypted': ['工作簿有密码。请去掉密码后再选。', 'The workbook has a password. Remove it and choose the file again.'],
  'formats/not-xlsx': ['文件是压缩包，但不是 Excel 工作簿（.xlsx）。', 'The file is a zip archive, but not an Excel workbook (.xlsx).'],
  'formats/not-zip': ['文件不是 zip 压缩包，或者已经损坏。', 'The file is no zip archive, or it is damaged.'],
  'formats/folder-encrypted': [
    ({ element }: FormatFacts) => `压缩包里的“${element}”设有密码。请去掉密码后重新压缩。`,
    ({ element }: FormatFacts) => `“${element}” in the archive has a password. Remove it and pack it again.`,
  ],
  'formats/folder-damaged': [
    ({ element, reason }: FormatFacts) => `压缩包已损坏（${element}：${reason}）。请重新压缩。`,
    ({ element, reason }: FormatFacts) => `The archive is damaged (${element}: ${reason}). Pack it again.`,
  ],
  'formats/not-docx': ['文件是压缩包，但不是 Word 文档（.docx）。', 'The file is a zip archive, but not a Word document (.docx).'],
  'formats/xlsx-damaged': [
    ({ element, reason }: FormatFacts) => `工作簿已损坏（${element}：${reason}）。请重新导出。`,
    ({ element, reason }: FormatFacts) => `The workbook is damaged (${element}: ${reason}). Export it again.`,
  ],
  'formats/xlsx-part': [
    ({ element }: FormatFacts) => `工作簿缺少 ${element}。`,
    ({ element }: FormatFacts) => `The workbook lacks its part ${element}.`,
  ],
  'formats/xlsx-sheet': [
    ({ name, sheets }: FormatFacts) => `没有工作表“${name}”。工作簿里有：${sheets ?? ''}`,
    ({ name, sheets }: FormatFacts) => `There is no sheet “${name}”. The workbook has: ${sheets ?? ''}`,
  ],
  'formats/xlsx-order': [
    (facts: FormatFacts) => `工作表“${inSheet(facts)}”的行或单元格次序错乱，文件已损坏。`,
    (facts: FormatFacts) => `The rows or cells of the sheet “${inSheet(facts)}” are out of order; the file is damaged.`,
  ],
  'formats/xlsx-value': [
    (facts: FormatFacts) => `工作表“${inSheet(facts)}”的单元格值“${facts.value}”读不懂，文件已损坏。`,
    (facts: FormatFacts) => `The value “${facts.value}” of a cell of the sheet “${inSheet(facts)}” is none; the file is damaged.`,
  ],
});

/** What is odd about a table though nothing is lost. */
export const tableRemarks = wordBook({
  'formats/table-aside': [
    ({ value }: FormatFacts) => `“${value}”一行是合计或说明，不是事件，已略过。`,
    ({ value }: FormatFacts) => `The row “${value}” is a total or a note and no event; it was left aside.`,
  ],
  'formats/table-no-step': ['这一行的办件没有办理任何环节，已略过。', 'No step has been taken in the case of this row; it was left aside.'],
});
