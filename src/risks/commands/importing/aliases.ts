import { createReadStream } from 'node:fs';
import { record } from '#platform/audit.ts';
import type { Tx } from '#platform/db.ts';
import type { Upload } from '#platform/endpoint.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { readBook } from '#platform/sheets/book.ts';
import { Headings } from '#platform/sheets/columns.ts';
import { understandSheet } from '#platform/sheets/table.ts';
import { DepartmentNames, type Named } from '../../importing/names.ts';
import { dropAlias, houseOf, keepAliases } from '../../store/importing.ts';

type Column = 'name' | 'also';
const headings = new Headings<Column>(
  {
    name: { names: ['部门名称', '科室名称', '名称', '部门', '科室', '单位', '科室单位', 'Department', 'Name'] },
    also: { names: ['简称或曾用名', '简称', '曾用名', '别名', '简称及曾用名', 'Short name', 'Alias', 'Aliases'], like: /(简称|曾用名|别名)/ },
  },
  { several: ['also'], others: ['部门编码', '上级编码', '性质', '负责人', '分管领导', '排序'] },
);

/** Keeps what a table says that departments are called besides. @throws Refusal `risks/import/file/invalid`, `risks/import/no-aliases` */
export async function loadAliases(tx: Tx, actor: Actor, file: Upload, { now, today }: Moment) {
  const { all } = await houseOf(tx, actor, today, []);
  const own = new DepartmentNames(all, [], []);
  const rows = await rowsOf(file);
  const unknown = rows.flatMap(({ name, also }) => (also.length > 0 && !own.named(name) ? [name] : []));
  const said = rows
    .flatMap(({ name, also }): Named[] => also.map((it) => ({ id: own.named(name)?.id ?? '', name: it })))
    .filter(({ id }) => id !== '');
  if (said.length === 0) throw new Refusal('risks/import/no-aliases');
  await keepNames(tx, actor, said, { now, today });
  return { kept: said.length, unknown };
}

/** Keeps what departments are called besides. */
export async function keepNames(tx: Tx, actor: Actor, said: readonly Named[], { now }: Moment): Promise<void> {
  await keepAliases(tx, actor.bureauId, said, { by: actor.personId, now });
  const after = { aliases: said.map(({ name }) => name) };
  await record(tx, actor, now, 'risks.keepAliases', { kind: 'bureau', id: actor.bureauId, bureauId: actor.bureauId }, { after });
}

async function rowsOf(file: Upload): Promise<Array<{ name: string; also: string[] }>> {
  try {
    const { sheets } = await readBook(createReadStream(file.path));
    return sheets
      .flatMap((sheet) => understandSheet(sheet, { headings }, {}, () => undefined).records)
      .map((row) => ({
        name: row.text('name').trim(),
        also: row
          .text('also')
          .split(/[;；、,，\n/]/)
          .map((it) => it.trim())
          .filter(Boolean),
      }));
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    throw new Refusal('risks/import/file/invalid', { fault: cause.code, ...cause.facts }, { cause });
  }
}

export async function removeAlias(tx: Tx, actor: Actor, alias: string, { now }: Moment): Promise<{ removed: boolean }> {
  const removed = await dropAlias(tx, actor.bureauId, alias);
  const subject = { kind: 'bureau', id: actor.bureauId, bureauId: actor.bureauId };
  if (removed) await record(tx, actor, now, 'risks.dropAlias', subject, { before: { alias } });
  return { removed };
}
