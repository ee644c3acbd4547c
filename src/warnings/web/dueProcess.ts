import type { Said } from '#platform/words.ts';
import type { ProcessStep } from '#platform/web/parts/ProcessList.tsx';
import type { Stage } from '#platform/web/parts/StatusChip.tsx';
import { stamp } from '#platform/web/language.tsx';
import type { Deduction } from '../contract/deductions.ts';
import type { words } from '../words.ts';

const day = (at: string | null): string | undefined => (at === null ? undefined : stamp(at).slice(0, 10));

/** The due process of a deduction as its list: what is done and by whom, what waits and on whom. */
export function dueProcess(it: Deduction, said: Said<typeof words>): ProcessStep[] {
  const { process, processNotes: notes, confirming } = said;
  const stage = (done: boolean, now: boolean): Stage => (done ? 'done' : it.state === 'dropped' ? 'stopped' : now ? 'doing' : 'waiting');
  const is = (...states: Array<Deduction['state']>) => states.includes(it.state);
  const steps: ProcessStep[] = [
    { name: process.propose, by: it.proposer, day: day(it.proposedAt), stage: 'done' },
    { name: process.notify, by: it.notifier ?? notes.office, day: day(it.notifiedAt), stage: stage(it.notifiedAt !== null, is('proposed')) },
    { ...statementStep(it, said), stage: stage(it.statedAt !== null || it.decidedAt !== null, is('notified')) },
    {
      name: process.decide,
      by: it.decider ?? notes.office,
      day: day(it.decidedAt),
      stage: stage(it.decidedAt !== null, is('stated')),
      note: it.decidedAt === null ? notes.notProposer : it.state === 'dropped' && it.confirmedAt === null ? notes.dismissed : undefined,
    },
    {
      name: process.confirm,
      by: it.confirmer || confirming[it.confirming],
      day: day(it.confirmedAt),
      stage: stage(it.confirmedAt !== null, is('decided')),
      note: it.confirmedAt === null ? notes.thirdPerson : undefined,
    },
    { name: process.post, day: day(it.entries[0]?.at ?? null), stage: stage(it.entries.length > 0, false) },
  ];
  return is('dropped') ? steps : [...steps, ...appealSteps(it, said, stage)];
}

function statementStep(it: Deduction, { process, processNotes: notes }: Said<typeof words>) {
  const silent = it.decidedAt !== null && it.statedAt === null;
  const waived = it.statedAt !== null && it.statement === null;
  const open = it.statedAt === null && it.defenceUntil !== null && !silent;
  return {
    name: process.state,
    by: it.subject,
    day: open ? notes.until({ day: it.defenceUntil! }) : day(it.statedAt),
    note: waived ? notes.waived : silent ? notes.notStated : it.statedAt === null ? notes.defence({ days: it.defenceDays }) : undefined,
  };
}

function appealSteps(
  it: Deduction,
  { process, processNotes: notes, confirming, states }: Said<typeof words>,
  stage: (done: boolean, now: boolean) => Stage,
): ProcessStep[] {
  const appealed = it.appealedAt !== null;
  const asked = {
    name: process.appeal,
    by: appealed ? it.subject : confirming[it.judging],
    day: appealed ? day(it.appealedAt) : it.appealUntil === null ? undefined : notes.until({ day: it.appealUntil }),
    stage: stage(appealed, false),
    note: appealed ? undefined : notes.appeal({ days: it.appealDays }),
  };
  if (!appealed) return [asked];
  const judged = { name: process.judge, by: it.judge || confirming[it.judging], day: day(it.judgedAt), stage: stage(it.judgedAt !== null, true) };
  return [asked, { ...judged, note: it.judgedAt === null ? undefined : states[it.state] }];
}
