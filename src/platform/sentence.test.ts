import { expect, test } from 'vitest';
import { sentenceIn } from './sentence.ts';
import { wordBook } from './words.ts';

const book = wordBook({
  'powers/flowchart/invalid': ['流程图读不懂。', 'The flowchart cannot be read.'],
  'formats/duplicate': [
    ({ element }: { element: string }) => `编号“${element}”用了两次。`,
    ({ element }: { element: string }) => `The id “${element}” is used twice.`,
  ],
});

test.each([
  ['zh-CN', 'powers/flowchart/invalid', {}, '流程图读不懂。'],
  ['zh-CN', 'powers/flowchart/invalid', { fault: 'formats/duplicate', element: 'T0' }, '流程图读不懂。编号“T0”用了两次。'],
  ['en', 'powers/flowchart/invalid', { fault: 'formats/duplicate', element: 'T0' }, 'The flowchart cannot be read. The id “T0” is used twice.'],
  ['en', 'powers/flowchart/invalid', { fault: 'formats/unheard' }, 'The flowchart cannot be read.'],
  ['en', 'formats/unheard', {}, undefined],
  ['en', 'constructor', {}, undefined],
] as const)('%s: %s with %o', (language, code, facts, sentence) => {
  expect(sentenceIn(book, code, facts, language)).toBe(sentence);
});
