import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** A secret that cannot be guessed: of a session, of a one-time link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Only the hash of a token is stored: who reads the table cannot sign in with it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** argon2id with the library's cost (19 MiB, two passes), as OWASP advises. */
export const hashPassword = (password: string): Promise<string> => hash(password);

// of a token that nobody kept: who asks for an account that is not there waits as long as anybody
const standIn = '$argon2id$v=19$m=19456,t=2,p=1$978PBpQtiAhrBUQr7xTdXQ$deDFkuBAG1byRKTxibKhNsl2M1Zgiiz1Ejaiu5Q6DNQ';

/** Whether a password is the one. Null: there is none, which takes as long to find out. */
export async function passwordFits(hashed: string | null, password: string): Promise<boolean> {
  const fits = await verify(hashed ?? standIn, password);
  return hashed !== null && fits;
}
