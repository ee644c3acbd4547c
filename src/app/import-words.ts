import { wordBook } from '#platform/words.ts';

export const importHelp = `
qingfeng import --log LOG --power CODE [--zone ZONE] [--source NAME]

把办件日志（XES、OCEL 2.0、CSV、Excel、JSON 行，可用 gzip 压缩）导入一项职权，逐件对照流程图；整个文件要么全部导入，要么全不导入。
Imports a log (XES, OCEL 2.0, CSV, Excel, JSON lines, gzip or not) into a power and judges every case by its flowchart; the file comes in whole or not at all.

  --log      日志文件 the log
  --power    职权编码 code of the power
  --zone     时间不带时区时所在的时区 zone of times without offset (Asia/Shanghai)
  --source   来源名称，同一来源的同一事件只计一次 name of the source, whose events count once

退出码 exit code: 0 已导入 imported, 1 未予导入 refused, 2 用法有误 wrong use
`;

type Done = Readonly<{ cases: number; newEvents: number; duplicates: number; deviating: number; findings: number; inquiries: number }>;

export const importWords = wordBook({
  missing: ['请用 --log 指明日志，用 --power 指明职权编码。', 'Name the log with --log and the code of the power with --power.'],
  noFile: [({ file }: { file: string }) => `读不到文件 ${file}。`, ({ file }: { file: string }) => `${file} cannot be read.`],
  noPower: [
    ({ code }: { code: string }) => `没有编码为“${code}”的职权。`,
    ({ code }: { code: string }) => `There is no power with the code “${code}”.`,
  ],
  severalPowers: [
    ({ code }: { code: string }) => `有几个单位都有编码为“${code}”的职权，请在网页上导入。`,
    ({ code }: { code: string }) => `Several bureaus have a power with the code “${code}”; import it on the page.`,
  ],
  done: [
    (it: Done) =>
      `已导入办件 ${it.cases} 件，新事件 ${it.newEvents} 个，重复 ${it.duplicates} 个；与流程图不符 ${it.deviating} 件，新异常 ${it.findings} 条，新督办单 ${it.inquiries} 件。`,
    (it: Done) =>
      `Imported ${it.cases} cases, ${it.newEvents} new events, ${it.duplicates} duplicates; ${it.deviating} cases deviate, ${it.findings} new findings, ${it.inquiries} new inquiries.`,
  ],
  refused: [({ why }: { why: string }) => `整个文件未予导入。${why}`, ({ why }: { why: string }) => `The whole file was refused. ${why}`],
});

/** For `parseArgs` of node:util. */
export const importOptions = {
  log: { type: 'string' },
  power: { type: 'string' },
  zone: { type: 'string' },
  source: { type: 'string' },
} as const;
