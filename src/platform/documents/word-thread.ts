import { parentPort, workerData } from 'node:worker_threads';
import { composed } from './compose.ts';
import type { Part } from './parts.ts';

const { title, parts } = workerData as { title: string; parts: readonly Part[] };
const bytes = await composed(title, parts);
parentPort!.postMessage(bytes, [bytes.buffer]);
