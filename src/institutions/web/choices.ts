import { useQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { useMay } from '#platform/web/me.tsx';
import { addInstitution, institutionChoices } from '../contract/institution.ts';

const none = { departments: [], successors: [] } as const;

/** What the office's forms offer; nobody else needs it. */
export function useChoices() {
  const may = useMay(addInstitution);
  return useQuery({ ...query(institutionChoices, {}), enabled: may }).data ?? none;
}
