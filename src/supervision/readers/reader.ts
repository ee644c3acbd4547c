import { on } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { FormatError } from '#platform/formats/format-error.ts';
import type { LogCase, LogReport } from '#platform/formats/log.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Reading, Said, Sample } from './protocol.ts';

type Bytes = AsyncIterable<Uint8Array>;
export type Batch = Readonly<{ cases: readonly LogCase[]; report: LogReport }>;

const megabytesOfThread = 1536;
/** Longest that the thread may take from one word to the next. */
const patience = 120_000;

/** Lets everything else that waits have its turn. */
export const breathe = (): Promise<void> => setImmediate();

/**
 * The cases of a log file, read in a thread of its own with a limit of memory and of time, so that nobody else waits and nobody else
 * falls with it.
 *
 * @throws FormatError where the file is not understood; Refusal `supervision/import-memory`, `supervision/import-time`
 */
export async function* readCases(source: Bytes, reading: Omit<Reading, 'sample'>): AsyncGenerator<Batch> {
  for await (const said of listen(source, { ...reading, sample: false })) {
    if (said.kind === 'cases') yield said;
    if (said.kind === 'done') yield { cases: [], report: said.report };
  }
}

/** The beginning of a file, as it was understood. @throws as `readCases` */
export async function readSample(source: Bytes, reading: Omit<Reading, 'sample'>): Promise<Sample> {
  for await (const said of listen(source, { ...reading, sample: true })) if (said.kind === 'sample') return said.sample;
  throw new Refusal('supervision/import-time');
}

async function* listen(source: Bytes, reading: Reading): AsyncGenerator<Said> {
  const { port1: bytes, port2 } = new MessageChannel();
  const thread = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: { reading, bytes: port2 },
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: megabytesOfThread },
    execArgv: [],
  });
  const failed = feed(bytes, source, thread);
  const watch = watching(thread);
  try {
    for await (const [said] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[Said]>) {
      watch.stop();
      if (said.kind === 'refused') throw new FormatError(said.code, said.facts);
      yield said;
      if (said.kind !== 'cases') return;
      watch.start();
      thread.postMessage('on', []);
    }
    throw failed.cause ?? new Refusal('supervision/import-time');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      throw new Refusal('supervision/import-memory', {}, { cause: error });
    }
    throw error;
  } finally {
    watch.stop();
    bytes.close();
    await thread.terminate();
  }
}

function watching(thread: Worker) {
  let timer: NodeJS.Timeout | undefined;
  const start = (): void => {
    timer = setTimeout(() => void thread.terminate(), patience);
  };
  start();
  return { start, stop: () => clearTimeout(timer) };
}

/** Hands over a piece for each that is asked for; a source that fails ends the thread, and says why. */
function feed(bytes: MessagePort, source: Bytes, thread: Worker): { cause: unknown } {
  const failed: { cause: unknown } = { cause: null };
  const pieces = source[Symbol.asyncIterator]();
  bytes.on('message', () => {
    pieces.next().then(
      ({ done, value }) => bytes.postMessage(done ? null : value, []),
      (cause: unknown) => {
        failed.cause = cause;
        void thread.terminate();
      },
    );
  });
  return failed;
}
