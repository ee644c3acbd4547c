import { expect, test } from 'vitest';
import { said } from '#platform/words.ts';
import { blank, blankLine, type Content } from '../../content.ts';
import { faultsOf } from '../../faults.ts';
import { words } from '../../words/filling.ts';
import { faultText, placed } from './faultText.ts';

const chinese = said(words, 'zh-CN');
const form = { ...blank('position', '本人郑重承诺：认真履行职责'), duties: '受理', points: [blankLine('a')] } as Content;

test('likelihood and harm are one fault at the matrix, and every place says what to do', () => {
  const faults = placed(faultsOf(form));
  expect(faults.map(({ place }) => place)).not.toContain('points.a.harm');
  expect(faults.filter(({ place }) => place === 'points.a.likelihood').length).toBe(1);
  expect(faultText(faults, chinese)).toMatchObject({
    'points.a.description': '此项必填。',
    'points.a.measures': '至少写一条防控措施。没有措施的风险点不能登记。',
  });
});

test('a form without a risk point says so of its points', () => {
  expect(faultText(placed(faultsOf({ ...form, points: [] })), chinese)).toEqual({ points: '至少查找一个风险点。' });
});
