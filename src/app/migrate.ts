import { migrate } from '#platform/migrate.ts';
import { said, type Language } from '#platform/words.ts';
import { cliWords } from './cli-words.ts';
import { migrations, openDatabase } from './database.ts';
import { roleOf, SettingError, type Settings } from './settings.ts';

/** Brings the schema up to date with the owner's rights; our own database is brought up to date by being opened. */
export async function migrateCommand({ place }: Settings, language: Language): Promise<number> {
  const words = said(cliWords, language);
  if (place.kind === 'server') {
    if (!place.ownerUrl) throw new SettingError(words.needsOwner);
    await migrate(place.ownerUrl, migrations, roleOf(place.url));
  }
  const { close } = await openDatabase(place, { language }); // says so if the application's role may do too much
  await close();
  console.log(words.migrated);
  return 0;
}
