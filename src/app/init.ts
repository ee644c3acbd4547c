import { addBureau, addPerson } from '#organization/commands/structure.ts';
import { createAccount, makeLink } from '#organization/commands/accounts.ts';
import { grantDuty } from '#organization/commands/grants.ts';
import { bureauNamed, bureauOfKind } from '#organization/store/structure.ts';
import { freeAccountName } from '#organization/store/accounts.ts';
import { type Db, type Tx, transact } from '#platform/db.ts';
import { type Moment, nobody, systemActor } from '#platform/permissions.ts';
import { realClock } from '#platform/moment.ts';
import { said, type Language } from '#platform/words.ts';
import { openDatabase } from './database.ts';
import { initWords } from './init-words.ts';
import { SettingError, type Settings } from './settings.ts';

/** An account made for a new installation, and the token of its one-time link. */
export type FirstAccount = Readonly<{ account: string; name: string; token: string }>;

/** `qingfeng init --bureau NAME`: a real installation, its one-time links printed once. Returns the exit code. */
export async function initCommand(settings: Settings, name: string | undefined, language: Language): Promise<number> {
  const words = said(initWords, language);
  const bureau = name?.trim();
  if (!bureau) return say(words.usage, 2);
  const { db, close } = await openDatabase(settings.place, { language });
  try {
    const made = await installBureau(db, bureau, realClock());
    console.log(words.made({ name: bureau }));
    for (const { account, name: who, token } of made) console.log(`  ${who}  ${account}  http://${settings.host}:${settings.port}/link/${token}`);
    return 0;
  } catch (error) {
    if (error instanceof Taken) throw new SettingError(words.taken({ name: bureau }));
    throw error;
  } finally {
    await close();
  }
}

function say(text: string, code: number): number {
  console.error(text);
  return code;
}

/** A bureau of that name is there already. */
class Taken extends Error {}

/** The bureau with its three administrators, and the commission where the installation has none yet: all of it or nothing. */
export function installBureau(db: Db, name: string, moment: Moment): Promise<FirstAccount[]> {
  const words = said(initWords, 'zh-CN');
  return transact(db, { bureaus: [] }, async (tx) => {
    if (await bureauNamed(tx, name)) throw new Taken(name);
    const made: FirstAccount[] = [];
    const bureauId = await addBureau(tx, systemActor(nobody), { name, shortName: name, code: firstCode, kind: 'bureau' }, moment);
    for (const duty of ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const)
      made.push(await addAccount(tx, bureauId, duty, words.people[duty], moment));
    if (await bureauOfKind(tx, 'commission')) return made;
    const commission = { name: words.commission, shortName: words.commission, code: 'JW', kind: 'commission' } as const;
    const commissionId = await addBureau(tx, systemActor(bureauId), commission, moment);
    made.push(await addAccount(tx, commissionId, 'commission', words.people.commission, moment));
    return made;
  });
}

/** Begins the numbers of records. */
const firstCode = 'QF';

const accountNames = { systemAdmin: 'system', securityAdmin: 'security', auditAdmin: 'audit', commission: 'commission' } as const;

async function addAccount(tx: Tx, bureauId: string, duty: keyof typeof accountNames, name: string, moment: Moment): Promise<FirstAccount> {
  const actor = systemActor(bureauId);
  const personId = await addPerson(tx, actor, { number: accountNames[duty], name, rank: 'staff' }, moment);
  await grantDuty(tx, actor, personId, duty, moment);
  const account = await freeAccountName(tx, accountNames[duty]);
  const accountId = await createAccount(tx, actor, { personId, name: account }, moment);
  return { account, name, token: await makeLink(tx, accountId, moment.now) };
}
