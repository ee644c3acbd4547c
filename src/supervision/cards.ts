import type { Card, Kind } from './finding.ts';

/** What a card depends on: the check, its reason, whether a limit is only near, and whether the calendar is still provisional 暂定. */
export type Grounds = Readonly<{ kind: Kind; reason?: 'unknown' | 'otherWay' | null; near?: boolean; provisional?: boolean }>;

/**
 * The card of a finding (domain §9, Cards).
 *
 * | found | card | because |
 * | --- | --- | --- |
 * | a step skipped, out of order | yellow | "a step skipped or out of order → 黄牌" |
 * | a step of a way that this case did not take | yellow | the order of the flowchart is broken just the same |
 * | a step done again | notice | the flowchart may lack a loop: the department is told, no inquiry |
 * | a step that the flowchart does not have | notice | as 领导批示 in the reference: told, not charged |
 * | a limit exceeded | yellow | "past the limit → 黄牌", whether of a step or of the whole |
 * | a limit near | notice | "near the limit → 预警 notice" |
 * | beyond one's authority, separation broken | red | "→ 红牌" |
 * | too long to explain | lead | nothing was found, only not looked through |
 * | anything unusual 异常 | lead | "always marked as a lead 线索, never a fault in itself" |
 *
 * A limit reckoned on a provisional calendar charges nobody: notice.
 */
export function cardOf({ kind, reason, near, provisional }: Grounds): Card {
  switch (kind) {
    case 'skipped':
    case 'outOfOrder':
      return 'yellow';
    case 'notInFlow':
      return reason === 'otherWay' ? 'yellow' : 'notice';
    case 'repeated':
      return 'notice';
    case 'nodeOver':
    case 'totalOver':
      return near || provisional ? 'notice' : 'yellow';
    case 'authority':
    case 'separation':
      return 'red';
    case 'tooLong':
    case 'instant':
    case 'outOfHours':
    case 'enteredLate':
    case 'returned':
    case 'corrected':
    case 'batchEnd':
    case 'oneHandler':
    case 'discretion':
      return 'lead';
  }
}

/** Cards that open a 督办单. */
export const opensInquiry = (card: Card): boolean => card === 'yellow' || card === 'red';
