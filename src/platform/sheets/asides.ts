import { type GridRow, isOwn } from './grid.ts';

const totals = /^[（(]?(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计|(grand |sub)?total)\s*[)）:：]?$/i;
const notes = /^[*※]?\s*(注|备\s*注|说\s*明|填[表报]说明|附\s*注|notes?|remarks?)\s*\d*\s*[:：]/i;
const signatures =
  /^[（(]?(填[表报](人|单位|日期|时间)|制表(人|日期|时间)?|审核(人)?|审批(人)?|(单位|科室)?负责人|分管领导|经办人|联系(人|电话)|日\s*期|盖章)[)）]?\s*([:：]|$)/;

const page = /^[-—–(（]*\s*(第\s*[\d０-９一二三四五六七八九十]+\s*页|共\s*[\d０-９一二三四五六七八九十]+\s*页|续\s*表|接上页|转下页|page\s+\d+)/i;

/** The texts that a row has itself, from left to right. */
export const ownTexts = (row: GridRow): string[] => row.cells.flatMap((cell, at) => (isOwn(cell, row, at) ? [cell.text] : []));

/** Whether a row below the heading is a total, a note or a signature line, and no record. */
export function isAside(row: GridRow): boolean {
  const [first = '', ...rest] = ownTexts(row);
  if (totals.test(first)) return rest.length * 2 < row.cells.length || rest.every((text) => /\d/.test(text));
  if (notes.test(first) || [first, ...rest].every((text) => page.test(text))) return true;
  return signatures.test(first) && rest.every((text) => signatures.test(text) || /[:：]\s*$/.test(text) || text.length <= 20);
}

/** The one cell that a row says, where it says one thing only, in one cell or in cells that are merged across. */
function loneCell(row: GridRow): Readonly<{ column: number; width: number }> | null {
  const filled = row.cells.filter(({ text }) => text !== '');
  const [first] = filled;
  return first && first.line === row.line && filled.every((cell) => cell === first) ? { column: first.column, width: filled.length } : null;
}

/** Whether a row's one text stands across most of the table: a title over the rows below it, or a note. */
export const isBanner = (row: GridRow): boolean => (loneCell(row)?.width ?? 0) * 2 > row.cells.length;

/** Whether it may be such a title: a banner, or one text in the first cell. */
export const isLone = (row: GridRow): boolean => isBanner(row) || loneCell(row)?.column === 0;
