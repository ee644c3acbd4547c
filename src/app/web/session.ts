import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { acknowledgeReset, readSession, signIn, signOut } from '#organization/contract/session.ts';
import { call, Refused, type Reply, useCall } from '#platform/web/call.ts';
import type { Me } from '#platform/web/me.tsx';

/** Who is signed in, and what they must be told: a way in that others made for them. */
export type Session = Me & Pick<Reply<typeof readSession>, 'notices'>;

/** Null when nobody is signed in. */
export const me = queryOptions({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async (): Promise<Session | null> => {
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
  return useMutation({ mutationFn: (body: { account: string; password: string }) => call(signIn, { body }) });
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

export const useAcknowledge = () => useCall(acknowledgeReset);
