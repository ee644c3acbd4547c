import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import type { SignatureKind } from '#platform/schema.ts';
import type { Content } from '../content.ts';
import { type FormRow, insertSignature } from '../store/form.ts';

/** A value in one spelling, whatever the order of its keys. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, it: unknown) =>
    it !== null && typeof it === 'object' && !Array.isArray(it)
      ? Object.fromEntries(Object.entries(it).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : it,
  );

/** What a signature is of: the content's SHA-256, in hex. */
export const sha256Of = (content: Content): string => createHash('sha256').update(canonical(content)).digest('hex');

/** A signature: one's own name typed, drawn too where wished, and the revision that was read. */
export type Signing = Readonly<{ revision: number; name: string; drawing: string | null }>;

const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/gu, '');

/** @throws Refusal `campaigns/name/invalid` unless the name typed is the signer's own */
export async function signed(tx: Tx, actor: Actor, row: FormRow, kind: SignatureKind, { name, drawing }: Signing, at: Date): Promise<string> {
  if (plain(name) !== plain(actor.name)) throw new Refusal('campaigns/name/invalid', { name: actor.name });
  const { bureauId, formId, revision } = row;
  const sha256 = sha256Of(row.content!);
  await insertSignature(tx, { bureauId, formId, personId: actor.personId, kind, name: actor.name, drawing, revision, sha256, at });
  return sha256;
}
