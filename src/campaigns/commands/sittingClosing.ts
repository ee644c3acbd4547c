import type { Day } from '#engine/days.ts';
import { record, recordAll } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { said } from '#platform/words.ts';
import { registerPoints as numberPoints } from '#risks/store/register.ts';
import { matrixOf } from '#risks/store/summary.ts';
import type { Content } from '../content.ts';
import { insertSteps, saveStates } from '../store/form.ts';
import * as store from '../store/sitting.ts';
import * as forms from '../store/sittingForms.ts';
import * as points from '../store/sittingPoints.ts';
import { sittingWords } from '../words/sitting.ts';
import { decisionOn, isOfOffice, mustBeOpen, ofPoint, sittingFor, subject } from './sitting.ts';

const ofForm = (bureauId: string, id: string) => ({ kind: 'form', id, bureauId });

/** Ends the sitting: its opinion is written into every form whose points all have their level. */
export async function closeSitting(
  tx: Tx,
  actor: Actor,
  id: string,
  opinion: string,
  { now, today }: Moment,
): Promise<{ id: string; forms: number }> {
  const sitting = await sittingFor(tx, actor, id, 'close', today);
  const { bureauId } = sitting;
  const ready = await forms.formsToEvaluate(tx, sitting);
  const levels = Map.groupBy(
    await forms.lineLevelsOf(
      tx,
      bureauId,
      ready.map((it) => it.formId),
    ),
    (it) => it.formId,
  );
  const steps = ready.map((form) => {
    const lines = levels.get(form.formId) ?? [];
    return {
      form,
      opinion: opinionOn(opinion, form.content, lines),
      levels: Object.fromEntries(lines.flatMap(({ lineId, level }) => (level === null ? [] : [[lineId, level]]))),
    };
  });
  await ofGroup(tx, actor, bureauId, { deed: 'evaluate', state: 'evaluated' }, steps, now);
  await store.saveSitting(tx, bureauId, id, { state: 'closed', opinion, closedBy: actor.personId, closedAt: now });
  await record(tx, actor, now, 'campaigns.closeSitting', subject(bureauId, id), { after: { opinion, forms: ready.length } });
  return { id, forms: ready.length };
}

/** The group's opinion, and below it what it said of single points, by their number on the form. */
function opinionOn(opinion: string, content: Content, lines: readonly forms.LineLevel[]): string {
  const words = said(sittingWords, 'zh-CN'); // the form's own language
  const told = content.points.flatMap(({ id }, at) => {
    const line = lines.find((it) => it.lineId === id);
    if (line?.merged) return [words.lineMerged(at + 1)];
    return line?.opinion ? [words.lineOpinion({ serial: at + 1, text: line.opinion })] : [];
  });
  return [opinion, ...told].join('\n');
}

type Outcome = Readonly<{ deed: 'evaluate' | 'register'; state: 'evaluated' | 'registered' }>;
type Step = Readonly<{
  form: Readonly<{ formId: string; state: string; revision: number }>;
  opinion: string | null;
  levels: Readonly<Record<string, number>> | null;
}>;

/** What the group did to forms, written into the course of each and into the trail. */
async function ofGroup(tx: Tx, actor: Actor, bureauId: string, { deed, state }: Outcome, steps: readonly Step[], at: Date): Promise<void> {
  const by = { id: actor.personId, name: actor.name };
  await insertSteps(
    tx,
    bureauId,
    steps.map(({ form: { formId, revision }, opinion, levels }) => {
      const group = { capacity: 'leadingGroup', forPerson: null } as const;
      return { formId, deed, ...group, by, opinion, levels, revision, at };
    }),
  );
  await saveStates(
    tx,
    bureauId,
    steps.map(({ form }) => form.formId),
    state,
  );
  const entries = steps.map(({ form, levels }) => ({
    action: `campaigns.${deed}`,
    subject: ofForm(bureauId, form.formId),
    before: { state: form.state },
    after: { state, levels },
  }));
  await recordAll(tx, actor, at, entries);
}

/** 登记造册: numbers what was evaluated, in order and without a gap; one's own matters are left to another. */
export async function registerPoints(tx: Tx, actor: Actor, id: string, { now, today }: Moment) {
  const sitting = await sittingFor(tx, actor, id, 'register', today);
  const matrix = await matrixOf(tx, sitting.bureauId, today);
  const evaluated = (await points.allPointsOf(tx, sitting, { state: 'evaluated' }, matrix)).filter((it) =>
    [null, 'evaluated'].includes(it.formState),
  );
  const waiting = evaluated.filter((it) => !isOfOffice(sitting, it, actor));
  const ids = waiting.filter((it) => !it.concerned.includes(actor.personId)).map((it) => it.id);
  const locked = await points.pointsToDecide(tx, sitting, ids, matrix);
  mustBeOpen(sitting, locked, 'register', actor);
  const byId = new Map(locked.map((it) => [it.id, it]));
  const years = Map.groupBy(
    ids.map((one) => byId.get(one)!),
    (it) => it.year,
  );
  for (const [year, seen] of years) await giveNumbers(tx, actor, sitting, year, seen, { now, today });
  const ready = await forms.formsToRegister(tx, sitting);
  const steps = ready.map((form) => ({ form, opinion: null, levels: null }));
  await ofGroup(tx, actor, sitting.bureauId, { deed: 'register', state: 'registered' }, steps, now);
  return { registered: ids.length, left: waiting.length - ids.length, forms: ready.length };
}

type When = Readonly<{ now: Date; today: Day }>;

async function giveNumbers(tx: Tx, actor: Actor, sitting: store.Sitting, year: number, seen: readonly points.SittingPoint[], { now, today }: When) {
  const { bureauId } = sitting;
  const numbers = await numberPoints(
    tx,
    { bureauId, year },
    seen.map((it) => it.id),
    { actor, now, today },
  );
  const counted = await points.countedAt(
    tx,
    bureauId,
    seen.map((it) => it.id),
  ); // nothing is decided here: whoever left the sitting since, it was
  const told = seen.map((point) => ({
    ...decisionOn(sitting, point, actor, now, counted.get(point.id)),
    deed: 'register' as const,
    level: point.level,
    number: numbers.get(point.id)!,
  }));
  await points.insertDecisions(tx, told);
  const entries = seen.map((point) => ({
    action: 'risks.register',
    subject: ofPoint(bureauId, point.id),
    before: { state: 'evaluated' },
    after: { state: 'registered', number: numbers.get(point.id), sitting: sitting.number },
  }));
  await recordAll(tx, actor, now, entries);
}
