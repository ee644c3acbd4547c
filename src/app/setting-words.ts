import { wordBook } from '#platform/words.ts';

type Wrong = Readonly<{ variable: string; value: string; allowed: string }>;

export const settingWords = wordBook({
  wrong: [
    ({ variable, value, allowed }: Wrong) => `设置有误：${variable}="${value}"。允许：${allowed}`,
    ({ variable, value, allowed }: Wrong) => `Wrong setting: ${variable}="${value}". Allowed: ${allowed}`,
  ],
  host: ['一个主机名或 IP 地址，如 127.0.0.1。', 'a host name or an IP address, such as 127.0.0.1.'],
  port: ['0 到 65535 的整数（0：任一空闲端口）。', 'a whole number from 0 to 65535 (0: any free port).'],
  demo: ['on、off，或不设（自带数据库为空时为 on）。', 'on, off, or unset (on where the embedded database is empty).'],
  demoPassword: [
    ({ shortest }: { shortest: number }) => `至少 ${shortest} 个字符。`,
    ({ shortest }: { shortest: number }) => `at least ${shortest} characters.`,
  ],
  ownerAlone: ['只与 DATABASE_URL 同时设置。', 'only together with DATABASE_URL.'],
  databaseUrl: [
    'postgres://角色:口令@主机:端口/数据库，须写明角色和数据库。',
    'postgres://ROLE:PASSWORD@HOST:PORT/DATABASE, with a role and a database.',
  ],
  twoRoles: ['与 DATABASE_URL 不同的角色。', 'another role than that of DATABASE_URL.'],
  openDemo: [
    ({ host }: { host: string }) =>
      `演示账号仍用默认口令，因此不在 HOST="${host}" 上监听。请用 QINGFENG_DEMO_PASSWORD 另设口令（首次启动前），或只用 HOST=127.0.0.1。`,
    ({ host }: { host: string }) =>
      `The demo accounts have the default password, so HOST="${host}" is refused. Set another QINGFENG_DEMO_PASSWORD before the first start, or use HOST=127.0.0.1.`,
  ],
});
