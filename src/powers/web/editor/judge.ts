import type { Answered, Asked } from './judging.ts';
import type { Opened, Told } from './opening.ts';

const patience = { tell: 5000, open: 30_000, layOut: 30_000 } as const; // milliseconds

type Waiting = Readonly<{ resolve: (answer: unknown) => void; reject: (cause: Error) => void; late: ReturnType<typeof setTimeout> }>;

/** Looks at drawings in a thread of its own; what takes too long is given up, and the next begins afresh. */
export class Judge {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  /** What the engine says of a drawing; undecided where it takes too long to tell. */
  tell(xml: string): Promise<Told> {
    return this.ask<Told>('tell', xml).catch(() => ({ sound: 'undecided', faults: [], refusal: null }));
  }

  /** Whether a file can be opened, and as what. */
  open(xml: string): Promise<Opened> {
    return this.ask<Opened>('open', xml).catch(() => ({ xml: null, refusal: { code: 'powers/editor/too-long', facts: {} } }));
  }

  /** The file drawn anew. @throws Error where that takes too long */
  layOut(xml: string): Promise<string> {
    return this.ask<string>('layOut', xml);
  }

  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject, late } of this.waiting.values()) {
      clearTimeout(late);
      reject(new Error('stopped'));
    }
    this.waiting.clear();
  }

  private ask<Answer>(task: Asked['task'], xml: string): Promise<Answer> {
    const id = (this.last += 1);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, late: setTimeout(() => this.stop(), patience[task]) });
    this.running().postMessage({ id, task, xml } satisfies Asked, []);
    return promise;
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    this.worker = new Worker(new URL('./judging.ts', import.meta.url), { type: 'module' });
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => this.hear(data));
    this.worker.addEventListener('error', () => this.stop());
    return this.worker;
  }

  private hear(data: Answered): void {
    const { resolve, reject, late } = this.waiting.get(data.id) ?? {};
    clearTimeout(late);
    this.waiting.delete(data.id);
    if ('answer' in data) resolve?.(data.answer);
    else reject?.(new Error(data.failed));
  }
}
