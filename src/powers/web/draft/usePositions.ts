import { useQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import type { Option } from '#platform/web/fields.tsx';
import { listPowerDepartments, type Power } from '../../contract/power.ts';
import type { Said } from '../../difference.ts';

/** The positions that may be chosen, with those that the version names already, and a version with its positions by name. */
export function usePositions({ version }: Power): Readonly<{ options: Option[]; named: (said: Said) => Said }> {
  const { data } = useQuery(query(listPowerDepartments, {}));
  const all = new Map([...version.positions, ...(data?.positions ?? [])].map(({ id, name, department }) => [id, `${department} ${name}`]));
  return {
    options: [...all].map(([value, label]) => ({ value, label })),
    named: (said) => ({ ...said, positions: said.positions.map((id) => all.get(id) ?? id) }),
  };
}
