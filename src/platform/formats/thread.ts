import { Worker } from 'node:worker_threads';

/** What a thread may take: megabytes of its heap, bytes that it holds beside its heap, milliseconds for one answer. */
export type ThreadLimits = Readonly<{ heap: number; beside: number; patience: number }>;

/** Why a thread was ended before it answered: it took too much memory, or too long. */
export class Spent extends Error {
  readonly of: 'memory' | 'time';

  constructor(of: Spent['of']) {
    super(`a thread took too much ${of}`);
    this.of = of;
  }
}

/**
 * A thread for what somebody else's program reads out of somebody else's file, which may ask for anything: it is ended where it takes more
 * than its limits, and begun anew for the next question. One question at a time.
 */
export class Thread<Asked, Said> implements AsyncDisposable {
  private readonly file: URL;
  private readonly limits: ThreadLimits;
  private worker: Worker | null = null;

  constructor(file: URL, limits: ThreadLimits) {
    this.file = file;
    this.limits = limits;
  }

  /** @throws Spent */
  async ask(asked: Asked): Promise<Said> {
    const { beside, patience } = this.limits;
    const worker = (this.worker ??= this.begun());
    const { promise, resolve, reject } = Promise.withResolvers<Said>();
    const spent = (of: Spent['of']) => () => reject(new Spent(of));
    const timer = setTimeout(spent('time'), patience);
    const look = () => worker.getHeapStatistics().then((it) => it.external_memory > beside && spent('memory')());
    const watch = setInterval(() => void look().catch(() => undefined), 50); // one that has ended tells it itself
    const [heard, ended] = [resolve, spent('memory')];
    worker.once('message', heard).once('error', ended).once('exit', ended);
    worker.postMessage(asked, []);
    try {
      return await promise;
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      worker.off('message', heard).off('error', ended).off('exit', ended);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.worker;
    this.worker = null;
    await worker?.terminate();
  }

  private begun(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.limits.heap, maxYoungGenerationSizeMb: 16 };
    const worker = new Worker(this.file, { resourceLimits, execArgv: ['--no-addons'], stdout: true, stderr: true });
    worker.on('error', () => undefined); // between questions nobody hears it, and it would end the process
    worker.once('exit', () => (this.worker = this.worker === worker ? null : this.worker));
    return worker;
  }
}
