import { expect, test } from 'vitest';
import { malformedZh, missingIn } from './reader-words.ts';

test('what the reader of JSON stumbled over is said in Chinese, what that of XML did as it says it', () => {
  expect(malformedZh('expected “:”')).toBe('文件不合格式：此处应为“:”。');
  expect(malformedZh('the file ends too soon, expected the end of the file')).toBe('文件不合格式：文件提前结束，此处应为文件结尾。');
  expect(malformedZh('unclosed tag: log')).toBe('文件不合格式（unclosed tag: log）。');
});

test('columns that are missing are named by what they mean, and by their names where somebody named them', () => {
  expect(missingIn(0, 'case time 受理 时间')).toBe('办件编号、办理时间、受理 时间');
  expect(missingIn(1, 'activity')).toBe('activity');
});
