import { useSuspenseQuery } from '@tanstack/react-query';
import { largestPage } from '#platform/list.ts';
import { query } from '#platform/web/call.ts';
import type { Option } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { listDepartments, listPeople } from '../contract/structure.ts';
import type { Rank } from '../structure.ts';
import { words } from '../words.ts';

/** The people of a bureau to choose from. */
export function usePeople(bureauId: string, ranks?: readonly Rank[]): Option[] {
  const { data } = useSuspenseQuery(query(listPeople, { query: { bureauId, limit: largestPage } }));
  const chosen = data.rows.filter(({ rank }) => ranks === undefined || ranks.includes(rank));
  return chosen.map(({ id, name, department }) => ({ value: id, label: [name, department].filter(Boolean).join(' · ') }));
}

/** The departments of a bureau to choose from. */
export function useDepartments(bureauId: string): Option[] {
  const { data } = useSuspenseQuery(query(listDepartments, { query: { bureauId, limit: largestPage } }));
  return data.rows.map(({ id, name }) => ({ value: id, label: name }));
}

/** 是 and 否. */
export function useYesNo(): Option[] {
  const { answers } = useSaid(words);
  return (['yes', 'no'] as const).map((value) => ({ value, label: answers[value] }));
}
