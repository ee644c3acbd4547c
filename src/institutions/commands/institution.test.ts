import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database } from '../../../test/database.ts';
import { makeBureau } from '../../../test/bureau.ts';
import type { Fields } from '../store/institution.ts';
import { institutionsFor } from '../store/list.ts';
import { search } from '../store/loop.ts';
import { institutionFor } from '../store/record.ts';
import { versionFor } from '../store/version.ts';
import * as commands from './institution.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));
const fields = (departmentId: string, documentNumber = '云农〔2026〕3号'): Fields => ({
  title: '伐区现场查验办法',
  documentNumber,
  class: 'powerOperation',
  action: 'establish',
  departmentId,
  text: '第一条　现场查验由两人办理。',
});

test('the office records an institution, changes, enacts and abolishes it, and the trail says so', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const given = fields(bureau.departments.forestry);
  const { id } = await act(office, (tx) => commands.addInstitution(tx, office, given, moment));
  await act(office, (tx) => commands.changeInstitution(tx, office, id, { ...given, title: '伐区查验办法' }, moment));
  await act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-10', moment));

  const staff = await bureau.actor('staff');
  const shown = await act(staff, (tx) => institutionFor(tx, staff, id));
  expect(shown).toMatchObject({ title: '伐区查验办法', state: 'inForce', number: 1, effectiveFrom: '2026-03-10', department: '林业科', deeds: [] });
  expect(shown.versions).toMatchObject([{ number: 1, reason: null, effectiveFrom: '2026-03-10' }]);
  expect(await act(staff, (tx) => search(tx, staff, '查验'))).toMatchObject([{ id, href: `/institutions/${id}` }]);

  const over = await act(office, (tx) => commands.abolishInstitution(tx, office, id, { reason: '并入新办法' }, moment));
  expect(over.state).toBe('abolished');
  await expect(act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-04-01', moment))).rejects.toMatchObject({
    code: 'institutions/cannot',
  });
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual(['institutions.add', 'institutions.change', 'institutions.enact', 'institutions.abolish']);
});

test('of two institutions recorded at once with one number the second is told so', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const given = fields(bureau.departments.forestry);
  const both = [1, 2].map(() => act(office, (tx) => commands.addInstitution(tx, office, given, moment)));
  const failed = (await Promise.allSettled(both)).flatMap((it) => (it.status === 'rejected' ? [(it.reason as { code: string }).code] : []));
  expect(failed).toEqual(['institutions/number-taken']);
});

test('a number names one institution, a head keeps none, and another bureau sees none', async () => {
  const bureau = await makeBureau(here.db);
  const [office, head] = [await bureau.actor('office'), await bureau.actor('head')];
  const given = fields(bureau.departments.forestry);
  const { id } = await act(office, (tx) => commands.addInstitution(tx, office, given, moment));

  await expect(act(office, (tx) => commands.addInstitution(tx, office, given, moment))).rejects.toMatchObject({ code: 'institutions/number-taken' });
  const byHead = act(head, (tx) => commands.addInstitution(tx, head, fields(bureau.departments.forestry, '另一号'), moment));
  await expect(byHead).rejects.toMatchObject({ code: 'institutions/keeper/forbidden' });

  const stranger = await (await makeBureau(here.db)).actor('office');
  await expect(act(stranger, (tx) => institutionFor(tx, stranger, id))).rejects.toMatchObject({ code: 'institutions/not-found' });
  await expect(act(stranger, (tx) => versionFor(tx, stranger, id, 0))).rejects.toMatchObject({ code: 'institutions/version/not-found' });
  const change = act(stranger, (tx) => commands.abolishInstitution(tx, stranger, id, { reason: '不相干的人' }, moment));
  await expect(change).rejects.toMatchObject({ code: 'institutions/not-found' });
  const foreign = act(stranger, (tx) => commands.addInstitution(tx, stranger, given, moment));
  await expect(foreign).rejects.toMatchObject({ code: 'institutions/department/invalid' });
  expect((await act(stranger, (tx) => institutionsFor(tx, stranger, { sort: 'title', limit: 10 }))).rows).toEqual([]);
  expect((await act(stranger, (tx) => institutionsFor(tx, stranger, { q: '查验', sort: 'title', limit: 10 }))).rows).toEqual([]);
});

