import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { files, floorOf, floors, importsOf, moduleOf, source } from './tree.ts';

const pure =
  /^platform\/(calendar|day|machine|refusal|permissions|endpoint|words|list|loop|moment|refusals|sentence|markup|xml|palette|text-difference|drawing|sheets\/(cell-text|shapes)|attachments\/(kinds|words)|documents\/parts)\.ts$/;
const server = /^platform\/[\w/-]+\.ts$/;
const browser =
  /^platform\/(web\/.+|formats\/(bpmn|bpmn-difference|bpmn-elements|format-error)\.ts|(calendar|machine|refusal|permissions|endpoint|words|list|loop|refusals|sentence|xml|palette|text-difference|drawing|sheets\/(cell-text|shapes)|attachments\/(kinds|words)|documents\/parts)\.ts)$/;

/** What each room of a module may know. A file named for no room is domain: rules on plain values, knowing nothing else. */
const rooms = {
  domain: { rooms: ['domain', 'words'], platform: pure, packages: [] },
  words: { rooms: ['domain', 'words'], platform: pure, packages: [] },
  contract: { rooms: ['domain', 'words', 'contract'], platform: pure, packages: ['zod'] },
  queue: { rooms: ['domain'], platform: server, packages: ['zod'] },
  store: { rooms: ['domain', 'words', 'store', 'readers'], platform: server, packages: ['kysely'] },
  readers: {
    rooms: ['domain', 'readers'],
    platform: server,
    packages: ['node:worker_threads', 'node:stream', 'node:fs', 'node:timers/promises', 'node:events'],
  },
  commands: {
    rooms: ['domain', 'words', 'store', 'commands', 'queue', 'readers'],
    platform: server,
    packages: ['node:crypto', 'node:fs/promises', 'node:fs'],
  },
  routes: { rooms: ['domain', 'words', 'contract', 'store', 'commands', 'readers'], platform: server, packages: [] },
  worker: { rooms: ['domain', 'queue', 'store', 'commands'], platform: server, packages: [] },
  web: {
    rooms: ['domain', 'words', 'contract', 'web'],
    platform: browser,
    packages: [
      'react',
      'react-dom',
      'react-router',
      'antd',
      '@ant-design/icons',
      '@tanstack/react-query',
      'bpmn-js',
      'bpmn-moddle',
      'bpmn-auto-layout',
      'saxes',
      'fflate',
    ],
  },
} satisfies Record<string, { rooms: string[]; platform: RegExp; packages: string[] }>;

type Room = keyof typeof rooms;

function roomOf(file: string): Room {
  const name = (file.split('/')[1] ?? '').replace(/\.ts$/, '');
  return name in rooms ? (name as Room) : 'domain';
}

test('the engine knows nothing but itself', () => {
  const named = files.filter((file) => moduleOf(file) === 'engine').flatMap(importsOf);
  expect(named.filter((it) => !it.file?.startsWith('engine/'))).toEqual([]);
});

test('the platform knows no module', () => {
  const named = files.filter((file) => moduleOf(file) === 'platform').flatMap((file) => importsOf(file).map((it) => ({ from: file, ...it })));
  expect(named.filter((it) => it.file !== undefined && floorOf(it.file) > floors.indexOf('platform'))).toEqual([]);
});

test('every folder of src is a floor of the plan', () => {
  expect(readdirSync('src').filter((name) => !floors.includes(name))).toEqual([]);
});

describe.each(files.filter((file) => !['engine', 'platform', 'demo', 'app'].includes(moduleOf(file))))('%s', (file) => {
  const room: { rooms: string[]; platform: RegExp; packages: string[] } = rooms[roomOf(file)];

  test('knows only the modules below its own', () => {
    expect(importsOf(file).filter((it) => it.file && floorOf(it.file) > floorOf(file))).toEqual([]);
  });

  test('knows only what its room may', () => {
    const mayKnow = (it: { file?: string; package?: string }) => {
      if (it.file === undefined)
        return room.packages.some((name) => it.package === name || (name === 'bpmn-js' && it.package!.startsWith('bpmn-js/')));
      if (it.file.endsWith('.css')) return roomOf(file) === 'web';
      if (moduleOf(it.file) === 'engine') return true;
      return moduleOf(it.file) === 'platform' ? room.platform.test(it.file) : room.rooms.includes(roomOf(it.file));
    };
    expect(importsOf(file).filter((it) => !mayKnow(it))).toEqual([]);
  });
});

test.each(files.filter((file) => file !== 'platform/schema.ts'))('%s is short enough to read in one sitting', (file) => {
  expect(source(file).split('\n').length).toBeLessThanOrEqual(251);
});

/** Who owns a table: the module whose migration made it. */
const owners = new Map(
  readdirSync('migrations').flatMap((name) =>
    [...readFileSync(`migrations/${name}`, 'utf8').matchAll(/^create table (\w+)/gm)].map(([, table]) => [
      table!.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      name.replace(/^\d+_|-.*|\.sql$/g, ''), // 0011_powers-drafts.sql: of powers
    ]),
  ),
);

test('only the module that owns a table writes to it', () => {
  const writes = files.flatMap((file) =>
    [...source(file).matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)].map(([, table]) => ({
      file,
      table: table!,
      owner: owners.get(table!),
    })),
  );
  expect(writes.length).toBeGreaterThan(20);
  expect(writes.filter(({ file, owner }) => owner !== moduleOf(file))).toEqual([]);
});

test('every refusal that the product can make has its sentence in both languages', () => {
  const written = files
    .filter((file) => /words?\.ts$|refusals\.ts$|words\//.test(file))
    .map(source)
    .join('\n');
  const codes = new Set(files.flatMap((file) => [...source(file).matchAll(/new (?:Refusal|FormatError)\(\s*'([\w/-]+)'/g)].map(([, code]) => code!)));
  expect(codes.size).toBeGreaterThan(20);
  expect([...codes].filter((code) => !written.includes(`'${code}'`))).toEqual([]);
});
