import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileNamesOf, wordBundle } from './bundle.ts';

const page = (text: string) => [{ blocks: [{ kind: 'text' as const, text }] }];

test('holds every document under a name of its own', async () => {
  const names = ['林业科 沈听雨', '林业科 沈听雨', '../../etc/passwd', 'a\u202egnp.exe', ''];
  const { body, name, type } = wordBundle(
    '林业科',
    names.map((it, at) => ({ name: it, title: it, parts: page(`第 ${at} 份`) })),
  );
  expect([name, type]).toEqual(['林业科.zip', 'application/zip']);
  const files = unzipSync(new Uint8Array(await new Response(body).arrayBuffer()));
  expect(Object.keys(files)).toEqual(['林业科 沈听雨.docx', '林业科 沈听雨 (2).docx', '_.._etc_passwd.docx', 'agnp.exe.docx', '附件.docx']);
  const texts = Object.values(files).map((file) => strFromU8(unzipSync(file)['word/document.xml']!));
  for (const [at, text] of texts.entries()) expect(text).toContain(`第 ${at} 份`);
});

test('names that file systems take for one are told apart', () => {
  expect(fileNamesOf(['Ａ', 'a', 'A'])).toEqual(['Ａ.docx', 'a (2).docx', 'A (3).docx']);
});

test('is empty where there is nothing, and ends its thread where nobody reads on', async () => {
  const { body } = wordBundle('无', []);
  expect(unzipSync(new Uint8Array(await new Response(body).arrayBuffer()))).toEqual({});
  const many = wordBundle(
    '多',
    Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, title: '', parts: page(`${at}`) })),
  );
  const reader = (many.body as ReadableStream<Uint8Array>).getReader();
  expect((await reader.read()).value!.length).toBeGreaterThan(0);
  await reader.cancel();
});
