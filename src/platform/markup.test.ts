import { expect, test } from 'vitest';
import { markup, keptMarkup } from './markup.ts';

test('text put into markup stands for itself, in elements and in attributes', () => {
  const evil = `"><script>alert('1')</script>&amp;`;
  expect(String(markup`<a title="${evil}">${evil}</a>`)).toBe(
    `<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</a>`,
  );
});

test('markup put into markup stays markup; lists come piece by piece, what is not there leaves nothing', () => {
  const items = ['a', '<'].map((it) => markup`<li>${it}</li>`);
  expect(String(markup`<ul>${items}${null}${undefined}${false}${0}</ul>`)).toBe('<ul><li>a</li><li>&lt;</li>0</ul>');
  expect(String(markup`${keptMarkup('<b>kept</b>')}`)).toBe('<b>kept</b>');
});

test('what only looks like markup is none', () => {
  const forged = { toString: () => '<b>' } as unknown as string;
  expect(String(markup`[${forged}]`)).toBe('[]');
});
