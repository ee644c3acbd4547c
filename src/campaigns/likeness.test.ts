import { expect, test } from 'vitest';
import { alikeAmong, likenessOf } from './likeness.ts';

test('texts are alike by what they say, not by their punctuation, width or case', () => {
  expect(likenessOf('受理时故意拖延，索要好处。', '受理时 故意拖延, 索要好处')).toBe(1);
  expect(likenessOf('ＡＢＣ材料', 'abc 材料')).toBe(1);
  expect(likenessOf('受理时故意拖延', '评标时泄露标底')).toBeLessThan(0.3);
  expect(likenessOf('', '。')).toBe(0);
});

test('pairs that may be the same are proposed, the likest first, each once', () => {
  const texts = [
    { id: 'a', text: '受理林木采伐申请时故意拖延、索要好处' },
    { id: 'b', text: '评标时泄露标底' },
    { id: 'c', text: '受理林木采伐申请时故意拖延,索要好处。' },
    { id: 'd', text: '受理林木采伐申请时拖延、索要好处费' },
  ];
  const { pairs: found } = alikeAmong(texts);
  expect(found.map(({ a, b }) => `${a}${b}`)).toEqual(['ac', expect.stringMatching(/^(ad|cd)$/), expect.stringMatching(/^(ad|cd)$/)]);
  expect(found[0]!.likeness).toBe(1);
});

test('thousands of points are looked through while a person waits', () => {
  const texts = Array.from({ length: 2000 }, (_, at) => ({
    id: String(at),
    text: `第${at}项职权在受理、审查和决定环节可能拖延或者索要好处${at * 7919}`,
  }));
  const before = performance.now();
  const { pairs, found } = alikeAmong(texts);
  expect(pairs).toHaveLength(100);
  expect(found).toBeGreaterThan(100); // and it is told that there are more
  expect(performance.now() - before).toBeLessThan(10_000);
});
