import type { Facts } from '../refusal.ts';
import { wordBook } from '../words.ts';
import type { AttachmentKind, Unwelcome } from './kinds.ts';

const megabytes = ({ limit }: Facts) => String(Number(limit) / 1_000_000);
const taken: readonly [string, string] = [
  '请用 PDF、Word（docx）、Excel（xlsx）、演示文稿（pptx）、OFD、JPEG、PNG 或纯文本。',
  'Use PDF, Word (docx), Excel (xlsx), slides (pptx), OFD, JPEG, PNG or plain text.',
];

/** What a file is that is not taken, and what to do about it. */
const unwelcome: Readonly<Record<Unwelcome, readonly [zh: string, en: string]>> = {
  program: [`这是程序或脚本，不能作为附件。${taken[0]}`, `This is a program or script and cannot be filed. ${taken[1]}`],
  markup: [
    `这是网页或 SVG 图形，可能带有脚本，不能作为附件。${taken[0]}`,
    `This is a web page or an SVG drawing, which may carry a script, and cannot be filed. ${taken[1]}`,
  ],
  macros: [
    '文档带有宏，不能作为附件。请另存为不带宏的 docx 或 xlsx 后再上传。',
    'The document has macros and cannot be filed. Save it without them, as docx or xlsx, and upload that.',
  ],
  archive: [
    '这是压缩包，看不出里面是什么。请解开后分别上传。',
    'This is an archive, and what is in it cannot be seen. Unpack it and upload the files one by one.',
  ],
  oldOffice: [
    '这是旧版 Office 文件（doc、xls、ppt）。请另存为 docx、xlsx、pptx 或 PDF 后再上传。',
    'This is a file of an old Office (doc, xls, ppt). Save it as docx, xlsx, pptx or PDF and upload that.',
  ],
  picture: [
    '这种图片或影像不能作为附件。请存为 JPEG 或 PNG 后再上传。',
    'Pictures and films of this kind cannot be filed. Save it as JPEG or PNG and upload that.',
  ],
  encrypted: [
    '文件设有密码，以后会没有人能打开。请去掉密码后再上传。',
    'The file has a password, and one day nobody could open it. Remove the password and upload it again.',
  ],
  mixed: [
    '一个文件里藏着两个文件，不能作为附件。请重新导出后再上传。',
    'There are two files hidden in one, so it cannot be filed. Export it anew and upload that.',
  ],
  bomb: [
    '文件解开后大得不合常理，不能作为附件。请检查文件，或导出为 PDF 后再上传。',
    'Unpacked, the file would be unreasonably large. Check it, or export it as PDF and upload that.',
  ],
  broken: [
    '文件不完整或已损坏。请打开看一看，重新保存后再上传。',
    'The file is incomplete or damaged. Open it to see, save it again and upload that.',
  ],
  unknown: [
    `认不出这是什么文件（看的是内容，不是文件名）。${taken[0]}`,
    `It cannot be told what this file is, by its content, whatever its name. ${taken[1]}`,
  ],
};

export const attachmentWords = wordBook({
  kinds: {
    pdf: ['PDF', 'PDF'],
    docx: ['Word 文档', 'Word document'],
    xlsx: ['Excel 表格', 'Excel workbook'],
    pptx: ['演示文稿', 'Slides'],
    ofd: ['OFD 版式文件', 'OFD document'],
    jpeg: ['JPEG 图片', 'JPEG picture'],
    png: ['PNG 图片', 'PNG picture'],
    txt: ['纯文本', 'Plain text'],
  } satisfies Record<AttachmentKind, readonly [string, string]>,
  file: ['文件', 'File'],
  help: [
    (facts: Facts) => `PDF、docx、xlsx、pptx、OFD、JPEG、PNG、纯文本，不超过 ${megabytes(facts)} MB。`,
    (facts: Facts) => `PDF, docx, xlsx, pptx, OFD, JPEG, PNG or plain text, at most ${megabytes(facts)} MB.`,
  ],
});

export const refusals = wordBook({
  'attachments/empty/invalid': ['文件是空的。请检查后重新选择。', 'The file is empty. Check it and choose again.'],
  'attachments/too-large': [
    (facts: Facts) => `文件超过了 ${megabytes(facts)} MB 的上限。请压缩图片或分成几个文件。`,
    (facts: Facts) => `The file is over the limit of ${megabytes(facts)} MB. Make its pictures smaller, or split it.`,
  ],
  'attachments/full': [
    (facts: Facts) => `本单位的附件已到 ${megabytes(facts)} MB 的总量上限。请由系统管理员放宽上限后再上传。`,
    (facts: Facts) => `The bureau’s attachments have reached their limit of ${megabytes(facts)} MB in all. Have the system administrator raise it.`,
  ],
  'attachments/kind/invalid': [({ kind }: Facts) => unwelcome[kind as Unwelcome][0], ({ kind }: Facts) => unwelcome[kind as Unwelcome][1]],
  'attachments/kind-here/invalid': [
    ({ only }: Facts) => `这里只收 ${(only as string[]).join('、')} 文件。请另存后再上传。`,
    ({ only }: Facts) => `Only ${(only as string[]).join(', ')} files are taken here. Save it as one of these and upload that.`,
  ],
  'attachments/not-found': ['没有找到这个附件，或者您不能查看。', 'There is no such attachment, or you may not see it.'],
});
