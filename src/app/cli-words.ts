import { wordBook } from '#platform/words.ts';

type Named = Readonly<{ name: string }>;

export const cliWords = wordBook({
  restarted: ['数据库意外停止，已重新启动。', 'The database died and is started again.'],
  schema: {
    old: [
      '数据库结构不是本程序的版本。请运行：DATABASE_OWNER_URL=… DATABASE_URL=… qingfeng migrate',
      "The database's schema is older than this program. Run: DATABASE_OWNER_URL=… DATABASE_URL=… qingfeng migrate",
    ],
    newer: ['数据库结构比本程序新。请使用更新的程序。', "The database's schema is newer than this program. Use a newer program."],
  },
  oldServer: ['PostgreSQL 须为 15 或更新的版本。', 'PostgreSQL must be version 15 or later.'],
  strongRole: [
    ({ role }: { role: string }) => `DATABASE_URL 的角色“${role}”权限过大：不得为超级用户，不得有 BYPASSRLS、CREATEROLE，不得为表的所有者或其成员。`,
    ({ role }: { role: string }) =>
      `The role "${role}" of DATABASE_URL may do too much: it must not be a superuser, nor have BYPASSRLS or CREATEROLE, nor own the tables or be a member of the role that does.`,
  ],
  unknown: [({ name }: Named) => `没有“${name}”这一命令。`, ({ name }: Named) => `There is no command “${name}”.`],
  needsOwner: ['此命令需要 DATABASE_OWNER_URL。', 'This command needs DATABASE_OWNER_URL.'],
  missing: [({ name }: Named) => `缺少 ${name}。`, ({ name }: Named) => `${name} is missing.`],
  surplus: [({ name }: Named) => `不认识“${name}”。`, ({ name }: Named) => `“${name}” is one too many.`],
  unknownOption: [({ name }: Named) => `没有“${name}”这一选项。`, ({ name }: Named) => `There is no option “${name}”.`],
  optionValue: [
    ({ name }: Named) => `选项“${name}”缺少值，或不应有值。`,
    ({ name }: Named) => `The option “${name}” lacks its value, or takes none.`,
  ],
  migrated: ['数据库结构已是最新。', 'The schema is up to date.'],
  portTaken: [
    ({ host, port }: { host: string; port: number }) => `${host} 的端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 另指定一个。`,
    ({ host, port }: { host: string; port: number }) =>
      `Port ${port} of ${host} is in use. Stop the program that has it, or name another one in PORT.`,
  ],
  noAddress: [
    ({ host, port, code }: { host: string; port: number; code: string }) => `不能在 HOST="${host}"、PORT="${port}" 上监听（${code}）。`,
    ({ host, port, code }: { host: string; port: number; code: string }) => `HOST="${host}", PORT="${port}" cannot be listened on (${code}).`,
  ],
  listening: [({ url }: { url: string }) => `清风：${url}`, ({ url }: { url: string }) => `Qingfeng: ${url}`],
  building: ['正在构建网页……', 'Building the pages …'],
  working: ['后台作业已启动。', 'The worker is running.'],
  stopping: ['正在停止……', 'Stopping …'],
  notBackup: [
    ({ file, why }: { file: string; why: string }) => `${file} 不是完整的备份（${why}）。`,
    ({ file, why }: { file: string; why: string }) => `${file} is not a complete backup (${why}).`,
  ],
  otherSchema: [
    '备份来自另一版本的数据库结构。请用做备份的那一版程序恢复，再升级。',
    'The backup is of another schema. Restore it with the version that made it, then upgrade.',
  ],
  notEmpty: [
    ({ name }: Named) => `数据库不是空的（${name}）。只能恢复到空的数据库中。`,
    ({ name }: Named) => `The database is not empty (${name}). A backup is restored into an empty one only.`,
  ],
  differs: [
    ({ name }: Named) => `${name} 与备份的行数或校验值不符，未写入任何数据。`,
    ({ name }: Named) => `${name} differs from the backup's row count or checksum. Nothing was written.`,
  ],
  backedUp: [
    ({ file, tables, rows }: { file: string; tables: number; rows: number }) => `已备份到 ${file}：${tables} 张表，${rows} 行。`,
    ({ file, tables, rows }: { file: string; tables: number; rows: number }) => `Backed up to ${file}: ${tables} tables, ${rows} rows.`,
  ],
  restored: [
    ({ file, tables, rows }: { file: string; tables: number; rows: number }) => `已从 ${file} 恢复并核对：${tables} 张表，${rows} 行。`,
    ({ file, tables, rows }: { file: string; tables: number; rows: number }) => `Restored from ${file} and checked: ${tables} tables, ${rows} rows.`,
  ],
});
