import { createContext, type ReactNode, use } from 'react';
import { dayIn } from '#engine/days.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Permission, Role } from '../permissions.ts';
import { chinaZone } from '../calendar.ts';

/** Who is signed in. `today` is the server's day in the bureau's zone. */
export type Me = Readonly<{
  personId: string;
  name: string;
  account: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  bureau: Readonly<{ id: string; name: string }>;
  department: string | null;
  today: string;
}>;

const nobodyYet: Me = {
  personId: '',
  name: '',
  account: '',
  roles: [],
  permissions: new Set(),
  bureau: { id: '', name: '' },
  department: null,
  today: dayIn(Date.now(), chinaZone),
};

export const MeContext = createContext<Me>(nobodyYet);

export const useMe = (): Me => use(MeContext);

/** Whether the reader may do what the endpoint does; the server checks again. */
export const useMay = (it: Pick<Endpoint, 'needs'>): boolean => {
  const { permissions } = useMe();
  return it.needs === 'public' || permissions.has(it.needs);
};

/** Shows its children only to those who may call the endpoint. */
export function May({ call, children }: Readonly<{ call: Pick<Endpoint, 'needs'>; children: ReactNode }>) {
  return useMay(call) && children;
}
