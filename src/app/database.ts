import { resolve } from 'node:path';
import { sql } from 'kysely';
import { connect, type Db } from '#platform/db.ts';
import { openEmbedded } from '#platform/embedded.ts';
import { migrate, schemaState } from '#platform/migrate.ts';
import { said, type Language } from '#platform/words.ts';
import { cliWords } from './cli-words.ts';
import { roleOf, SettingError, type Place } from './settings.ts';

export const migrations = resolve(import.meta.dirname, '../../migrations');

/**
 * The product's database, open: `db` and `url` are the application's role's; `ownerUrl` is there with our own database,
 * or where DATABASE_OWNER_URL is set, and only for what migrates and restores.
 */
export type Opened = Readonly<{ db: Db; url: string; ownerUrl: string | null; lost: Promise<never>; close: () => Promise<void> }>;

export type Opening = Readonly<{ language: Language; /** refuse when another process has the folder, instead of joining */ alone?: boolean }>;

/** Opens the database, our own migrated; refuses an old schema and a role that may do too much. */
export async function openDatabase(place: Place, { language, alone = false }: Opening): Promise<Opened> {
  const words = said(cliWords, language);
  const onRestart = () => console.error(words.restarted);
  const embedded = place.kind === 'embedded' ? await openEmbedded(place.folder, { join: !alone, onRestart }) : null;
  const [url, ownerUrl] = place.kind === 'embedded' ? [embedded!.appUrl, embedded!.ownerUrl] : [place.url, place.ownerUrl];
  const db = connect({ connectionString: url });
  const close = async () => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    if (embedded && !embedded.joined) await migrate(embedded.ownerUrl, migrations, roleOf(url));
    await refuseStrongRole(db, language);
    const state = await schemaState(db, migrations);
    if (state !== 'current') throw new SettingError(words.schema[state]);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, url, ownerUrl, close, lost: embedded?.lost ?? new Promise(() => undefined) };
}

/** The serving process never holds the owner's rights, and no rights that go through the second wall. */
async function refuseStrongRole(db: Db, language: Language): Promise<void> {
  const { rows } = await sql<{ role: string; strong: boolean; owns: boolean; version: number }>`
    select current_user::text as role, rolsuper or rolbypassrls or rolcreaterole as strong,
      current_setting('server_version_num')::int as version,
      exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_has_role(current_user, relowner, 'member')) as owns
    from pg_roles where rolname = current_user`.execute(db);
  const { role, strong, owns, version } = rows[0]!;
  const words = said(cliWords, language);
  if (version < 150_000) throw new SettingError(words.oldServer);
  if (strong || owns) throw new SettingError(words.strongRole({ role }));
}
