import { bind, bindClock, bindLong } from '#platform/worker.ts';
import { publicationChanged } from '#powers/queue.ts';
import { prepareBureau, prepareBureaus, preparePower } from './commands/preparing.ts';
import * as queue from './queue.ts';

/** Bindings only: each job hands its payload to one command and decides nothing. */
export const jobs = [
  bind(publicationChanged, (tx, { bureauId, powerId }, moment) => preparePower(tx, bureauId, powerId, moment)),
  bindLong(queue.prepareBureau, (db, { bureauId }, clock) => prepareBureau(db, bureauId, clock)),
  bindClock('portal.prepare', '40 17 * * *', prepareBureaus), // in the small hours of China
];
