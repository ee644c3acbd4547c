import { bindClock } from '#platform/worker.ts';
import { takeEffectEverywhere } from './commands/effect.ts';

/** Bindings only. Every hour, since on one of the nights no worker may have run. */
export const jobs = [bindClock('institutions.take-effect', '5 * * * *', takeEffectEverywhere)];
