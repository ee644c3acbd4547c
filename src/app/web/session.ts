import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { readSession, signIn, signOut } from '#organization/contract.ts';
import { call, Refused } from '#platform/web/call.ts';
import type { Me } from '#platform/web/me.tsx';

/** Who is signed in; null when nobody is. */
export const me = queryOptions({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Me | null> => {
    try {
      const { permissions, ...session } = await call(readSession, {});
      return { ...session, permissions: new Set(permissions) };
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return null;
      throw error;
    }
  },
});

export function useSignIn() {
  return useMutation({ mutationFn: (body: { name: string; password: string }) => call(signIn, { body }) });
}

/** Afterwards nothing of what was read stays in the browser. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: () => {
      client.clear();
      client.setQueryData(me.queryKey, null);
    },
  });
}
