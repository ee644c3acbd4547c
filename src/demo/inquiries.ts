import type { Moment } from '#platform/permissions.ts';
import type { Stage } from './stage.ts';

/** What the office makes of the inquiries that a fortnight has drafted. */
export async function settleInquiries(_stage: Stage, _moment: Moment, _round: number): Promise<void> {}
