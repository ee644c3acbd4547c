/** Why the text of a document cannot be read, by the code of what is wrong with it. */
const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'formats/xls': ['这是旧版 Word（doc）文件。请另存为 docx。', 'This is a document of an old Word (doc). Save it as docx.'],
  'formats/xlsx-encrypted': ['文档设有密码。请去掉密码。', 'The document has a password. Remove it.'],
  'formats/bomb': [
    '文档解开后大得不合常理。请检查文件，或只保存文件。',
    'Unpacked, the document would be unreasonably large. Check it, or keep the file alone.',
  ],
  'formats/too-large': [
    '正文太长，超过二十万字。请分成几项制度，或只保存文件。',
    'The text is longer than 200,000 characters. Split it, or keep the file alone.',
  ],
  'formats/pdf-encrypted': ['PDF 设有打开密码。请去掉密码。', 'The PDF has a password to open it. Remove it.'],
  'formats/pdf-damaged': ['PDF 已损坏。请重新导出，或者用打印程序另存为 PDF。', 'The PDF is damaged. Export it again, or print it into a new PDF.'],
  'formats/pdf-pages': ['PDF 超过一千页。请分成几个文件。', 'The PDF has more than 1,000 pages. Split it.'],
  'formats/pdf-slow': [
    '读这个 PDF 用的时间太长，没有读完。请重新导出，或者分几批导入。',
    'Reading the PDF took too long. Export it again, or import fewer files at once.',
  ],
  'formats/not-docx': ['文件里没有 Word 正文。请重新另存为 docx。', 'There is no text of Word in the file. Save it as docx again.'],
};
const broken = [
  '文档已损坏。请用 Word 打开，重新保存后再试。',
  'The document is damaged. Open it in Word, save it again and try once more.',
] as const;

export const unreadable = (fault: unknown): readonly [zh: string, en: string] => reasons[String(fault)] ?? broken;
