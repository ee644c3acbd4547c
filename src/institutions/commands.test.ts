import { expect, test } from 'vitest';
import { day } from '#engine/days.ts';
import { transact, type Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { database } from '../../test/database.ts';
import { makeBureau } from '../../test/bureau.ts';
import * as commands from './commands.ts';
import * as store from './store.ts';

const here = database();
const moment: Moment = { now: new Date('2026-03-02T01:00:00Z'), today: day('2026-03-02') };
const act = <R>(actor: Actor, work: (tx: Tx, actor: Actor) => Promise<R>): Promise<R> => transact(here.db, actor, (tx) => work(tx, actor));
const fields = (departmentId: string, documentNumber = '云农〔2026〕3号'): store.Fields => ({
  title: '伐区现场查验办法',
  documentNumber,
  class: 'powerOperation',
  action: 'establish',
  departmentId,
  text: '第一条……',
});

test('the office records an institution, changes, enacts and abolishes it, and the trail says so', async () => {
  const bureau = await makeBureau(here.db);
  const office = await bureau.actor('office');
  const given = fields(bureau.departments.forestry);
  const { id } = await act(office, (tx) => commands.addInstitution(tx, office, given, moment));
  await act(office, (tx) => commands.changeInstitution(tx, office, id, { ...given, title: '伐区查验办法' }, moment));
  await act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-03-10', moment));

  const staff = await bureau.actor('staff');
  const shown = await act(staff, (tx) => store.institutionFor(tx, staff, id));
  expect(shown).toMatchObject({ title: '伐区查验办法', status: 'inForce', effectiveFrom: '2026-03-10', department: '林业科' });
  expect(await act(staff, (tx) => store.search(tx, staff, '查验'))).toMatchObject([{ id, href: `/institutions/${id}` }]);

  const over = await act(office, (tx) => commands.abolishInstitution(tx, office, id, '并入新办法', moment));
  expect(over.status).toBe('abolished');
  await expect(act(office, (tx) => commands.enactInstitution(tx, office, id, '2026-04-01', moment))).rejects.toMatchObject({
    code: 'institutions/cannot',
  });
  const trail = await here.owner.selectFrom('auditEntry').select('action').where('subjectId', '=', id).orderBy('auditId').execute();
  expect(trail.map(({ action }) => action)).toEqual(['institutions.add', 'institutions.change', 'institutions.enact', 'institutions.abolish']);
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
  await expect(act(stranger, (tx) => store.institutionFor(tx, stranger, id))).rejects.toMatchObject({ code: 'institutions/not-found' });
  const change = act(stranger, (tx) => commands.abolishInstitution(tx, stranger, id, '不相干的人', moment));
  await expect(change).rejects.toMatchObject({ code: 'institutions/not-found' });
  const foreign = act(stranger, (tx) => commands.addInstitution(tx, stranger, given, moment));
  await expect(foreign).rejects.toMatchObject({ code: 'institutions/department/invalid' });
  expect((await act(stranger, (tx) => store.institutionsFor(tx, stranger, { sort: 'title', limit: 10 }))).rows).toEqual([]);
});
