import { wordBook } from '#platform/words.ts';

type Counts = Readonly<{ cases: number; events: number; deviating: number; findings: number; inquiries: number; staff: string }>;

export const demoWords = wordBook({
  accounts: [
    ({ accounts, password }: { accounts: string; password: string }) => `演示账号：${accounts}，口令均为 ${password}`,
    ({ accounts, password }: { accounts: string; password: string }) => `Demo accounts: ${accounts}; the password of each is ${password}`,
  ],
  both: ['--log 和 --flow 要一起给出。', 'Give --log and --flow together.'],
  noFile: [({ file }: { file: string }) => `没有这个文件：${file}`, ({ file }: { file: string }) => `There is no file ${file}`],
  notEmpty: [
    '数据库里已有正式数据，演示不会写入。请另设 QINGFENG_DATA。',
    'The database holds real data; the demo is not put beside it. Name another folder in QINGFENG_DATA.',
  ],
  refused: [({ why }: { why: string }) => `未予导入：${why}`, ({ why }: { why: string }) => `Refused: ${why}`],
  imported: [
    ({ cases, events, deviating, findings, inquiries, staff }: Counts) =>
      `已导入 ${cases} 件办件、${events} 个事件；偏离流程 ${deviating} 件，异常 ${findings} 条，督办单草稿 ${inquiries} 份。新增演示账号 permit-head、permit-staff（${staff}）。`,
    ({ cases, events, deviating, findings, inquiries, staff }: Counts) =>
      `Imported ${cases} cases with ${events} events: ${deviating} deviate, ${findings} findings, ${inquiries} draft inquiries. New demo accounts permit-head and permit-staff (${staff}).`,
  ],
});
