import type { Said } from '#platform/words.ts';
import type { words } from '../words.ts';

type About = Readonly<{ power: string | null; step: string | Readonly<{ name: string }> | null; aboutDepartment: string | null }>;

/** What a suggestion is about, in words. */
export function aboutText({ power, step, aboutDepartment }: About, said: Said<typeof words>): string {
  const name = typeof step === 'string' ? step : step?.name;
  return [power, name, aboutDepartment].filter(Boolean).join(' · ') || said.inGeneral;
}
