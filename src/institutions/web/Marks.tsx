import type { Marked } from '../excerpt.ts';

/** A text with what was looked for marked. */
export function Marks({ runs }: Readonly<{ runs: readonly Marked[] }>) {
  let at = 0;
  return runs.map(({ text, marked }) => {
    const key = at;
    at += text.length;
    return marked ? <mark key={key}>{text}</mark> : text;
  });
}
