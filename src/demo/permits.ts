import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { addDays, day, yearOf } from '#engine/days.ts';
import { createAccount } from '#organization/commands/accounts.ts';
import { addDepartment, addPerson, addPosition, hold, oversee } from '#organization/commands/structure.ts';
import { chinaZone } from '#platform/calendar.ts';
import { transact, type Db, type Tx } from '#platform/db.ts';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { readLog } from '#platform/formats/log-reader.ts';
import type { Clock } from '#platform/moment.ts';
import { type Moment, systemActor } from '#platform/permissions.ts';
import { hashPassword } from '#platform/secrets.ts';
import { uploadOf } from '#platform/upload.ts';
import { addPower } from '#powers/commands/drafting.ts';
import { legalReviewVersion, publishVersion, reviewVersion, submitVersion } from '#powers/commands/passing.ts';
import { withRules } from '#powers/rules.ts';
import { addMeasure } from '#risks/commands/measure.ts';
import { addRiskPoint, evaluate, register } from '#risks/commands/point.ts';
import { signPromise } from '#risks/commands/promise.ts';
import { linkInstitution } from '#risks/commands/tending.ts';
import { runImport } from '#supervision/commands/importing.ts';
import { requestImport } from '#supervision/commands/imports.ts';
import { permitDepartment, permitHead, permitPower, permitRisks, permitSeparations, personNamed } from './permit-words.ts';
import { as, asLegal, idOf, type Stage } from './stage.ts';

export type Permits = Readonly<{ importId: string; bureauId: string }>;

/** The window, the power and the people that a real log of environmental permits is read into; one invented person for each resource. */
export async function foundPermits(stage: Stage, files: Readonly<{ log: string; flow: string }>, password: string, moment: Moment): Promise<Permits> {
  const { tx, bureauId } = stage;
  const clerk = systemActor(bureauId);
  const departmentId = await addDepartment(tx, clerk, { name: permitDepartment, kind: 'unit', place: 99 }, moment);
  await oversee(tx, clerk, { personId: idOf(stage.people, '温若谷'), departmentId, validFrom: earliest }, moment);
  const post = (name: string) => addPosition(tx, clerk, { departmentId, name, keyPosition: true }, moment);
  const [headPost, clerkPost] = [await post('窗口主任岗'), await post('许可经办岗')];
  const head = await addPerson(tx, clerk, { number: 'HJ000', name: permitHead, rank: 'departmentHead', title: '主任', departmentId }, moment);
  await hold(tx, clerk, { personId: head, positionId: headPost, validFrom: earliest }, moment);
  await createAccount(tx, clerk, { personId: head, name: 'permit-head', passwordHash: await hashPassword(password) }, moment);
  const hands: string[] = [];
  for (const [at, number] of (await resourcesIn(files.log)).entries()) {
    const personId = await addPerson(tx, clerk, { number, name: personNamed(at), rank: 'staff', title: '科员', departmentId }, moment);
    await hold(tx, clerk, { personId, positionId: clerkPost, validFrom: earliest }, moment);
    hands.push(personId);
  }
  const here: Stage = { ...stage, people: new Map([...stage.people, [permitHead, head]]) };
  const { powerId, versionId } = await publish(here, departmentId, files.flow, moment);
  await foreseeRisks(here, { departmentId, versionId, hands }, files.flow, moment);
  const upload = await uploadOf(files.log);
  const request = { fileName: upload.name, powerId, zone: chinaZone, source: '环境许可窗口系统', map: null };
  const { id } = await requestImport(tx, await as(here, '林知微', moment), upload, request, moment);
  return { importId: id, bureauId };
}

// the log begins in 2010; who is in it was in place
const earliest = day('2010-01-01');

/** @throws FormatError as the reader */
async function resourcesIn(log: string): Promise<string[]> {
  const found = new Set<string>();
  for await (const { events } of readLog(createReadStream(log), { zone: chinaZone })) for (const { actor } of events) if (actor) found.add(actor);
  return [...found].toSorted();
}

