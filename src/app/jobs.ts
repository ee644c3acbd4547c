import type { Bound } from '#platform/worker.ts';
import { jobs as campaigns } from '#campaigns/worker.ts';
import { jobs as institutions } from '#institutions/worker.ts';
import { jobs as portal } from '#portal/worker.ts';
import { layOut } from '#powers/web/editor/layOut.ts'; // it knows no browser
import { jobs as risks } from '#risks/worker.ts';
import { jobs as supervision } from '#supervision/worker.ts';

/** The jobs that a worker runs, in the order of the floors. */
export const jobs: readonly Bound[] = [...institutions, ...risks, ...campaigns, ...supervision, ...portal(layOut)];
