import { addDays, day } from '#engine/days.ts';
import { actorOf } from '#organization/store/actor.ts';
import type { Tx } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import { type Actor, type Moment, nobody } from '#platform/permissions.ts';
import type { Random } from './random.ts';

/** What the scenes of the demo share: one transaction, the bodies, who is who, and days counted back from today. */
export type Stage = Readonly<{
  tx: Tx;
  now: Date;
  random: Random;
  bureauId: string;
  people: ReadonlyMap<string, string>; // name → person, in the bureau
  departments: ReadonlyMap<string, string>; // name → department
  legal: Readonly<{ bureauId: string; personId: string }>;
  commission: Readonly<{ bureauId: string; personId: string }>;
}>;

/** The moment so many days ago, at an hour of China's day; never after now. */
export function ago({ now }: Pick<Stage, 'now'>, days: number, hour = 10, minute = 0): Moment {
  const then = new Date(`${addDays(momentOf(now).today, -days)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00+08:00`);
  return momentOf(then > now ? now : then);
}

/** Since when everybody has been in place. */
export const longAgo = day('2020-01-01');

/** Somebody of the bureau, as the one who acts. */
export function as({ tx, bureauId, people }: Stage, name: string, { today }: Moment): Promise<Actor> {
  return actorOf(tx, { accountId: nobody, account: 'demo', bureauId, personId: idOf(people, name) }, today);
}

export const asLegal = ({ tx, legal }: Stage, { today }: Moment): Promise<Actor> =>
  actorOf(tx, { accountId: nobody, account: 'demo', ...legal }, today);

export function idOf(of: ReadonlyMap<string, string>, name: string): string {
  const id = of.get(name);
  if (!id) throw new Error(`the demo knows no ${name}`);
  return id;
}