test('a revision is a draft beside what is in force, becomes the next version, and both versions stay', async () => {
  const bureau = await makeBureau(here.db);
  const [office, staff] = [await bureau.actor('office'), await bureau.actor('staff')];
  const given = fields(bureau.departments.forestry);
  const { id } = await act(office, (tx) => commands.addInstitution(tx, office, given, moment));
  await act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-10', moment));
  const opened = await act(office, (tx) => commands.reviseInstitution(tx, office, id, { reason: '检查发现单人查验', action: 'improve' }, moment));
  expect(opened.state).toBe('revising');
  const better = { ...given, action: 'improve' as const, title: '伐区现场双人查验办法', text: `${given.text}\n第二条　查验记录当日归档。` };
  await act(office, (tx) => commands.changeInstitution(tx, office, id, better, moment));

  expect(await act(staff, (tx) => institutionFor(tx, staff, id))).toMatchObject({
    state: 'revising',
    title: given.title,
    text: given.text,
    number: 1,
  });
  expect(await act(staff, (tx) => versionFor(tx, staff, id, 0))).toMatchObject({ title: better.title, text: better.text, effectiveFrom: null });

  const early = act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-09', moment));
  await expect(early).rejects.toMatchObject({ code: 'institutions/effective-earlier', facts: { day: '2026-03-10' } });
  await act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-06-01', moment));
  const shown = await act(staff, (tx) => institutionFor(tx, staff, id));
  expect(shown).toMatchObject({ state: 'inForce', title: better.title, number: 2, effectiveFrom: '2026-06-01', action: 'improve' });
  expect(shown.versions.map(({ number, reason }) => [number, reason])).toEqual([
    [2, '检查发现单人查验'],
    [1, null],
  ]);
  expect(shown.rounds).toMatchObject([{ year: 2026, action: 'improve', note: '检查发现单人查验' }]);
  expect(await act(staff, (tx) => versionFor(tx, staff, id, 1))).toMatchObject({ title: given.title, text: given.text });
  await expect(act(staff, (tx) => versionFor(tx, staff, id, 0))).rejects.toMatchObject({ code: 'institutions/version/not-found' });
  const rewrite = here.owner.updateTable('institutionVersion').set({ text: '' }).where('institutionId', '=', id).execute();
  await expect(rewrite).rejects.toThrow('append-only');
});

test('what somebody saved since is not saved over, and an empty draft is not enacted', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const given = { ...fields(bureau.departments.forestry), text: ' ' };
  const { id } = await act(office, (tx) => commands.addInstitution(tx, office, given, moment));
  const saved = await act(office, (tx) => commands.changeInstitution(tx, office, id, given, moment, 1));
  expect(saved.revision).toBe(2);
  const late = act(office, (tx) => commands.changeInstitution(tx, office, id, given, moment, 1));
  await expect(late).rejects.toMatchObject({ code: 'institutions/out-of-date' });
  await expect(act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-10', moment, 1))).rejects.toMatchObject({
    code: 'institutions/out-of-date',
  });
  await expect(act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-10', moment, 2))).rejects.toMatchObject({
    code: 'institutions/empty',
  });
});

test('a revision may be given up, an institution merged into another, and each year says what was done', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const made = [];
  for (const number of ['甲号', '乙号']) {
    const { id } = await act(office, (tx) => commands.addInstitution(tx, office, fields(bureau.departments.forestry, number), moment));
    await act(office, (tx) => commands.enactInstitution(tx, office, id, '2025-01-01', moment));
    made.push(id);
  }
  const [one, other] = made as [string, string];
  await act(office, (tx) => commands.reviseInstitution(tx, office, one, { reason: '打算再改一改', action: 'supplement' }, moment));
  expect((await act(office, (tx) => commands.discardDraft(tx, office, one, moment))).state).toBe('inForce');
  await act(office, (tx) => commands.settleRound(tx, office, one, { year: 2025, action: 'clean', note: null }, moment));
  expect(await act(office, (tx) => institutionFor(tx, office, one))).toMatchObject({ action: 'establish', number: 1 }); // of the latest year
  const ahead = act(office, (tx) => commands.settleRound(tx, office, one, { year: 2027, action: 'clean', note: null }, moment));
  await expect(ahead).rejects.toMatchObject({ code: 'institutions/year/invalid' });

  const itself = act(office, (tx) => commands.abolishInstitution(tx, office, one, { reason: '并入自己', replacedBy: one }, moment));
  await expect(itself).rejects.toMatchObject({ code: 'institutions/successor/invalid' });
  await act(office, (tx) => commands.abolishInstitution(tx, office, one, { reason: '并入乙号办法', replacedBy: other }, moment));
  expect(await act(office, (tx) => institutionFor(tx, office, one))).toMatchObject({
    state: 'abolished',
    successor: { id: other },
    rounds: [
      { year: 2026, action: 'abolish' },
      { year: 2025, action: 'clean' },
    ],
  });
  expect((await act(office, (tx) => institutionFor(tx, office, other))).merged.map(({ id }) => id)).toEqual([one]);
  const listed = await act(office, (tx) => institutionsFor(tx, office, { year: 2025, action: 'clean', sort: 'title', limit: 10 }));
  expect(listed.rows.map(({ id }) => id)).toEqual([one]);
});
