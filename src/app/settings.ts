import { said, type Language } from '#platform/words.ts';
import { logLimits } from '#platform/formats/limits.ts';
import { settingWords } from './setting-words.ts';

/** Where the data is: a database of our own in a folder, or somebody's server. */
export type Place = Readonly<{ kind: 'embedded'; folder: string }> | Readonly<{ kind: 'server'; url: string; ownerUrl: string | null }>;

/** What the environment says, checked. `demo` null: on where our own database is empty. */
export type Settings = Readonly<{
  host: string;
  port: number;
  place: Place;
  demo: boolean | null;
  demoPassword: string;
  uploadLimit: number;
}>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that is wrong: the variable, its value (never a secret) and what is allowed. */
export class SettingError extends Error {}

export const defaultDemoPassword = 'qingfeng-demo';
const shortestPassword = 8;

/** Reads the settings from the environment; an empty variable is one that is not set. */
export function readSettings(env: Environment, language: Language): Settings {
  const words = said(settingWords, language);
  const given = (name: string) => env[name] || undefined;
  const wrong = (variable: string, allowed: string, shown = given(variable) ?? '') =>
    new SettingError(words.wrong({ variable, value: shown, allowed }));

  const host = given('HOST') ?? '127.0.0.1';
  if (!/^[0-9a-z.:-]+$/i.test(host)) throw wrong('HOST', words.host);
  const port = given('PORT') ?? '8080';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw wrong('PORT', words.port);
  const demo = given('QINGFENG_DEMO');
  if (demo !== undefined && demo !== 'on' && demo !== 'off') throw wrong('QINGFENG_DEMO', words.demo);
  const demoPassword = given('QINGFENG_DEMO_PASSWORD') ?? defaultDemoPassword;
  if (demoPassword.length < shortestPassword) throw wrong('QINGFENG_DEMO_PASSWORD', words.demoPassword({ shortest: shortestPassword }), '***');
  const place = placeOf(given, (variable, allowed) => wrong(variable, allowed, hideSecret(given(variable) ?? '')), words);
  return { host, port: Number(port), place, demo: demo === undefined ? null : demo === 'on', demoPassword, uploadLimit: logLimits.packed };
}

type Words = ReturnType<typeof said<typeof settingWords>>;

function placeOf(given: (name: string) => string | undefined, wrong: (variable: string, allowed: string) => Error, words: Words): Place {
  const [url, owner] = [given('DATABASE_URL'), given('DATABASE_OWNER_URL')];
  if (url === undefined && owner !== undefined) throw wrong('DATABASE_OWNER_URL', words.ownerAlone);
  if (url === undefined) return { kind: 'embedded', folder: given('QINGFENG_DATA') ?? '.data' };
  if (!isDatabase(url)) throw wrong('DATABASE_URL', words.databaseUrl);
  if (owner !== undefined && !isDatabase(owner)) throw wrong('DATABASE_OWNER_URL', words.databaseUrl);
  if (owner !== undefined && roleOf(owner) === roleOf(url)) throw wrong('DATABASE_OWNER_URL', words.twoRoles);
  return { kind: 'server', url, ownerUrl: owner ?? null };
}

/** The role that an address signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

function isDatabase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname } = new URL(text);
  return /^postgres(ql)?:$/.test(protocol) && pathname.length > 1 && /^[a-z_][a-z0-9_$-]{0,62}$/i.test(roleOf(text));
}

const hideSecret = (url: string) => url.replace(/(:\/\/[^:@/]*:)[^@]*@/, '$1***@');

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Refuses to show the demo, whose password everybody knows, to more than this machine. */
export function refuseOpenDemo({ host, demoPassword }: Settings, language: Language): void {
  if (loopback.test(host) || demoPassword !== defaultDemoPassword) return;
  throw new SettingError(said(settingWords, language).openDemo({ host }));
}
