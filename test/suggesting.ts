import { type Db, transact, type Tx } from '#platform/db.ts';
import { momentOf } from '#platform/moment.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { giveSuggestion, type NewSuggestion } from '#suggestions/commands/giving.ts';
import { makeBureau, type PersonKey, type TestBureau } from './bureau.ts';
import { rowOf } from './logs.ts';
import { makePower, type TestPower } from './power.ts';
import { testNow } from './people.ts';

/** The moment at which a test's suggestions are left: a Monday. */
export const at: Moment = momentOf(testNow);

/** A bureau with a published power, and its people as those who act. */
export type Suggesting = Readonly<{
  bureau: TestBureau;
  power: TestPower;
  by: <R>(who: PersonKey, work: (tx: Tx, actor: Actor) => Promise<R>) => Promise<R>;
  give: (who: PersonKey, more?: Partial<NewSuggestion>) => Promise<string>;
}>;

export async function makeSuggesting(db: Db): Promise<Suggesting> {
  const bureau = await makeBureau(db);
  const power = await makePower(db, bureau.bureauId, bureau.departments.forestry, rowOf(['受理', '审核', '决定']));
  const by: Suggesting['by'] = async (who, work) => {
    const actor = await bureau.actor(who);
    return transact(db, actor, (tx) => work(tx, actor));
  };
  let given = 0;
  const give: Suggesting['give'] = async (who, more = {}) => {
    const { id } = await by(who, (tx, actor) =>
      giveSuggestion(tx, actor, { source: 'mutual', text: `第 ${++given} 条：查验容易走过场。`, ...more }, at),
    );
    return id;
  };
  return { bureau, power, by, give };
}

/** What a risk point taken up from a suggestion is told, beside where it is. */
export const pointOf = (departmentId: string) =>
  ({
    description: '现场查验走过场，凭照片出具查验意见',
    tier: 'department',
    departmentId,
    keyArea: 'approval',
    aspect: 'process',
    element: 'power',
    likelihood: 3,
    harm: 4,
    selfLevel: 2,
    reply: '意见已经采纳。',
  }) as const;
