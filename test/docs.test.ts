import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = (path: string) => readFileSync(path, 'utf8');

test('every module is a word of the glossary', () => {
  const words = new Set([...text('docs/glossary.md').matchAll(/^\| (\w+) \|/gm)].map(([, word]) => word));
  expect(readdirSync('src').filter((module) => !['platform', 'app'].includes(module) && !words.has(module))).toEqual([]);
});

test('every file that the papers name is there', () => {
  const papers = [
    'README.md',
    'README.zh-CN.md',
    'CONTRIBUTING.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const named = papers.flatMap((paper) =>
    [...text(paper).matchAll(/`((?:src|test|docs|migrations|bench|scripts)\/[\w./-]+)`/g)].map(([, path]) => ({ paper, path: path! })),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ path }) => !existsSync(path))).toEqual([]);
});
