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

/**
 * What stands against a point: how many linked institutions are in force, how many of those this round wrote or bettered (清理 alone
 * betters nothing), how many are still drafts; and how many preventive measures have a day, which is what reminds.
 */
export type Standing = Readonly<{ inForce: number; bettered: number; drafts: number; reminders: number }>;

/** The actions of a round that leave an institution better than it was. */
export const bettering = ['integrate', 'establish', 'supplement', 'improve'] as const;

/**
 * What its level obliges a point to have: level 1 an institution established, level 2 one improved, level 3 a reminder with a day.
 * Null while the leading group has set no level.
 */
export function controlOf(level: number | null, { inForce, bettered, drafts, reminders }: Standing): Control | null {
  if (level === null) return null;
  if (level === 3) return reminders > 0 ? 'settled' : 'missing';
  if ((level === 1 ? inForce : bettered) > 0) return 'settled';
  return drafts > 0 ? 'underWay' : 'missing';
}
