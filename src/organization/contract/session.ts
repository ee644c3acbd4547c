import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { permissions, roles } from '#platform/permissions.ts';
import { longestPassword, shortestPassword } from '../account.ts';
import { bodies } from '../duties.ts';

const Done = z.object({});
const NewPassword = z.string().min(shortestPassword).max(longestPassword);

/** Begins a session; its token comes as a cookie that scripts cannot read. */
export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  needs: 'public',
  body: z.object({ account: z.string().trim().min(1).max(100), password: z.string().min(1).max(1000) }),
  returns: Done,
});

export const signOut = endpoint({ method: 'DELETE', path: '/api/session', needs: 'public', returns: Done });

/** Ends every session of one's account, this one too. */
export const signOutEverywhere = endpoint({ method: 'DELETE', path: '/api/sessions', needs: 'home.read', returns: Done });

/** Who is signed in, what they may do, and what they must be told: a way in that others made for them. */
export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  needs: 'home.read',
  returns: z.object({
    personId: z.uuid(),
    name: z.string(),
    account: z.string(),
    bureau: z.object({ id: z.uuid(), name: z.string(), kind: z.enum(bodies) }),
    department: z.string().nullable(),
    roles: z.array(z.enum(roles)),
    permissions: z.array(z.enum(permissions)),
    scope: z.enum(['own', 'departments', 'bureau']),
    today: Day,
    notices: z.array(z.object({ id: z.uuid(), askedBy: z.string().nullable(), confirmedBy: z.string().nullable(), at: z.iso.datetime() })),
  }),
});

/** One has read that a way in was made for oneself. */
export const acknowledgeReset = endpoint({
  method: 'POST',
  path: '/api/session/notices/:id',
  needs: 'home.read',
  params: z.object({ id: z.uuid() }),
  returns: Done,
});

/** Sets a password by a one-time link and begins a session. */
export const signInByLink = endpoint({
  method: 'POST',
  path: '/api/session/link',
  needs: 'public',
  body: z.object({ token: z.string().min(1).max(200), password: NewPassword }),
  returns: Done,
});

/** A new password for oneself; other sessions end. */
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  needs: 'home.read',
  body: z.object({ present: z.string().min(1).max(1000), next: NewPassword }),
  returns: Done,
});
