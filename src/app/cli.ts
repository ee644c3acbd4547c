import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { said, type Language } from '#platform/words.ts';
import { check, type CheckWriter } from './check.ts';
import { checkHelp } from './check/help.ts';
import { checkOptions } from './check/options.ts';
import { cliWords } from './cli-words.ts';
import { help } from './help.ts';
import { importHelp, importOptions } from './import-words.ts';
import { readSettings, SettingError, type Environment, type Settings } from './settings.ts';

/** What a command is told: its options, its one file where it takes one, the language, and the settings when it asks for them. */
export type Told = Readonly<{ values: Readonly<Record<string, string | undefined>>; file: string; language: Language; settings: () => Settings }>;

type Command = Readonly<{ help: string; options?: ParseArgsOptionsConfig; takesFile?: boolean; run: (told: Told) => Promise<number> }>;

// each is loaded when it is asked for: `check` needs no database, and none needs what the others need
const commands: Readonly<Record<string, Command>> = {
  serve: {
    help: help.serve,
    run: async ({ settings, language }) => (await import('./serve.ts')).serve(settings(), language, (await import('./demo.ts')).demo),
  },
  worker: { help: help.worker, run: async ({ settings, language }) => (await import('./serve.ts')).work(settings(), language) },
  migrate: { help: help.migrate, run: async ({ settings, language }) => (await import('./migrate.ts')).migrateCommand(settings(), language) },
  demo: {
    help: help.demo,
    options: { log: { type: 'string' }, flow: { type: 'string' } },
    run: async ({ settings, values, language }) => (await import('./demo.ts')).demoCommand(settings(), values, language),
  },
  init: {
    help: help.init,
    options: { bureau: { type: 'string' } },
    run: async ({ values, settings, language }) => (await import('./init.ts')).initCommand(settings(), values['bureau'], language),
  },
  check: {
    help: checkHelp,
    options: checkOptions,
    run: ({ values, language }) => check({ ...values, language }, terminal()),
  },
  import: {
    help: importHelp,
    options: importOptions,
    run: async ({ settings, values, language }) => (await import('./import.ts')).importCommand(settings(), values, language),
  },
  backup: {
    help: help.backup,
    takesFile: true,
    run: async ({ settings, file, language }) => (await import('./backup.ts')).backup(settings(), file, language),
  },
  restore: {
    help: help.restore,
    takesFile: true,
    run: async ({ settings, file, language }) => (await import('./restore.ts')).restore(settings(), file, language),
  },
};

/** A progress line is for people: it is rewritten in place, and not written to a file. */
function terminal(): CheckWriter {
  const { stdout, stderr } = process;
  stdout.on('error', (error) => {
    if (!('code' in error) || error.code !== 'EPIPE') throw error;
    process.exit(); // whoever read the output has seen enough
  });
  const written = { out: (text: string | Uint8Array) => void stdout.write(text), err: (text: string) => void stderr.write(text) };
  return stderr.isTTY ? { ...written, progress: (line) => void stderr.write(`\r\u001B[K${line}`) } : written;
}

const languageOf = (env: Environment): Language => ((env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('zh') ? 'zh-CN' : 'en');

/** Runs one command. Returns the exit code: 0 done, 1 findings, refused or failed, 2 wrong use. */
export async function main([name, ...args]: readonly string[], env: Environment): Promise<number> {
  const language = languageOf(env);
  const words = said(cliWords, language);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return say(help.all, name === undefined ? 2 : 0);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return misuse(words.unknown({ name }), help.all);
  const parsed = parse(command, args, language);
  if (typeof parsed === 'string') return misuse(parsed, command.help);
  const { values, positionals } = parsed;
  if (values['help']) return say(command.help, 0);
  const [file = '', ...rest] = positionals;
  if (rest.length > 0 || (file !== '' && !command.takesFile)) return misuse(words.surplus({ name: rest[0] ?? file }), command.help);
  if (command.takesFile && file === '') return misuse(words.missing({ name: 'FILE' }), command.help);
  try {
    return await command.run({ values: values as Told['values'], file, language, settings: () => readSettings(env, language) });
  } catch (error) {
    return failed(error);
  }
}

function parse({ options = {} }: Command, args: readonly string[], language: Language) {
  try {
    return parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true, strict: true });
  } catch (error) {
    const words = said(cliWords, language);
    const { code, message } = error as NodeJS.ErrnoException;
    const [, name = ''] = /'([^' ]*)/.exec(message) ?? [];
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return words.unknownOption({ name });
    return code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' ? words.optionValue({ name }) : message;
  }
}

function say(text: string, code: number): number {
  (code === 0 ? process.stdout : process.stderr).write(`${text.trim()}\n`);
  return code;
}

const misuse = (what: string, how: string) => say(`${what}\n\n${how}`, 2);

/** What a person can put right is said in one sentence; a fault of ours with its place in the code. */
function failed(error: unknown): number {
  const plain = error instanceof SettingError || (error instanceof Error && 'code' in error);
  console.error(plain ? error.message : error);
  return 1;
}
