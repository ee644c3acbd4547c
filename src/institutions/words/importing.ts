import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

export const importWords = wordBook({
  title: ['导入制度', 'Import institutions'],
  note: ['把现有的 Word、PDF 文件连同清单一次导入', 'The Word and PDF files that are there, with a list, at once'],
  explain: [
    '清单是一张表格，每项制度一行，写明名称、文号、类别和文件名；还可以写责任科室、施行日期和本轮处理。把清单和文件一起选中，或者压缩成一个 zip。有施行日期的登记为施行中，没有的登记为草稿。',
    'The list is a spreadsheet with a row an institution: title, number, class and file name; it may also say the department, the day in force and what this round did. Choose the list and the files together, or pack them into one zip. What has a day is recorded as in force, the others as drafts.',
  ],
  texts: [
    'Word 文档（docx）和 PDF 的正文会读出来，可以检索和对比。扫描的 PDF 和 OFD 读不出正文，只作原件保存，检索只能按名称和文号找到。',
    'The text of Word documents (docx) and PDF files is read, to be searched and compared. A scanned PDF and an OFD have no text that can be read: they are kept as they are, and only their title and number can be searched.',
  ],
  choose: ['选择清单和文件，或者一个 zip', 'Choose the list and the files, or one zip'],
  none: ['还没有选择文件', 'Nothing chosen yet'],
  chosen: [(count: number) => `已选 ${count} 个文件`, (count: number) => `${count} files chosen`],
  packing: ['正在打包文件…', 'Packing the files…'],
  reading: ['正在读清单和文件…', 'Reading the list and the files…'],
  importing: ['正在导入…', 'Importing…'],
  listIs: [(path: string) => `清单：${path}`, (path: string) => `List: ${path}`],
  counts: {
    inForce: ['登记为施行中', 'As in force'],
    drafts: ['登记为草稿', 'As drafts'],
    textless: ['读不出正文，只能按名称和文号检索', 'Without text: only title and number can be searched'],
    refused: ['不导入', 'Refused'],
    unlisted: ['清单没有的文件', 'Files not in the list'],
  },
  usual: ['清单没有写科室的，责任科室是', 'Where the list names no department, it is kept by'],
  chooseUsual: ['选择科室、单位', 'Choose a department'],
  entries: ['将导入的制度', 'What would be imported'],
  refused: ['不导入的，和原因', 'What is refused, and why'],
  refusedBook: {
    fileName: ['制度清单_未导入的行', 'List of institutions, rows not imported'],
    none: ['没有被拒绝的行', 'No row is refused'],
    row: ['原行号', 'Row'],
    reason: ['拒绝原因', 'Why refused'],
  },
  unlisted: ['清单里没有、因此不导入的文件', 'Files that the list does not name, and that stay out'],
  columns: {
    title: ['名称', 'Title'],
    documentNumber: ['文号', 'Number'],
    class: ['类别', 'Class'],
    file: ['文件', 'File'],
    department: ['责任科室、单位', 'Kept by'],
    effectiveFrom: ['施行日期', 'In force from'],
    action: ['本轮处理', 'This round'],
    place: ['清单第几行', 'Row of the list'],
    reason: ['原因', 'Reason'],
    text: ['正文', 'Text'],
  },
  characters: [(count: number) => `${count} 字`, (count: number) => `${count} characters`],
  noText: ['读不出', 'none'],
  asDraft: ['草稿', 'draft'],
  submit: [(count: number) => `导入 ${count} 项`, (count: number) => `Import ${count}`],
  nothing: [
    '没有可以导入的。请照下面的原因改好清单或文件，再选一次。',
    'Nothing can be imported. Mend the list or the files as said below and choose again.',
  ],
  done: ['导入完成', 'Imported'],
  toLibrary: ['查看制度库', 'See the library'],
  another: ['再导入一批', 'Import more'],
  fields: {
    title: ['名称', 'Title'],
    documentNumber: ['文号', 'Number'],
    class: ['类别', 'Class'],
    file: ['文件', 'File'],
    department: ['责任科室', 'Department'],
    effectiveFrom: ['施行日期', 'Day in force'],
    action: ['本轮处理', 'This round'],
  },
});

const t = (facts: Facts, key: string) => String(facts[key]);

