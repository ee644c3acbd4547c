import type { Action, Class } from '../institution.ts';

/** A name without what people write differently: width, case, space, brackets of a title. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s《》〈〉"“”'‘’]/g, '');

const classWords: ReadonlyArray<readonly [of: Class, like: RegExp]> = [
  ['enforcement', /监督执行|处罚|责任追究|问责|enforcement|penalt/],
  ['powerOperation', /权力运行|职权运行|廉政|power|integrity/],
  ['postManagement', /岗位|基本制度|^基本$|post/],
];
export const classNamed = (text: string): Class | null => classWords.find(([, like]) => like.test(plainName(text)))?.[0] ?? null;

const actionWords: ReadonlyArray<readonly [of: Action, like: RegExp]> = [
  ['integrate', /整合|合并|merged?/],
  ['establish', /建立|新建|新制定|制定|establish/],
  ['supplement', /补充|supplement/],
  ['improve', /完善|修订|修改|improve/],
  ['clean', /清理|保留|继续有效|review/],
];
export const actionNamed = (text: string): Action | null => actionWords.find(([, like]) => like.test(plainName(text)))?.[0] ?? null;

const digits = '〇一二三四五六七八九';
const chineseNumber = (text: string): string => {
  const plain = text.replaceAll(/[零○０]/g, '〇');
  if (!plain.includes('十')) return [...plain].map((it) => digits.indexOf(it)).join('');
  const [tens = '', units = ''] = plain.split('十');
  return String((tens === '' ? 1 : digits.indexOf(tens)) * 10 + (units === '' ? 0 : digits.indexOf(units)));
};

/** A day in the ways that people write one; null where it is none, or none that the calendar has. */
export function dayNamed(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[〇零○一二三四五六七八九十]+/g, chineseNumber);
  const found = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*(?:日|号)?(?:[\sT].*)?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (!found) return null;
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : null;
}
