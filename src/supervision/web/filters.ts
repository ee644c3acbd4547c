import { useSuspenseQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { listChoices } from '../contract.ts';
import { words } from '../words.ts';

/** Options of a filter from the words of its codes. */
export const optionsOf = (book: Readonly<Record<string, string>>) => Object.entries(book).map(([value, label]) => ({ value, label }));

/** The two filters that every list of this module has. */
export function usePowerAndDepartment() {
  const { columns } = useSaid(words);
  const { data } = useSuspenseQuery(query(listChoices, {}));
  return [
    { key: 'power', label: columns.power, width: 140, options: data.powers.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'department', label: columns.department, options: data.departments.map(({ id, name }) => ({ value: id, label: name })) },
  ] as const;
}
