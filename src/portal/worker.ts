import type { LayOut } from '#platform/formats/bpmn-layout.ts';
import { bind, bindClock, bindLong, type Bound } from '#platform/worker.ts';
import { publicationChanged } from '#powers/queue.ts';
import { prepareBureau, prepareBureaus, preparePower } from './commands/preparing.ts';
import * as queue from './queue.ts';

/** Bindings only: each job hands its payload to one command and decides nothing. `layOut` draws what brings no drawing. */
export const jobs = (layOut: LayOut): readonly Bound[] => [
  bind(publicationChanged, (tx, { bureauId, powerId }, moment) => preparePower(tx, bureauId, powerId, moment, layOut)),
  bindLong(queue.prepareBureau, (db, { bureauId }, clock) => prepareBureau(db, bureauId, clock, layOut)),
  bindClock('portal.prepare', '40 17 * * *', prepareBureaus), // in the small hours of China
];