async function publish(stage: Stage, departmentId: string, flow: string, moment: Moment) {
  const { tx } = stage;
  const drawn = await readFile(flow, 'utf8');
  const nodeOf = (name: string) => readBpmn(drawn).nodes.find((node) => node.name === name)?.id;
  const separations = permitSeparations.flatMap(([one, other]) => {
    const [taskA, taskB] = [nodeOf(one), nodeOf(other)];
    return taskA && taskB ? [{ taskA, taskB }] : [];
  });
  const { code, name, basis, procedure, responsibility, promised, statutory } = permitPower;
  const rules = {
    power: { code, department: permitDepartment },
    limits: [{ from: null, to: null, statutory, promised, unit: 'workingDay' as const }],
    separations,
  };
  const content = {
    basis,
    procedure,
    responsibility,
    flowchart: withRules(drawn, rules),
    statutoryLimit: statutory,
    statutoryUnit: null,
    promisedLimit: promised,
    promisedUnit: 'workingDay' as const,
  };
  const [head, office, legal] = [await as(stage, permitHead, moment), await as(stage, '林知微', moment), await asLegal(stage, moment)];
  const made = await addPower(tx, head, { code, name, category: 'licence', departmentId, open: true }, content, moment);
  await submitVersion(tx, head, made, moment);
  await reviewVersion(tx, office, made, moment);
  await legalReviewVersion(tx, legal, made, moment);
  await publishVersion(tx, office, made, earliest, moment);
  return { powerId: made.id, versionId: made.versionId };
}

type Place = Readonly<{ departmentId: string; versionId: string; hands: readonly string[] }>;

/** A risk point on every step that the separations name, with its measure, institution and the promise that everybody at the window signed. */
async function foreseeRisks(stage: Stage, { departmentId, versionId, hands }: Place, flow: string, moment: Moment): Promise<void> {
  const { tx, bureauId } = stage;
  const nodes = readBpmn(await readFile(flow, 'utf8')).nodes;
  const [head, office] = [await as(stage, permitHead, moment), await as(stage, '林知微', moment)];
  const institution = await tx
    .selectFrom('institution')
    .select('institutionId')
    .where('bureauId', '=', bureauId)
    .where('status', '=', 'inForce')
    .orderBy('institutionId')
    .executeTakeFirstOrThrow();
  const promised: string[] = [];
  for (const { step, description, likelihood, harm, level, measure, promise } of permitRisks) {
    const node = nodes.find(({ name }) => name === step);
    if (!node) continue;
    const point = {
      tier: 'department' as const,
      departmentId,
      keyArea: 'approval' as const,
      aspect: 'process' as const,
      element: 'power' as const,
      foundBy: 'organization' as const,
    };
    const { id } = await addRiskPoint(
      tx,
      head,
      { ...point, year: yearOf(moment.today), description, likelihood, harm, selfLevel: level, step: `${versionId}:${node.id}` },
      moment,
    );
    await addMeasure(tx, head, id, { text: measure, kind: 'prevention', responsibleId: head.personId, dueOn: addDays(moment.today, 60) }, moment);
    await evaluate(tx, office, id, level, null, moment);
    await register(tx, office, id, moment);
    await linkInstitution(tx, office, id, institution.institutionId, moment);
    for (const personId of hands) {
      const hand = { ...head, personId, departments: [], roles: new Set(['staff'] as const), scope: 'own' as const };
      await signPromise(tx, hand, { year: yearOf(moment.today), clause: promised.length + 1, text: promise, riskPointId: id }, moment);
    }
    promised.push(id);
  }
}

/** Reads the log in, and gives an account to whoever has the most findings in it. Returns that person's name, or null when it was refused. */
export async function importPermits(db: Db, { bureauId, importId }: Permits, password: string, clock: Clock): Promise<string | null> {
  await runImport(db, bureauId, importId, clock);
  return transact(db, { bureaus: [bureauId] }, async (tx) => {
    const most = await mostFound(tx, bureauId);
    if (!most) return null;
    await createAccount(
      tx,
      systemActor(bureauId),
      { personId: most.personId, name: 'permit-staff', passwordHash: await hashPassword(password) },
      clock(),
    );
    return most.name;
  });
}

const mostFound = (tx: Tx, bureauId: string) =>
  tx
    .selectFrom('finding as f')
    .innerJoin('person as p', (on) => on.onRef('p.bureauId', '=', 'f.bureauId').onRef('p.personId', '=', 'f.personId'))
    .innerJoin('department as d', (on) => on.onRef('d.bureauId', '=', 'p.bureauId').onRef('d.departmentId', '=', 'p.departmentId'))
    .select(['p.personId', 'p.name'])
    .where('f.bureauId', '=', bureauId)
    .where('d.name', '=', permitDepartment)
    .groupBy(['p.personId', 'p.name', 'p.number'])
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('p.number')
    .executeTakeFirst();
