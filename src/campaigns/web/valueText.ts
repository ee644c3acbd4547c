import { useSaid } from '#platform/web/language.tsx';
import { words as risks } from '#risks/words.ts';
import type { LineMeasure } from '../content.ts';
import { words as campaigns } from '../words.ts';

type Names = Readonly<Record<string, string>>;
const isMeasure = (value: unknown): value is LineMeasure => typeof value === 'object' && value !== null && 'every' in value;

/** When a measure is done: by a day, or how often. Null: not said. */
export function useWhen(): (measure: Pick<LineMeasure, 'dueOn' | 'every'>) => string | null {
  const { periods } = useSaid(campaigns);
  return ({ dueOn, every }) => (every === null ? dueOn : periods[every]);
}

/** What stands at a place, for a reader: names in place of ids, words in place of codes. `names`: of whom and what the form names by id. */
export function useValueText(names: Names): (place: string, value: unknown) => string {
  const book = useSaid(risks);
  const said = useSaid(campaigns);
  const when = useWhen();
  const lists: Readonly<Record<string, Names>> = {
    keyArea: book.keyAreas,
    aspect: book.aspects,
    element: book.elements,
    foundBy: book.foundBys,
    kind: book.measureKinds,
    every: said.periods,
    action: said.actions,
    selfLevel: book.levels,
  };
  const text = (place: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.map((it) => text(place, it)).join(value.some(isMeasure) ? '\n' : '、');
    if (isMeasure(value)) return [value.text, when(value), value.institutionId && names[value.institutionId]].filter(Boolean).join('，');
    if (typeof value === 'object')
      return Object.values(value)
        .map((it) => text(place, it))
        .filter(Boolean)
        .join('，');
    const key = place.split('.').at(-1) ?? '';
    return lists[key]?.[String(value)] ?? names[String(value)] ?? String(value);
  };
  return text;
}
