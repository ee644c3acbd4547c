import { mkdtemp, chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '#platform/embedded.ts';
import { migrate } from '#platform/migrate.ts';

/** The owner's and the application's addresses of the template database, which every test file copies. */
export type Template = Readonly<{ ownerUrl: string; appUrl: string }>;

declare module 'vitest' {
  interface ProvidedContext {
    template: Template;
    demo: string; // the folder in which the browser tests keep the demo (e2e/demo.ts)
  }
}

const migrations = resolve(import.meta.dirname, '../migrations');

/** Starts one PostgreSQL for the whole run, or uses TEST_DATABASE_URL's (a superuser's address), and migrates the template. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const { stop, ...template } = given ? await onServer(given) : await ownCluster();
  try {
    await migrate(template.ownerUrl, migrations, decodeURIComponent(new URL(template.appUrl).username));
  } catch (error) {
    await stop();
    throw error;
  }
  provide('template', template);
  const demo = await mkdtemp(join(tmpdir(), 'qingfeng-demo-'));
  await chmod(demo, 0o711);
  provide('demo', demo);
  return () => stop().finally(() => rm(demo, { recursive: true, force: true }));
}

type Started = Template & Readonly<{ stop: () => Promise<void> }>;

async function ownCluster(): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'qingfeng-test-'));
  await chmod(folder, 0o711); // as root the server runs as another user, who must be able to enter
  const remove = () => rm(folder, { recursive: true, force: true });
  const { ownerUrl, appUrl, stop } = await openEmbedded(folder, { durable: false }).catch((error: unknown) =>
    remove().then(() => Promise.reject(error)),
  );
  return { ownerUrl, appUrl, stop: () => stop().finally(remove) };
}

/** Two roles and a template of this run's own on a server that is there already; taken away afterwards. */
async function onServer(given: string): Promise<Started> {
  const name = `qingfeng_test_${process.pid}`;
  const [role, secret] = [`${name}_app`, crypto.randomUUID()];
  const client = new pg.Client({ connectionString: given });
  await client.connect();
  await client.query(`create role ${role} login password '${secret}'`);
  await client.query(`create database ${name}`);
  const at = (user: string, password: string) => Object.assign(new URL(given), { username: user, password, pathname: `/${name}` }).href;
  const { username, password } = new URL(given);
  const stop = async () => {
    await client.query(`drop database ${name} with (force)`);
    await client.query(`drop role ${role}`);
    await client.end();
  };
  return { ownerUrl: at(decodeURIComponent(username), decodeURIComponent(password)), appUrl: at(role, secret), stop };
}
