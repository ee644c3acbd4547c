import { createReadStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { openEmbedded } from '#platform/embedded.ts';
import { readXes } from '#platform/formats/xes.ts';

/** A database that takes in the events of a log. `copy` throws when they are not as many as expected. */
export type Copying = Readonly<{ copy: (expected: number) => Promise<void>; close: () => Promise<void> }>;

/**
 * Reads an XES file and starts a PostgreSQL of our own beside it. Its COPY then takes in a row an event (case, activity, person, instant),
 * into a temporary table without an index, from text that is ready in memory: the least that storing the events can cost.
 */
export async function copying(file: string): Promise<Copying> {
  const rows = await rowsOf(file);
  const folder = await mkdtemp(join(tmpdir(), 'bench-copy-'));
  await chmod(folder, 0o711); // as root the server runs as another user, who must be able to enter
  const server = await openEmbedded(folder, { durable: false });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  await client.query('create temporary table event (case_name text, activity text, person text, at timestamptz)');
  return {
    copy: async (expected) => {
      await client.query('truncate event');
      const stream = client.query(from('copy event from stdin'));
      await pipeline(Readable.from(rows), stream);
      if (stream.rowCount !== expected) throw new Error(`${stream.rowCount} rows were copied`);
    },
    close: async () => {
      await client.end();
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

const escaped = (text: string): string => text.replaceAll(/[\\\t\n\r]/g, (one) => `\\${one}`);

async function rowsOf(file: string): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  let lines: string[] = [];
  const flush = (): void => {
    pieces.push(Buffer.from(lines.join('')));
    lines = [];
  };
  for await (const { name, events } of readXes(createReadStream(file))) {
    for (const { activity, actor, at } of events)
      lines.push(`${escaped(name)}\t${escaped(activity)}\t${actor === null ? '\\N' : escaped(actor)}\t${new Date(at).toISOString()}\n`);
    if (lines.length > 1000) flush();
  }
  flush();
  return pieces;
}
