/** What the columns of a table mean, where a code of one is named in a sentence. */
const meanings: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  case: ['办件编号', 'case'],
  activity: ['环节名称', 'activity'],
  time: ['办理时间', 'time'],
  steps: ['各环节的时间', 'time of each step'],
};

/** The word of a meaning, or what was written. */
export const meaningZh = (code: unknown): string => meanings[String(code)]?.[0] ?? String(code);

/** The meanings that come first in a list, in words; what follows them are columns by their names. */
export function missingIn(language: 0 | 1, list: unknown): string {
  const words = String(list).split(' ');
  const codes = words.findIndex((word) => !Object.hasOwn(meanings, word));
  const [told, rest] = codes === -1 ? [words, []] : [words.slice(0, codes), words.slice(codes)];
  return [...told.map((code) => meanings[code]![language]), rest.join(' ')].filter(Boolean).join(language === 0 ? '、' : ', ');
}

const expected: Readonly<Record<string, string>> = {
  'a text, a number, true, false or null': '文字、数字、true、false 或 null',
  'the end of the file': '文件结尾',
  'an object': '对象 {…}',
  'a list': '列表 […]',
};

/** What the reader of JSON stumbled over, in Chinese; the parser of XML says it in English alone. */
export function malformedZh(reason: unknown): string {
  const [, short, wanted] = /^(the file ends too soon, )?expected (.*)$/.exec(String(reason)) ?? [];
  if (wanted === undefined) return `文件不合格式（${String(reason)}）。`;
  return `文件不合格式：${short ? '文件提前结束，' : ''}此处应为${expected[wanted] ?? wanted}。`;
}
