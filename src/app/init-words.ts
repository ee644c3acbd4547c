import { wordBook } from '#platform/words.ts';

type Named = Readonly<{ name: string }>;

export const initWords = wordBook({
  usage: ['用法：qingfeng init --bureau 单位名称', 'Usage: qingfeng init --bureau NAME'],
  taken: [
    ({ name }: Named) => `已经有名为“${name}”的单位，未作任何改动。`,
    ({ name }: Named) => `There is a bureau called “${name}” already. Nothing was changed.`,
  ],
  made: [
    ({ name }: Named) => `已建立“${name}”。以下一次性登录链接只显示这一次，72 小时内有效，请分别交给本人：`,
    ({ name }: Named) => `“${name}” is set up. These one-time links are shown this once and work for 72 hours; give each to its own person:`,
  ],
  commission: ['市纪委', 'Commission'],
  people: {
    systemAdmin: ['系统管理员', 'System administrator'],
    securityAdmin: ['安全管理员', 'Security administrator'],
    auditAdmin: ['审计员', 'Audit administrator'],
    commission: ['纪委检查员', 'Inspector of the commission'],
  },
});
