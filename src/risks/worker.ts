import { bind, bindClock } from '#platform/worker.ts';
import { goOnEverywhere, goOnWith } from './commands/measuring.ts';
import * as queue from './queue.ts';

/** Bindings only: each job hands its payload to one command and decides nothing. */
export const jobs = [
  bind(queue.goOnWithMeasures, (tx, { bureauId }, moment) => goOnWith(tx, bureauId, moment)),
  bindClock('risks.go-on-everywhere', '5 16 * * *', (db) => goOnEverywhere(db)), // as the day begins in China
];
