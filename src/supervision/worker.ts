import { noticeLoaded } from '#calendar/queue.ts';
import { bind, bindClock, bindLong } from '#platform/worker.ts';
import { runImport } from './commands/importing.ts';
import { compareBureaus, comparePower } from './commands/comparing.ts';
import { watchBureaus, watchCases } from './commands/judging.ts';
import { reckonAgain } from './commands/reckoning.ts';
import * as queue from './queue.ts';

/** Bindings only: each job hands its payload to one command and decides nothing. */
export const jobs = [
  bindLong(queue.runImport, (db, { bureauId, importId }, clock) => runImport(db, bureauId, importId, clock)),
  bind(queue.watchCases, (tx, { bureauId }, moment) => watchCases(tx, bureauId, moment)),
  bind(noticeLoaded, (tx, { bureauId, versionId, after }, moment) => reckonAgain(tx, bureauId, versionId, after, moment)),
  bind(queue.comparePower, (tx, { bureauId, powerId }, moment) => comparePower(tx, bureauId, powerId, moment)),
  bindClock('supervision.compare', '20 18 * * *', compareBureaus), // in the small hours of China
  bindClock('supervision.watch', '*/5 * * * *', (db) => watchBureaus(db)),
];
