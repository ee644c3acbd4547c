/** Risk levels 等级: 1 重点, 2 防范, 3 一般. */
export const levels = [1, 2, 3] as const;
export type Level = (typeof levels)[number];

/** The figures of the matrix, which a bureau may set. */
export type Matrix = Readonly<{ levelOneProduct: number; levelOneHarm: number; levelTwoProduct: number }>;
export const shippedMatrix: Matrix = { levelOneProduct: 15, levelOneHarm: 5, levelTwoProduct: 6 };

/** The level that likelihood × harm (1–5 each) proposes; the leading group decides. */
export function proposedLevel(likelihood: number, harm: number, matrix: Matrix = shippedMatrix): Level {
  const product = likelihood * harm;
  if (product >= matrix.levelOneProduct || harm >= matrix.levelOneHarm) return 1;
  return product >= matrix.levelTwoProduct ? 2 : 3;
}

type Rated = Readonly<{ likelihood: number | null; harm: number | null }>;

/** The level that the matrix proposes for a point; null where nobody has said likelihood and harm, as in imported registers. */
export const proposalFor = ({ likelihood, harm }: Rated, matrix?: Matrix): Level | null =>
  likelihood === null || harm === null ? null : proposedLevel(likelihood, harm, matrix);

/** How far a point's control has come; anything but `settled` is a control gap 防控缺口. */
export const controls = ['missing', 'underWay', 'settled'] as const;
export type Control = (typeof controls)[number];

/** The actions of a round that leave an institution better than it was; 清理 alone betters nothing. */
export const bettering: readonly string[] = ['integrate', 'establish', 'supplement', 'improve'];

/** A linked institution. `binding`: what the round did with what binds today; null: nothing of it binds yet. `action`: with its newest version. */
export type Governing = Readonly<{ status: 'draft' | 'inForce' | 'abolished'; action: string; binding: string | null }>;

/** @param level 1 or 2 @param action that was done with an institution in force; null: it binds nobody */
const answers = (level: number, action: string | null): boolean => action !== null && (level === 1 || bettering.includes(action));

/**
 * What its level obliges a point to have: level 1 an institution established, level 2 one improved, level 3 a reminder with a day, which is
 * a preventive measure that was not cancelled. Null while the leading group has set no level.
 */
export function controlOf(level: number | null, governing: readonly Governing[], reminders: number): Control | null {
  if (level === null) return null;
  if (level === 3) return reminders > 0 ? 'settled' : 'missing';
  const standing = governing.filter(({ status }) => status === 'inForce');
  if (standing.some(({ binding }) => answers(level, binding))) return 'settled';
  return governing.some(({ status }) => status === 'draft') || standing.some(({ action }) => answers(level, action)) ? 'underWay' : 'missing';
}
