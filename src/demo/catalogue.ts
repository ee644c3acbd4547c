import { yearOf } from '#engine/days.ts';
import { addPower } from '#powers/commands/drafting.ts';
import { legalReviewVersion, publishVersion, reviewVersion, submitVersion } from '#powers/commands/passing.ts';
import { positionsOf } from '#powers/store/catalogue.ts';
import { addMeasure, finishMeasure } from '#risks/commands/measure.ts';
import { addRiskPoint, evaluate, register } from '#risks/commands/point.ts';
import { signPromise } from '#risks/commands/promise.ts';
import { linkInstitution } from '#risks/commands/tending.ts';
import { addDays } from '#engine/days.ts';
import { flowchartOf } from './flowchart.ts';
import { departments } from './organization.ts';
import { type DemoPower, powers } from './powers.ts';
import { type DemoRisk, risksOf } from './risks.ts';
import { chartOf } from './shapes.ts';
import { ago, as, asLegal, idOf, type Stage } from './stage.ts';

export type Published = Readonly<{ power: DemoPower; powerId: string; versionId: string }>;

const headName = (department: string): string =>
  departments.find(({ name }) => name === department)!.people.find(({ rank }) => rank === 'departmentHead')!.name;

const workingDays = (days: number | null) => (days === null ? null : ('workingDay' as const));

/** 重点环节 by category. */
const keyAreaOf = {
  licence: 'approval',
  confirmation: 'approval',
  penalty: 'enforcement',
  inspection: 'enforcement',
  payment: 'specialFunds',
  personnel: 'personnel',
  finance: 'other',
  procurement: 'procurement',
  engineering: 'engineering',
  specialFunds: 'specialFunds',
} as const;

function contentOf(power: (typeof powers)[number], positions: ReadonlyMap<string, string>) {
  const { statutory, promised, basis, responsibility } = power;
  const { nodes } = chartOf(power);
  const main = nodes.filter(({ kind, y }) => kind === 'task' && y < 300);
  return {
    basis: [{ document: basis[0], article: basis[1], text: '' }],
    procedure: main.map(({ name }) => name).join('→'),
    responsibility,
    flowchart: flowchartOf(power),
    positions: [...new Set(nodes.flatMap(({ performers = [] }) => performers.map((named) => idOf(positions, named.join(' ')))))],
    statutoryLimit: statutory,
    statutoryUnit: workingDays(statutory),
    promisedLimit: promised,
    promisedUnit: workingDays(promised),
  };
}

/** Every power through all its desks, a year ago. */
export async function publishPowers(stage: Stage): Promise<Published[]> {
  const { tx } = stage;
  const [drafted, reviewed, checked, published] = [ago(stage, 392), ago(stage, 388), ago(stage, 380), ago(stage, 375)];
  const office = await as(stage, '林知微', reviewed);
  const legal = await asLegal(stage, checked);
  const positions = new Map((await positionsOf(tx, [stage.bureauId])).map(({ id, department, name }) => [`${department} ${name}`, id]));
  const done: Published[] = [];
  for (const power of powers) {
    const head = await as(stage, headName(power.department), drafted);
    const { code, name, category } = power;
    const open = !['personnel', 'finance', 'procurement', 'specialFunds'].includes(category);
    const made = await addPower(
      tx,
      head,
      { code, name, category, departmentId: idOf(stage.departments, power.department), open, keyArea: keyAreaOf[category] },
      contentOf(power, positions),
      drafted,
    );
    await submitVersion(tx, head, made, drafted);
    await reviewVersion(tx, office, made, reviewed);
    await legalReviewVersion(tx, legal, made, checked);
    await publishVersion(tx, office, made, addDays(published.today, -1), published);
    done.push({ power, powerId: made.id, versionId: made.versionId });
  }
  return done;
}

/** Risk points on the steps of every power, evaluated and registered; every seventh waits for its level, every eleventh lacks its institution. */
export async function registerRisks(
  stage: Stage,
  published: readonly Published[],
  institutionsOf: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  let count = 0;
  for (const it of published) {
    for (const risk of risksOf[it.power.shape]) await registerRisk(stage, it, risk, institutionsOf, ++count);
  }
}

const proposal = ({ likelihood, harm }: DemoRisk): number => (harm === 5 || likelihood * harm >= 15 ? 1 : likelihood * harm >= 6 ? 2 : 3);

async function registerRisk(
  stage: Stage,
  { power, powerId, versionId }: Published,
  risk: DemoRisk,
  institutionsOf: ReadonlyMap<string, readonly string[]>,
  count: number,
): Promise<void> {
  const { tx } = stage;
  const [found, judged] = [ago(stage, 330), ago(stage, 318)];
  const head = headName(power.department);
  const holder =
    risk.position && departments.find(({ name }) => name === power.department)!.people.find(({ posts }) => posts.includes(risk.position!))?.name;
  const { step, position: _, measures, promise, ...fields } = risk;
  const point = {
    ...fields,
    year: yearOf(found.today),
    tier: holder ? ('position' as const) : ('department' as const),
    personId: holder ? idOf(stage.people, holder) : null,
  };
  const author = await as(stage, head, found);
  const place = { departmentId: idOf(stage.departments, power.department), powerId, step: `${versionId}:${step}` };
  const { id } = await addRiskPoint(tx, author, { ...point, ...place }, found);
  const responsible = holder ?? head;
  for (const [at, text] of measures.entries()) {
    const kind = at === 0 ? 'prevention' : 'monitoring';
    const when =
      at === 0
        ? { dueOn: addDays(found.today, 310 + ((count * 7) % 50)) }
        : { dueOn: addDays(found.today, 90 + ((count * 3) % 25)), every: 'quarter' as const };
    const made = await addMeasure(tx, author, id, { text, kind, responsibleId: idOf(stage.people, responsible), ...when }, found);
    if (count % 4 !== 0 && at === 0) await finishMeasure(tx, author, { id: made.id }, '已建立台账并按月检查，见附件记录', ago(stage, 60));
  }
  await signPromise(tx, await as(stage, responsible, judged), { year: yearOf(judged.today), clause: count, text: promise, riskPointId: id }, judged);
  if (count % 7 === 0) return;
  const office = await as(stage, '林知微', judged);
  const level = count % 13 === 0 ? Math.max(1, proposal(risk) - 1) : proposal(risk);
  await evaluate(tx, office, id, level, level === proposal(risk) ? null : '该环节近年有投诉，从严定级', judged);
  await register(tx, office, id, judged);
  if (count % 11 === 0) return;
  for (const institutionId of institutionsOf.get(risk.keyArea) ?? []) await linkInstitution(tx, office, id, institutionId, judged);
}
