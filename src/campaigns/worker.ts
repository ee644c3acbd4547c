import { bindClock } from '#platform/worker.ts';
import { settleLeaversEverywhere } from './commands/leaving.ts';

/** Bindings only. Every hour, since on one of the nights no worker may have run. */
export const jobs = [bindClock('campaigns.settle-leavers', '10 * * * *', settleLeaversEverywhere)];
