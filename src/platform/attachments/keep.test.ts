import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { makeBureau, type TestBureau } from '../../../test/bureau.ts';
import { database } from '../../../test/database.ts';
import { transact } from '../db.ts';
import { streamingBody } from '../download.ts';
import type { Actor, Moment } from '../permissions.ts';
import { uploadOf } from '../upload.ts';
import { attachmentFile, keepAttachment } from './keep.ts';
import { largestAttachment } from './kinds.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
let folder = '';
let bureau: TestBureau;
let office: Actor;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qingfeng-attachments-'));
  bureau = await makeBureau(here.db);
  office = await bureau.actor('office');
});
afterAll(() => rm(folder, { recursive: true }));

async function keep(bytes: Buffer, name: string, who = office) {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, bytes);
  const file = await uploadOf(path);
  return transact(here.db, who, (tx) => keepAttachment(tx, who, file, name, moment));
}
const text = (size: number) => Buffer.alloc(size, 'done, and seen\n');
const limit = (key: string, value: number) =>
  here.owner
    .insertInto('setting')
    .values({
      bureauId: bureau.bureauId,
      key,
      validFrom: day('2026-01-01'),
      value: JSON.stringify(value),
      proposedBy: bureau.people.system.personId,
      confirmedBy: bureau.people.security.personId,
    })
    .execute();

test('what is kept comes back byte by byte, over any number of pieces, as a file to be saved and nothing else', async () => {
  const bytes = text(2_500_002);
  const kept = await keep(bytes, '/tmp/../巡查 记录(三月).TXT');
  expect(kept).toMatchObject({
    name: '巡查 记录(三月).txt',
    kind: 'txt',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  const file = await transact(here.db, office, (tx) => attachmentFile(tx, bureau.bureauId, kept.id));
  const reply = streamingBody(file, new Headers());
  expect(Buffer.from(await reply.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(reply.headers)).toEqual({
    'content-type': 'text/plain',
    'content-disposition': `attachment; filename="__ __(__).txt"; filename*=UTF-8''%E5%B7%A1%E6%9F%A5%20%E8%AE%B0%E5%BD%95%28%E4%B8%89%E6%9C%88%29.txt`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
});

test('a web page that is called a PDF is not kept, nor what is empty or too large, and nothing of it is left', async () => {
  const count = () => here.owner.selectFrom('attachment').select('attachmentId').execute();
  const before = await count();
  await expect(keep(Buffer.from('<html>'), '报告.pdf')).rejects.toMatchObject({ code: 'attachments/kind/invalid', facts: { kind: 'markup' } });
  await expect(keep(Buffer.alloc(0), '空.txt')).rejects.toMatchObject({ code: 'attachments/empty/invalid' });
  await expect(keep(text(largestAttachment + 1), '大.txt')).rejects.toMatchObject({
    code: 'attachments/too-large',
    facts: { limit: largestAttachment },
  });
  expect(await count()).toEqual(before);
});

test('another bureau has nothing of it, and nobody changes what was filed', async () => {
  const kept = await keep(text(40), '说明.txt');
  const stranger = await (await makeBureau(here.db)).actor('office');
  for (const bureauId of [bureau.bureauId, stranger.bureauId]) {
    const asked = transact(here.db, stranger, (tx) => attachmentFile(tx, bureauId, kept.id));
    await expect(asked).rejects.toMatchObject({ code: 'attachments/not-found' });
  }
  await expect(here.owner.updateTable('attachment').set({ name: '别的.txt' }).execute()).rejects.toThrow('append-only');
  await expect(here.owner.deleteFrom('attachmentPiece').execute()).rejects.toThrow('append-only');
  await expect(here.db.updateTable('attachment').set({ name: '别的.txt' }).execute()).rejects.toThrow('permission denied');
});

test('a bureau sets how large one file and all of them may be; two uploads at once do not both take the last place', async () => {
  await limit('attachments.fileBytes', 1000);
  await expect(keep(text(1001), '大.txt')).rejects.toMatchObject({ code: 'attachments/too-large', facts: { limit: 1000 } });
  const { size } = await here.owner
    .selectFrom('attachment')
    .select((it) => it.fn.sum<number>('size').as('size'))
    .where('bureauId', '=', bureau.bureauId)
    .executeTakeFirstOrThrow();
  await limit('attachments.bureauBytes', Number(size) + 1500);
  const both = await Promise.allSettled([keep(text(800), '一.txt'), keep(text(800), '二.txt')]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'attachments/full' } });
});
