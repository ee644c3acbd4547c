import { type GridRow, ownTexts } from './grid.ts';

const signs = '签字|签名|签章|签收|盖章|公章|印章';
const who =
  '(?:填表|填报|制表|审核|审批|复核|审定|审查|经办|负责|责任|主管|联系|核对|签发|报送)人?|领导|小组|组长|局长|书记|主任|科长|股长|站长|党委|党组|纪委|部门|科室|单位|日期|时间|电话|人';
const bracketed = `[(（][^()（）]{0,4}(?:${signs}|章|签|签字盖章|签名盖章|签字或盖章)[)）]`;
const label = new RegExp(`^[^:：。；;]{0,24}(?:(?:${signs}|意见|${who})\\s*(?:[(（][^()（）]{1,8}[)）])?|${bracketed})\\s*[:：]$`);
const answered = new RegExp(
  `(?:${signs}|章[)）]|签[)）])[^:：]{0,4}[:：]$|^(?:填表|填报|制表|审核|审批|复核|经办|负责|联系)人\\s*[:：]$|(?:领导|小组|党委|党组|部门|单位|科室|负责人|纪检组|审核|审批|审查)意见\\s*[:：]$`,
);
const seal = new RegExp(`^(?:[^:：。；;，,]{0,14}(?:${who}|局|室|科|组|委))?\\s*${bracketed}$`);
const bare =
  /^(本人|部门|科室|单位|分管|主要|主管|领导|负责人|审核人|经办人|填表人|领导小组|党组|党委|局|组织|纪检组|纪委)+(签字|签名|签章|盖章|(审核|审批|审查)?意见)$|^(签字|签名|签章|盖章)$/;
const days =
  /(?:\d{4}|\d{2}|[二〇○零一九]{4})?[\s_＿]*年[\s_＿]*[\d一二三四五六七八九十]{0,3}[\s_＿]*月[\s_＿]*[\d一二三四五六七八九十]{0,3}[\s_＿]*日?/g;
const wholeDay = /^\s*(?:\d{4}|[二〇○零一九]{4})\s*[年./-]\s*[\d一二三四五六七八九十]{1,3}\s*[月./-]\s*[\d一二三四五六七八九十]{1,3}\s*日?\s*$/;
const issuer = /^\S{2,20}(局|委员会|领导小组|办公室|党委|党组|纪委|纪检组|中心|站)$/;

const named = /^[\u4e00-\u9fff]{2,6}\s*[:：]\s*(?:[\u4e00-\u9fff·]{2,4}|[-\d./年月日]{4,14})?$/;

const longest = 120; // characters
const longestValue = 6; // of a name behind 负责人签字
const blank = '年月日';

/** Whether a text is one that is signed below a table: 部门负责人（签字）：, 领导小组意见：, （盖章）, 年 月 日, or several of these, with a name or a day behind one. */
export function isSigning(text: string): boolean {
  if (text.length > longest || !/[签章见:：年]/.test(text)) return false;
  const spaced = text.replace(days, (day) => `  ${wholeDay.test(day) ? day.replace(/\s/g, '') : blank}  `).replace(/[_＿]+/g, '  ');
  const pieces = spaced.split(/(?<=[:：])|\s{2,}|\n|\s+(?=[^\s:：]{1,16}[:：])/).map((piece) => piece.trim());
  const parts = pieces.filter((piece) => piece !== '');
  const isMark = (part: string): boolean => part === blank || label.test(part) || seal.test(part) || bare.test(part);
  const isAnswer = (part: string, before: string | undefined): boolean =>
    before !== undefined && answered.test(before) && part.length <= longestValue && !/[:：，,；;。]/.test(part);
  return (
    parts.some(isMark) &&
    parts.every((part, at) => isMark(part) || wholeDay.test(part) || isAnswer(part, parts[at - 1]) || isAnswer(part, parts[at - 2]))
  );
}

/** Whether a row has only such texts, also each in cells of their own; or says who did what to the table: 登记：…, 校对：…, 更新日期：…. */
export function isSigned(row: GridRow): boolean {
  const own = ownTexts(row);
  if (own[0] !== undefined && isPaper(own[0]) && isSigning(own.join('  '))) return true;
  return own.length > 1 && own.some((text) => named.test(text.trim())) && own.every((text) => named.test(text.trim()) || wholeDay.test(text));
}

/** Whether a text may stand below a table, too: who signs, or a day. */
export const isPaper = (text: string): boolean => isSigning(text) || wholeDay.test(text);

/** Whether a day is only asked for: 年  月  日. */
export const isBlankDay = (text: string): boolean =>
  text.length <= 40 && text.includes('年') && text.replace(days, '').trim() === '' && !wholeDay.test(text);

/** Whether a row says a day and nothing else, as below a seal. */
export function isLoneDay(row: GridRow): boolean {
  const own = ownTexts(row);
  return own.length === 1 && wholeDay.test(own[0]!);
}

/** Whether a row says a body's name and nothing else, as above the day. */
export function isLoneIssuer(row: GridRow): boolean {
  const own = ownTexts(row);
  return own.length === 1 && issuer.test(own[0]!);
}
