import { createAccount } from '#organization/commands/accounts.ts';
import { grantDuty } from '#organization/commands/grants.ts';
import { addBureau, addDepartment, addPerson, addPosition, hold, oversee } from '#organization/commands/structure.ts';
import type { Duty } from '#organization/duties.ts';

import { confine, type Tx } from '#platform/db.ts';
import { hashPassword } from '#platform/secrets.ts';
import { type Actor, type Moment, nobody, systemActor } from '#platform/permissions.ts';
import { bureauName, demoAccounts, departments, disciplineHead, officeMembers } from './organization.ts';
import { longAgo, type Stage } from './stage.ts';

type Bodies = Pick<Stage, 'bureauId' | 'people' | 'departments' | 'legal' | 'commission'>;

/** The bureau with its 14 departments and 52 people, the two other bodies, the administrators, and the accounts that sign in. */
export async function foundBodies(tx: Tx, password: string, moment: Moment): Promise<Bodies> {
  const founder: Actor = { ...systemActor(nobody), bureaus: [] };
  const bureauId = await addBureau(tx, founder, { name: bureauName, shortName: '市农林渔牧局', code: 'YT', kind: 'bureau' }, moment);
  const commission = await otherBody(tx, founder, '市纪委监委', 'commission', '纪行远', moment);
  const legal = await otherBody(tx, founder, '市司法局', 'legalAffairs', '法与时', moment);
  await confine(tx, [bureauId, commission.bureauId, legal.bureauId]);
  const clerk = systemActor(bureauId);
  const its = await foundDepartments(tx, clerk, moment);
  for (const name of officeMembers) await grantDuty(tx, clerk, its.people.get(name)!, 'office', moment);
  await grantDuty(tx, clerk, its.people.get(disciplineHead)!, 'disciplineHead', moment);

  const passwordHash = await hashPassword(password);
  const account = (actor: Actor, name: string, personId: string) => createAccount(tx, actor, { personId, name, passwordHash }, moment);
  for (const [name, person] of Object.entries(demoAccounts)) await account(clerk, name, its.people.get(person)!);
  for (const [name, duty, person] of administrators) {
    const personId = await addPerson(tx, clerk, { number: `SY-${name}`, name: person, rank: 'staff' }, moment);
    await grantDuty(tx, clerk, personId, duty, moment);
    await account(clerk, name, personId);
  }
  await account(systemActor(commission.bureauId), 'commission', commission.personId);
  await account(systemActor(legal.bureauId), 'legal', legal.personId);
  return { bureauId, commission, legal, ...its };
}

const administrators: ReadonlyArray<readonly [account: string, duty: Duty, person: string]> = [
  ['system', 'systemAdmin', '系统管理员'],
  ['security', 'securityAdmin', '安全管理员'],
  ['audit', 'auditAdmin', '审计管理员'],
];

async function otherBody(tx: Tx, founder: Actor, name: string, kind: 'commission' | 'legalAffairs', person: string, moment: Moment) {
  const bureauId = await addBureau(tx, founder, { name, shortName: name, code: kind === 'commission' ? 'JW' : 'SF', kind }, moment);
  const clerk = systemActor(bureauId);
  const personId = await addPerson(tx, clerk, { number: `${kind}-01`, name: person, rank: 'staff' }, moment);
  await grantDuty(tx, clerk, personId, kind, moment);
  return { bureauId, personId };
}

const keyPosts = /局长|审批|审核|查验|执法|采购|会计|出纳|任免|组长/;

async function foundDepartments(tx: Tx, clerk: Actor, moment: Moment): Promise<Pick<Stage, 'people' | 'departments'>> {
  const ids = new Map<string, string>();
  const people = new Map<string, string>();
  let number = 0;
  for (const [place, { name, kind, function: of, weighty = false, people: its }] of departments.entries()) {
    const departmentId = await addDepartment(tx, clerk, { name, kind, function: of ?? null, weighty, place }, moment);
    ids.set(name, departmentId);
    const posts = new Map<string, string>();
    for (const post of new Set(its.flatMap((it) => it.posts))) {
      posts.set(post, await addPosition(tx, clerk, { departmentId, name: post, keyPosition: keyPosts.test(post) }, moment));
    }
    for (const it of its) {
      const personId = await addPerson(
        tx,
        clerk,
        { number: `YT${String(++number).padStart(3, '0')}`, name: it.name, rank: it.rank, title: it.title, departmentId },
        moment,
      );
      people.set(it.name, personId);
      for (const post of it.posts) await hold(tx, clerk, { personId, positionId: posts.get(post)!, validFrom: longAgo }, moment);
    }
  }
  for (const { name, leader } of departments)
    await oversee(tx, clerk, { personId: people.get(leader)!, departmentId: ids.get(name)!, validFrom: longAgo }, moment);
  return { people, departments: ids };
}
