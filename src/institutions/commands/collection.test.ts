import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { makeBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import type { Filter } from '../store/list.ts';
import { collectionDocument } from './collection.ts';
import { addInstitution, enactInstitution, reviseInstitution } from './institution.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));

async function library() {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const made: string[] = [];
  for (const [title, of, text] of [
    ['首问负责制度', 'postManagement', '第一章　总则\n第一条　首问者负责到底。'],
    ['现场查验办法', 'powerOperation', '第一条　查验由两人办理。'],
    ['岗位责任制度', 'postManagement', '第一条　职责明确到人。'],
    ['起草中的办法', 'enforcement', '第一条　还没有施行。'],
  ] as const) {
    const fields = { title, documentNumber: title, class: of, action: 'establish', departmentId: bureau.departments.forestry, text } as const;
    const { id } = await act(office, (tx) => addInstitution(tx, office, fields, moment));
    if (title !== '起草中的办法') await act(office, (tx) => enactInstitution(tx, office, id, '2026-01-01', moment));
    made.push(id);
  }
  await act(office, (tx) => reviseInstitution(tx, office, made[1]!, { reason: '正在修改文字', action: 'improve' }, moment));
  return { bureau, office };
}

async function paragraphsOf(actor: Actor, filter: Filter) {
  const { name, body } = await act(actor, (tx) => collectionDocument(tx, actor, filter, 'zh-CN', moment));
  const xml = strFromU8(unzipSync(new Uint8Array(await new Response(body).arrayBuffer()))['word/document.xml']!);
  const texts = [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([it]) => it.replace(/<[^>]+>/g, '')).filter((text) => text !== '');
  return { name, texts, xml };
}

test('what is in force is one document with contents, by class and title, chapters as headings', async () => {
  const { bureau, office } = await library();
  const { name, texts, xml } = await paragraphsOf(office, {});
  expect(name).toBe(`${bureau.name}制度汇编.docx`);
  expect(texts.slice(0, 3)).toEqual([`${bureau.name}制度汇编`, '2026年3月2日，共 3 项制度', '目　录']);
  expect(texts.slice(-12)).toEqual([
    '岗位管理基本制度',
    '岗位责任制度',
    '岗位责任制度　林业科　自2026年1月1日起施行',
    '第一条　职责明确到人。',
    '首问负责制度',
    '首问负责制度　林业科　自2026年1月1日起施行',
    '第一章　总则',
    '第一条　首问者负责到底。',
    '权力运行廉政制度',
    '现场查验办法',
    '现场查验办法　林业科　自2026年1月1日起施行',
    '第一条　查验由两人办理。',
  ]);
  const [contents] = /<w:sdt>.*?<\/w:sdt>/s.exec(xml)!;
  expect([...contents.matchAll(/w:anchor="(\w+)"/g)].length).toBeGreaterThanOrEqual(5); // two classes and three institutions, each with its page
  expect(texts.join('\n')).not.toContain('还没有施行');
});

test('what is filtered is what it holds, also drafts and nothing at all', async () => {
  const { office } = await library();
  expect((await paragraphsOf(office, { class: 'postManagement' })).texts.at(1)).toBe('2026年3月2日，共 2 项制度');
  expect((await paragraphsOf(office, { state: 'draft' })).texts).toContain('第一条　还没有施行。');
  expect((await paragraphsOf(office, { q: '没有这样的词' })).texts.at(-1)).toBe('2026年3月2日，共 0 项制度');
});
