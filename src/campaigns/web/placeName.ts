import { useSaid } from '#platform/web/language.tsx';
import { words as risks } from '#risks/words.ts';
import type { Content } from '../content.ts';
import { words } from '../words/filling.ts';
import { inOrder } from './filling/order.ts';

const ofLine = {
  powerId: 'power',
  step: 'step',
  leaderId: 'leader',
  departmentId: 'department',
  sources: 'sources',
  positions: 'positions',
} as const;

/** A place of a form by the name that people know it by: `points.<id>.measures.0.text` is 风险点 2 措施 1. */
export function usePlaceName(content: Content | null): (place: string) => string {
  const said = useSaid(words);
  const { columns } = useSaid(risks);
  const field = (key: string): string => {
    const { line, fields, matrix, measures } = said;
    if (key === 'likelihood' || key === 'harm') return matrix.title;
    if (key === 'measures') return measures.title;
    if (key in ofLine) return line[ofLine[key as keyof typeof ofLine]];
    return fields[key as keyof typeof fields] ?? columns[key as keyof typeof columns] ?? key;
  };
  return (place) => {
    const [first, second, third, fourth, fifth] = place.split('.') as [string, string?, string?, string?, string?];
    if (first === 'points') {
      if (second === undefined) return said.points.title;
      const number = content ? inOrder(content).findIndex(({ id }) => id === second) + 1 : 0;
      const point = said.points.one({ number: number || '' });
      if (third === undefined) return point;
      if (third !== 'measures' || fourth === undefined) return `${point} ${field(third)}`;
      const measure = `${point} ${said.measures.one({ number: Number(fourth) + 1 })}`;
      return fifth === 'dueOn' || fifth === 'every' ? `${measure} ${said.measures.when}` : measure;
    }
    if (first === 'institutions' && second !== undefined) return said.institutions.one({ number: Number(second) + 1 });
    if (first === 'meeting' && second !== undefined) return `${said.sections.meeting} ${field(second)}`;
    return first === 'institutions' ? said.sections.institutions : field(first);
  };
}
