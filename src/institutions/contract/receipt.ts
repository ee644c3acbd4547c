import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { receiptWords } from '../words/receipt.ts';
import { params } from './institution.ts';

/** Asks the people of the chosen departments, or of all where none is chosen, to sign the newest version. */
export const circulate = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/circulate',
  needs: 'institutions.change',
  params,
  body: z.object({ departments: z.array(z.uuid()).max(1000).default([]), dueOn: Day }),
  returns: z.object({ id: z.uuid(), asked: z.int() }),
});

/** Signs for oneself. `number`: of the version that was read. */
export const signInstitution = endpoint({
  method: 'POST',
  path: '/api/institutions/:id/sign',
  needs: 'institutions.read',
  params,
  body: z.object({ number: z.int().min(1) }),
  returns: z.object({ id: z.uuid(), signedAt: z.iso.datetime() }),
});

export const ReceiptRow = z.object({
  id: z.uuid(),
  person: z.string(),
  department: z.string().nullable(),
  dueOn: Day,
  signedAt: z.iso.datetime().nullable(),
  late: z.boolean(),
});
export type ReceiptRow = z.infer<typeof ReceiptRow>;

/** Who is asked to sign a version and who has: of the departments that one heads or oversees, of all for the office; one's own always. */
export const listReceipts = endpoint({
  method: 'GET',
  path: '/api/institutions/:id/receipts',
  needs: 'institutions.read',
  params,
  query: listQuery({ number: z.coerce.number().int().min(1), signed: z.stringbool().optional(), department: z.uuid().optional() }, [
    'department',
    'person',
    'signedAt',
  ]),
  returns: pageOf(ReceiptRow),
  sheet: {
    name: receiptWords.sheet,
    columns: {
      department: { head: receiptWords.columns.department },
      person: { head: receiptWords.columns.person },
      dueOn: { head: receiptWords.columns.dueOn },
      signedAt: { head: receiptWords.columns.signedAt },
    },
  },
});
