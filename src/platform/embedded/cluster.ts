import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { giveToOwner, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The passwords of the two roles, generated at the first start and kept in a file that only this user may read. */
export type Secrets = Readonly<{ owner: string; app: string }>;

export const ownerRole = 'qingfeng_owner';
export const appRole = 'qingfeng_app';
export const databaseName = 'qingfeng';

const run = promisify(execFile);
const aside = 'postgres.new-';

/** Reads the passwords of a folder, or undefined before its first start. */
export async function readSecrets(folder: string): Promise<Secrets | undefined> {
  const path = join(folder, 'secrets.json');
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw new Error(`${path} may not be read (${cause.code}): run this as the user who runs "qingfeng serve".`, { cause });
  });
  return text === undefined ? undefined : (JSON.parse(text) as Secrets);
}

export async function makeSecrets(folder: string): Promise<Secrets> {
  if (existsSync(join(folder, 'postgres')))
    throw new Error(
      `${join(folder, 'secrets.json')} is missing, and without it the data beside it cannot be opened. Restore it, or name another folder in QINGFENG_DATA.`,
    );
  const secret = () => randomBytes(24).toString('hex');
  const secrets = { owner: secret(), app: secret() };
  const path = join(folder, 'secrets.json');
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await giveToOwner(folder, `${path}.new`);
  await rename(`${path}.new`, path);
  return secrets;
}

/** Makes the data folder, aside first and then renamed, so that a killed first start leaves nothing half-made. */
export async function initialize(folder: string, { initdb }: Binaries, account: Account, secrets: Secrets, durable: boolean): Promise<void> {
  for (const name of await readdir(folder)) if (name.startsWith(aside)) await rm(join(folder, name), { recursive: true });
  const data = join(folder, 'postgres');
  if (existsSync(data)) return;
  const [fresh, passwordFile] = [join(folder, `${aside}${process.pid}`), join(folder, `${aside}${process.pid}.password`)];
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, secrets.owner, { mode: 0o600 });
  for (const path of [fresh, passwordFile]) if (process.getuid?.() === 0) await chown(path, account.uid, account.gid);
  const flags = [
    '-D',
    fresh,
    '-U',
    ownerRole,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(durable ? [] : ['--no-sync']),
  ];
  const [file, ...rest] = [...account.prefix, initdb, ...flags];
  await run(file!, rest, account.spawn);
  await rm(passwordFile);
  await chmod(fresh, 0o700);
  await rename(fresh, data);
}

export const urlOf = (role: string, password: string, socketFolder: string, database = databaseName) =>
  `postgres://${role}:${password}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;

/** Makes the application's role and the database where they are missing. */
export async function ensureDatabase(secrets: Secrets, socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(ownerRole, secrets.owner, socketFolder, 'postgres') });
  await client.connect();
  try {
    const has = async (query: string, name: string) => (await client.query(query, [name])).rowCount === 1;
    if (!(await has('select 1 from pg_roles where rolname = $1', appRole)))
      await client.query(`create role ${appRole} login nosuperuser nocreatedb nocreaterole nobypassrls password '${secrets.app}'`);
    if (!(await has('select 1 from pg_database where datname = $1', databaseName))) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}
