import { execFile } from 'node:child_process';
import { chown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';

const nobody = 65534;
const run = promisify(execFile);

/**
 * As whom PostgreSQL's programs run, because they refuse root.
 * `prefix` is put before every command; `uid` is the owner that the data must have.
 */
export type Account = Readonly<{ uid: number; gid: number; prefix: readonly string[]; spawn: Readonly<{ uid?: number; gid?: number; cwd: string }> }>;

/** Chooses the account for programs and data below `folder`; throws a sentence when none can work. */
export async function chooseAccount({ postgres, share }: Binaries, folder: string): Promise<Account> {
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid !== 0) return { uid, gid, prefix: [], spawn: { cwd: '/' } };
  const probe = ['/bin/sh', '-c', '"$0" --version >&2 && test -r "$1/postgres.bki" && cd "$2"', postgres, share, folder];
  const candidates: Account[] = [
    { uid: nobody, gid: nobody, prefix: [], spawn: { uid: nobody, gid: nobody, cwd: '/' } },
    // where the tree is closed to others, as in a home of mode 0700: root in fact, nobody by name
    { uid: 0, gid: 0, prefix: ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`], spawn: { cwd: '/' } },
  ];
  for (const account of candidates) {
    const [file, ...rest] = [...account.prefix, ...probe];
    const works = await run(file!, rest, account.spawn).then(
      () => true,
      () => false,
    );
    if (works) return account;
  }
  throw new Error(
    `PostgreSQL may not run as root, and "${folder}" or "${postgres}" is closed to every other user. Put them where others may enter, or start as an ordinary user.`,
  );
}

/** Gives a tree to the account; nothing to do when it is theirs already. */
export async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const state = await lstat(path);
  if (state.uid === uid && state.gid === gid) return;
  if (state.isDirectory()) for (const name of await readdir(path)) await giveTo({ uid, gid } as Account, join(path, name));
  await chown(path, uid, gid); // last, so that a killed change is done again
}
