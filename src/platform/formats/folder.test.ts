import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderLimits, openFolder } from './folder.ts';

let place: string;
let made = 0;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'qingfeng-test-'));
});
afterAll(() => rm(place, { recursive: true, force: true }));
async function open(bytes: Uint8Array, limits = folderLimits) {
  const path = join(place, `${made++}.zip`);
  await writeFile(path, bytes);
  return openFolder(path, limits);
}

/** A zip whose one name is these bytes, without saying in what encoding. */
function named(name: readonly number[]): Buffer {
  const placeholder = 'x'.repeat(name.length);
  const bytes = Buffer.from(zipSync({ [placeholder]: strToU8('内容') }));
  for (let at = bytes.indexOf(placeholder); at >= 0; at = bytes.indexOf(placeholder, at + 1)) Buffer.from(name).copy(bytes, at);
  return bytes;
}

test('files are named by their path; folders and what systems leave lying about are none', async () => {
  await using folder = await open(
    zipSync({
      '制度/': new Uint8Array(),
      '制度/一.docx': strToU8('a'),
      '__MACOSX/制度/._一.docx': strToU8('b'),
      '.DS_Store': strToU8('c'),
      '制度/~$一.docx': strToU8('d'),
    }),
  );
  expect(folder.files.map(({ path }) => path)).toEqual(['制度/一.docx']);
  const taken = await folder.take(folder.files[0]!);
  expect([await readFile(taken.path, 'utf8'), taken.size, taken.sha256.length]).toEqual(['a', 1, 64]);
});

test('names of Chinese systems are read though the archive does not say their encoding', async () => {
  const gbk = [0xd6, 0xc6, 0xb6, 0xc8, 0x2e, 0x70, 0x64, 0x66]; // 制度.pdf
  await using one = await open(named(gbk));
  expect(one.files.map(({ path }) => path)).toEqual(['制度.pdf']);
  await using other = await open(named([...Buffer.from('制度.pdf')]));
  expect(other.files.map(({ path }) => path)).toEqual(['制度.pdf']);
});

test('a name with a way out of the folder leads nowhere', async () => {
  let aside = '';
  {
    await using folder = await open(zipSync({ '../../../tmp/qingfeng-escaped': strToU8('x'), '/etc/qingfeng-escaped': strToU8('y') }));
    for (const file of folder.files) {
      const { path } = await folder.take(file);
      aside = path.slice(0, path.lastIndexOf('/'));
      expect(path).toMatch(/qingfeng-folder-\w+\/\d+$/);
    }
    expect(await readdir(tmpdir())).not.toContain('qingfeng-escaped');
  }
  await expect(readdir(aside)).rejects.toThrow('ENOENT'); // and nothing is left of it
});

test('what is no archive, has too many files, or unfolds to too much is refused', async () => {
  await expect(open(strToU8('no zip at all'))).rejects.toMatchObject({ code: 'formats/not-zip' });
  const many = zipSync(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}`, new Uint8Array(1)])));
  await expect(open(many, { ...folderLimits, entries: 19 })).rejects.toMatchObject({ code: 'formats/too-large' });
  const bomb = zipSync({ a: new Uint8Array(17_000_000) });
  await using folder = await open(bomb);
  await expect(folder.take(folder.files[0]!)).rejects.toMatchObject({ code: 'formats/bomb', facts: { element: 'a' } });
  await using small = await open(zipSync({ a: strToU8('abc'), b: strToU8('abc') }), { ...folderLimits, file: 3, unpacked: 5 });
  await small.take(small.files[0]!);
  await expect(small.take(small.files[1]!)).rejects.toMatchObject({ code: 'formats/too-large', facts: { element: 'zip' } });
  await using cut = await open(zipSync({ a: strToU8('abcdefgh'.repeat(100)) }, { level: 0 }), { ...folderLimits, file: 100 });
  await expect(cut.take(cut.files[0]!)).rejects.toMatchObject({ code: 'formats/too-large', facts: { element: 'a' } });
});
