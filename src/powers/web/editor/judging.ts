import { layOut } from './layOut.ts';
import { opened, told } from './opening.ts';

/** What the page asks of its worker thread, where nothing that takes long holds the page up. */
export type Asked = Readonly<{ id: number; task: 'tell' | 'open' | 'layOut'; xml: string }>;
export type Answered = Readonly<{ id: number; answer: unknown }> | Readonly<{ id: number; failed: string }>;

const tasks = { tell: async (xml: string) => told(xml), open: opened, layOut };

addEventListener('message', ({ data: { id, task, xml } }: MessageEvent<Asked>) => {
  tasks[task](xml).then(
    (answer) => postMessage({ id, answer } satisfies Answered),
    (cause: unknown) => postMessage({ id, failed: String(cause) } satisfies Answered),
  );
});
