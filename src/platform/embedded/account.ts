import { execFile } from 'node:child_process';
import { chown, lstat, readdir, stat } from 'node:fs/promises';
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

type Id = Readonly<{ uid: number; gid: number }>;

/** Chooses the account for programs and data below `folder`; throws a sentence when none can work. */
export async function chooseAccount({ postgres, share }: Binaries, folder: string): Promise<Account> {
  // initdb asks for the user's name too
  const probe = ['/bin/sh', '-c', 'id -un >&2 && "$0" --version >&2 && test -r "$1/postgres.bki" && cd "$2"', postgres, share, folder];
  for (const account of await candidates(folder)) {
    const [file, ...rest] = [...account.prefix, ...probe];
    const works = await run(file!, rest, account.spawn).then(
      () => true,
      () => false,
    );
    if (works) return account;
  }
  throw new Error(
    process.getuid?.() === 0
      ? `PostgreSQL may not run as root, and "${folder}" or "${postgres}" is closed to every other user. Put them where others may enter, or start as an ordinary user.`
      : `"${postgres}" does not run as this user. See that the user has a name and may enter "${folder}" and the project's folder.`,
  );
}

/** In the user's own name; as root, in that of the folder's owner, or nobody's. Each directly, and under a borrowed name. */
async function candidates(folder: string): Promise<readonly Account[]> {
  const borrowed = ['unshare', '-U', `--map-user=${nobody}`, `--map-group=${nobody}`];
  const as = (id: Id, spawn: Partial<Id>, prefix: readonly string[] = []): Account => ({ ...id, prefix, spawn: { ...spawn, cwd: '/' } });
  if (process.getuid?.() !== 0) {
    const me = { uid: process.getuid?.() ?? nobody, gid: process.getgid?.() ?? nobody };
    return [as(me, {}), as(me, {}, borrowed)];
  }
  const { uid, gid } = await stat(folder);
  const owner = { uid, gid };
  if (uid !== 0) return [as(owner, owner), as(owner, owner, borrowed)];
  const other = { uid: nobody, gid: nobody };
  // where the tree is closed to others, as in a home of mode 0700: root in fact, nobody by name
  return [as(other, other), as(owner, {}, borrowed)];
}

/** What root writes beside the data belongs to the folder's owner, who may start this next. */
export async function giveToOwner(folder: string, path: string): Promise<void> {
  const { uid, gid } = await stat(folder);
  if (process.getuid?.() === 0) await chown(path, uid, gid);
}

/** Gives a tree to the account; nothing to do when it is theirs already. */
export async function giveTo({ uid, gid }: Id, path: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const state = await lstat(path);
  if (state.uid === uid && state.gid === gid) return;
  if (state.isDirectory()) for (const name of await readdir(path)) await giveTo({ uid, gid }, join(path, name));
  await chown(path, uid, gid); // last, so that a killed change is done again
}