export const importRefusals = wordBook({
  'institutions/import/file/invalid': ['文件读不懂，请核对后再选。', 'The file cannot be read; check it and choose again.'],
  'institutions/import/list/invalid': ['清单读不懂，请核对后再选。', 'The list cannot be read; check it and choose again.'],
  'institutions/import/no-list/invalid': [
    '没有找到清单。请放进一张 Excel 表格，表头写明“名称”“文号”“类别”“文件”。',
    'There is no list. Put a spreadsheet into it whose headings are title, number, class and file.',
  ],
  'institutions/import/reading/invalid': ['对应关系读不懂，请重新选择文件。', 'What was chosen cannot be read; choose the files again.'],
  'institutions/import/nothing': ['没有可以导入的制度。', 'There is nothing to import.'],
  'institutions/import/moved-on': [
    '预览之后制度库或文件变了，导入的结果会和您看到的不一样。请重新预览。',
    'The library or the files changed after the preview, so that the import would do something else. Look at it again.',
  ],
  'institutions/import/missing': ['没有填写。', 'It is empty.'],
  'institutions/import/length': [
    (f: Facts) => `“${t(f, 'value')}”太短或者太长，应为 2 到 ${t(f, 'limit')} 个字。`,
    (f: Facts) => `“${t(f, 'value')}” is too short or too long; it has 2 to ${t(f, 'limit')} characters.`,
  ],
  'institutions/import/number-taken': [
    (f: Facts) => `文号“${t(f, 'value')}”已用于制度库里的《${t(f, 'title')}》。要改它，请用“修订”。`,
    (f: Facts) => `“${t(f, 'value')}” is the number of “${t(f, 'title')}” in the library. Revise that instead.`,
  ],
  'institutions/import/unknown-class': [
    (f: Facts) => `“${t(f, 'value')}”不是三类制度之一：岗位管理基本制度、权力运行廉政制度、监督执行处罚制度。`,
    (f: Facts) => `“${t(f, 'value')}” is none of the three classes: 岗位管理基本制度, 权力运行廉政制度, 监督执行处罚制度.`,
  ],
  'institutions/import/unknown-action': [
    (f: Facts) => `“${t(f, 'value')}”不是清理、整合、建立、补充、完善之一。`,
    (f: Facts) => `“${t(f, 'value')}” is none of 清理, 整合, 建立, 补充, 完善.`,
  ],
  'institutions/import/unknown-day': [
    (f: Facts) => `“${t(f, 'value')}”读不出日期，请写成 2026-03-05 这样。`,
    (f: Facts) => `“${t(f, 'value')}” is no day that can be read; write it like 2026-03-05.`,
  ],
  'institutions/import/missing-department': [
    '清单没有写责任科室。请在清单里写，或者在上面选一个。',
    'The list names no department. Write it there, or choose one above.',
  ],
  'institutions/import/unknown-department': [
    (f: Facts) => `本单位没有科室、单位“${t(f, 'value')}”。请核对名称。`,
    (f: Facts) => `This bureau has no department “${t(f, 'value')}”. Check its name.`,
  ],
  'institutions/import/missing-file': [
    (f: Facts) => `没有找到文件“${t(f, 'value')}”。请核对文件名，或者把文件放进来。`,
    (f: Facts) => `There is no file “${t(f, 'value')}”. Check its name, or put it in.`,
  ],
  'institutions/import/no-file': ['清单没有写文件名，也没有和名称相同的文件。', 'The list names no file, and none is called like the institution.'],
  'institutions/import/several-files': [
    (f: Facts) => `有几个文件都叫这个名字（${t(f, 'files')}）。请在清单里写出路径。`,
    (f: Facts) => `Several files go by that name (${t(f, 'files')}). Write the path in the list.`,
  ],
  'institutions/import/twice-number': [
    (f: Facts) => `文号和第 ${t(f, 'row')} 行《${t(f, 'title')}》的一样。`,
    (f: Facts) => `It has the number of row ${t(f, 'row')}, “${t(f, 'title')}”.`,
  ],
  'institutions/import/twice-file': [
    (f: Facts) => `第 ${t(f, 'row')} 行《${t(f, 'title')}》已经用了这个文件。`,
    (f: Facts) => `Row ${t(f, 'row')}, “${t(f, 'title')}”, has this file already.`,
  ],
});
