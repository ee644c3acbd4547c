import { parentPort, workerData } from 'node:worker_threads';
import { type Batch, batchJudge } from './batch.ts';
import type { Setting } from './jobs.ts';

const { by, wanted } = workerData as Setting;
const judge = batchJudge(by, wanted);
parentPort!.on('message', (batch: Batch) => parentPort!.postMessage(judge(batch), []));
