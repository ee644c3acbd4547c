import { useQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { revise, type RiskPoint } from '../contract/point.ts';
import { listRiskPoints } from '../contract/register.ts';
import { levels } from '../level.ts';
import { aspects, elements, keyAreas } from '../point.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import { peopleOf, useChoices } from './AddRiskPoint.tsx';

const grades = [1, 2, 3, 4, 5];

/** A version more of a registered point: what it shall say from now on, and why. */
export function PointRevise({ point }: Readonly<{ point: RiskPoint }>) {
  const said = useSaid(registerWords).revise;
  return (
    <Deed endpoint={revise} sent={{ params: { id: point.id } }} label={said.deed} fields={useReviseFields(point)}>
      <p className="qf-quiet">{said.help}</p>
    </Deed>
  );
}

function useReviseFields(point: RiskPoint): readonly Field[] {
  const book = useSaid(words);
  const { revise: own, columns: more } = useSaid(registerWords);
  const { columns } = book;
  const choices = useChoices();
  const earlier = useQuery(
    query(listRiskPoints, { query: { year: point.year - 1, state: 'registered', department: point.departmentId, limit: 200 } }),
  );
  const coded = <T extends string | number>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => ({ value, label: names[value] }));
  const previous = [
    ...(point.previous ? [{ id: point.previous.id, number: point.previous.number, description: '' }] : []),
    ...(earlier.data?.rows ?? []).filter(({ id }) => id !== point.previous?.id),
  ];
  return [
    { name: 'description', label: columns.description, kind: 'area', required: true, initial: point.description },
    {
      name: 'departmentId',
      label: columns.department,
      kind: 'select',
      required: true,
      options: choices.departments.map(({ id, name }) => ({ value: id, label: name })),
      initial: point.departmentId,
    },
    { name: 'personId', label: columns.person, kind: 'select', options: peopleOf(choices), initial: point.personId, empty: null },
    { name: 'position', label: more.position, kind: 'text', initial: point.position, empty: null },
    { name: 'keyArea', label: columns.keyArea, kind: 'select', options: coded(keyAreas, book.keyAreas), initial: point.keyArea, empty: null },
    { name: 'aspect', label: columns.aspect, kind: 'select', options: coded(aspects, book.aspects), initial: point.aspect, empty: null },
    { name: 'element', label: columns.element, kind: 'select', options: coded(elements, book.elements), initial: point.element, empty: null },
    { name: 'likelihood', label: columns.likelihood, kind: 'select', options: gradeOptions, initial: point.likelihood, empty: null },
    { name: 'harm', label: columns.harm, kind: 'select', options: gradeOptions, initial: point.harm, empty: null },
    { name: 'level', label: columns.level, kind: 'select', required: true, options: coded(levels, book.levels), initial: point.level },
    { name: 'opinion', label: columns.opinion, kind: 'area', help: book.opinionHelp, initial: point.opinion, empty: null },
    {
      name: 'previousId',
      label: more.previous,
      kind: 'select',
      options: previous.map(({ id, number, description }) => ({ value: id, label: [number, description.slice(0, 30)].filter(Boolean).join(' ') })),
      initial: point.previous?.id ?? null,
      empty: null,
    },
    { name: 'reason', label: own.reason, kind: 'area', required: true },
  ];
}

const gradeOptions = grades.map((value) => ({ value, label: String(value) }));
