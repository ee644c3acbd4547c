import { expect, test } from 'vitest';
import { attributeText, escaped } from './xml.ts';

test('what XML cannot hold is shown as a mark, or as what is asked for', () => {
  expect(escaped('a\u0001b\uFFFFc\uD800d\n')).toBe('a\uFFFDb\uFFFDc\uFFFDd\n');
  expect(escaped('a\u0001b\uFFFFc', '')).toBe('abc');
});

test('an attribute keeps its line ends and tabs', () => {
  expect(attributeText('a\n\t"b"\r<&>')).toBe('a&#10;&#9;&quot;b&quot;&#13;&lt;&amp;&gt;');
});
