import { type GridRow, isOwn, ownTexts } from './grid.ts';
import { isSigned } from './signatures.ts';

const totals = /^[（(]?(?:本[页表科室单位站局]{1,2})?(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|(grand |sub)?total)\s*[)）:：]?$/i;
const notes =
  /^[*※]?\s*((?:等级|级别|级位|星级|颜色|图例)(?:对照|说明|含义)?|注|备\s*注|说\s*明|填[表报]说明|附\s*注|notes?|remarks?)\s*\d*\s*[:：]/i;
const counts = /^(?:以上|本表)?(?:合计|总计|共计?|计)\s*\d+\s*[条项个行](?:[，,；;。].*)?$/;
const signatures =
  /^[（(]?(填[表报](人|单位|日期|时间)|制表(人|日期|时间)?|审核(人)?|审批(人)?|(单位|科室)?负责人|分管领导|经办人|联系(人|电话)|日\s*期)[)）]?\s*([:：]|$)/;

const page = /^[-—–(（]*\s*(第\s*[\d０-９一二三四五六七八九十]+\s*页|共\s*[\d０-９一二三四五六七八九十]+\s*页|续\s*表|接上页|转下页|page\s+\d+)/i;

const examples = /^[（(]?(例|示例|样例|范例|举例|填写示例|填表示例|example|e\.g\.)[)）]?[:：]?$/i;

/** Whether a row below the heading is a total, a note or a signature line, and no record. @param isReal whether it says what only records say: then it is no signature line */
export function isAside(row: GridRow, isReal: (row: GridRow) => boolean): boolean {
  const [first = '', ...rest] = ownTexts(row);
  if (totals.test(first)) return rest.length * 2 < row.cells.length || rest.every((text) => /\d/.test(text));
  if (examples.test(first) && rest.length > 0) return true;
  if (rest.length === 0 && (counts.test(first) || /[:：]$/.test(first))) return true;
  if (notes.test(first) || [first, ...rest].every((text) => page.test(text))) return true;
  const isSignature = signatures.test(first) && rest.every((text) => signatures.test(text) || /[:：]\s*$/.test(text) || text.length <= 20);
  return (isSignature || isSigned(row)) && !isReal(row);
}

/** The one cell that a row says, where it says one thing only, in one cell or in cells that are merged across. */
function loneCell(row: GridRow): Readonly<{ column: number; width: number }> | null {
  const filled = row.cells.filter(({ text }) => text !== '');
  const [first] = filled;
  return first && first.line === row.line && filled.every((cell) => cell === first) ? { column: first.column, width: filled.length } : null;
}

/** Whether a row's one text stands across most of the table: a title over the rows below it, or a note. */
export const isBanner = (row: GridRow): boolean => (loneCell(row)?.width ?? 0) * 2 > row.cells.length;

const numeral = /^[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．:：]?$/;
const count = /^[（(]?(共|合计|小计)?\s*\d+\s*(个|项|条|处|人)\S{0,6}[)）]?$/;

/** What a row says that may be a title over those below it: a banner, or one text in the first cell, also behind a numeral of its own or before a count. Null where it says more. */
export function titleOf(row: GridRow): string | null {
  const [first = '', second = '', ...more] = ownTexts(row);
  if (isBanner(row) || loneCell(row)?.column === 0) return first;
  if (more.length > 0 || second === '' || row.cells.some((cell) => cell.text !== '' && cell.line !== row.line)) return null;
  return numeral.test(first) && isOwn(row.cells[1]!, row, 1) ? second : count.test(second) && isOwn(row.cells[0]!, row, 0) ? first : null;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const stems = '甲乙丙丁戊己庚辛壬癸';

/** Whether a row only numbers the columns: 1 2 3, (1) (2) (3), 甲 乙 丙 or A B C, from the first that has something on. */
export function isColumnNumbers(row: GridRow): boolean {
  const own = ownTexts(row).map((text) => text.replace(/[（()）\s]|栏次?/g, ''));
  if (own.length < 3 || own.length * 2 < row.cells.length) return false;
  return [(at: number) => String(at + 1), (at: number) => letters[at], (at: number) => stems[at]].some((of) =>
    own.every((text, at) => text === of(at)),
  );
}
