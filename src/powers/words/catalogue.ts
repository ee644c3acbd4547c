import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const t = (facts: Facts, key: string): string => String(facts[key] ?? '');

/** The catalogue of powers 岗位职权目录 as a spreadsheet and as a document. */
export const catalogueWords = wordBook({
  title: [({ department }: Facts) => `${String(department)}(部门)岗位职权目录`, ({ department }: Facts) => `Powers of ${String(department)}`],
  bookTitle: [({ bureau }: Facts) => `${String(bureau)}岗位职权目录`, ({ bureau }: Facts) => `Powers of ${String(bureau)}`],
  fileName: ['岗位职权目录', 'Powers'],
  filler: [({ department }: Facts) => `填报单位:${String(department)}`, ({ department }: Facts) => `Department: ${String(department)}`],
  head: [({ person }: Facts) => `负责人:${String(person)}`, ({ person }: Facts) => `Head: ${String(person)}`],
  contents: ['目 录', 'Contents'],
  asOf: [({ day }: Facts) => `截至 ${String(day)}`, ({ day }: Facts) => `As of ${String(day)}`],
  counted: [
    ({ count, departments, unpublished }: Facts) =>
      `共 ${String(count)} 项职权，${String(departments)} 个科室、单位${unpublished ? `；其中 ${String(unpublished)} 项尚未公布` : ''}。`,
    ({ count, departments, unpublished }: Facts) =>
      `${String(count)} powers of ${String(departments)} departments${unpublished ? `; ${String(unpublished)} not yet published` : ''}.`,
  ],
  emptyBook: ['没有符合条件的职权。', 'No power fits the filter.'],
  note: [
    '注:时限未注明“工作日”的为自然日;“无”为法律法规未规定。',
    'Note: days are calendar days unless they are called working days; “none” means that the law gives no limit.',
  ],
  heads: {
    serial: ['序号', 'No.'],
    code: ['职权编码', 'Code'],
    category: ['职权类别', 'Category'],
    name: ['职权名称', 'Power'],
    department: ['科室、单位', 'Department'],
    basis: ['行使依据', 'Legal basis'],
    article: ['依据条款', 'Article'],
    procedure: ['行使程序', 'Procedure'],
    statutory: ['法定时限', 'Statutory limit'],
    promised: ['承诺时限', 'Promised limit'],
    limits: ['时限', 'Limits'],
    responsibility: ['相应责任(追责情形)', 'Responsibility'],
    positions: ['行使岗位', 'Positions'],
    open: ['是否公开', 'Public'],
    keyArea: ['重点环节', 'Key area'],
  },
  refused: {
    fileName: ['未导入的行', 'Rows not imported'],
    none: ['没有被拒绝的行', 'No row was refused'],
    row: ['原行号', 'Row'],
    reason: ['拒绝原因', 'Why refused'],
    place: [
      ({ column, row, heading }: Facts) => (column ? `${String(column)}${String(row)}（${String(heading)}）：` : ''),
      ({ column, row, heading }: Facts) => (column ? `${String(column)}${String(row)} (${String(heading)}): ` : ''),
    ],
  },
  values: {
    none: ['无', 'none'],
    atOnce: ['立即', 'at once'],
    workingDays: [({ days }: Facts) => `${String(days)}个工作日`, ({ days }: Facts) => `${String(days)} working days`],
    days: [({ days }: Facts) => `${String(days)}日`, ({ days }: Facts) => `${String(days)} days`],
    yes: ['是', 'yes'],
    no: ['否', 'no'],
  },
});

/** Why a cell, or a row, of an imported catalogue is refused; `value` is what stands in it. */
export const cellRefusals = wordBook({
  'powers/catalogue/missing': [(f: Facts) => `缺少${t(f, 'heading')}。`, (f: Facts) => `The ${t(f, 'heading')} is missing.`],
  'powers/catalogue/too-long': [
    (f: Facts) => `内容超过 ${t(f, 'limit')} 字，请精简后再导入。`,
    (f: Facts) => `The text is longer than ${t(f, 'limit')} characters; shorten it.`,
  ],
  'powers/catalogue/too-short': [
    (f: Facts) => `“${t(f, 'value')}”太短，至少两个字。`,
    (f: Facts) => `“${t(f, 'value')}” is too short: two characters at least.`,
  ],
  'powers/catalogue/duplicate-code': [
    (f: Facts) => `编码 ${t(f, 'value')} 与第 ${t(f, 'row')} 行${f['sheet'] ? `（工作表“${t(f, 'sheet')}”）` : ''}重复。一个编码只能用于一项职权。`,
    (f: Facts) =>
      `The code ${t(f, 'value')} is already that of row ${t(f, 'row')}${f['sheet'] ? ` (sheet “${t(f, 'sheet')}”)` : ''}; a code names one power.`,
  ],
  'powers/catalogue/code-taken': [
    (f: Facts) => `编码 ${t(f, 'value')} 已是您不能查看的一项职权的编码。请另编，或请领导小组办公室导入。`,
    (f: Facts) =>
      `The code ${t(f, 'value')} is that of a power that you may not see. Choose another, or ask the leading group’s office to import it.`,
  ],
  'powers/catalogue/duplicate-name': [
    (f: Facts) => `“${t(f, 'value')}”与第 ${t(f, 'row')} 行重复，表里又没有编码可以分清。`,
    (f: Facts) => `“${t(f, 'value')}” is already in row ${t(f, 'row')}, and the table has no codes to tell them apart.`,
  ],
  'powers/catalogue/unknown-category': [
    (f: Facts) =>
      `没有“${t(f, 'value')}”这个职权类别。请用：行政许可、行政处罚、行政强制、行政征收、行政给付、行政检查、行政确认、行政奖励、行政裁决、其他行政权力，或内部管理的六类。`,
    (f: Facts) => `There is no category “${t(f, 'value')}”. Use one of the ten administrative or the six internal categories.`,
  ],
  'powers/catalogue/unknown-department': [
    (f: Facts) => `本单位没有“${t(f, 'value')}”这个科室、单位。请按组织里的名称填写。`,
    (f: Facts) => `The bureau has no department “${t(f, 'value')}”. Give its name as the organization has it.`,
  ],
  'powers/catalogue/missing-department': [
    '看不出是哪个科室、单位的职权。请加一列科室，或在表头上方写“填报单位”，或用科室名称作工作表名。',
    'It is not said whose power this is. Add a column for the department, or name it above the heading or as the name of the sheet.',
  ],
  'powers/catalogue/other-department': [
    (f: Facts) => `您不能起草${t(f, 'department')}的职权。职权由本科室、单位负责人或领导小组办公室起草。`,
    (f: Facts) => `You may not draft powers of ${t(f, 'department')}: its head or the leading group’s office does.`,
  ],
  'powers/catalogue/unknown-position': [
    (f: Facts) => `组织里没有岗位“${t(f, 'position')}”。行使岗位必须是现有的岗位；请改正名称，或先在组织里设岗。`,
    (f: Facts) =>
      `The organization has no position “${t(f, 'position')}”. Whoever exercises a power must hold one that exists: correct the name, or enter the position first.`,
  ],
  'powers/catalogue/ambiguous-position': [
    (f: Facts) => `几个科室都有岗位“${t(f, 'position')}”，分不清是哪一个。请写成“${t(f, 'position')}（某科）”。`,
    (f: Facts) => `Several departments have a position “${t(f, 'position')}”. Write it with its department in brackets.`,
  ],
  'powers/catalogue/too-many': [(f: Facts) => `超过 ${t(f, 'limit')} 项。`, (f: Facts) => `More than ${t(f, 'limit')} of them.`],
  'powers/catalogue/limit-unclear': [
    (f: Facts) => `时限“${t(f, 'value')}”看不明白。请写成“20个工作日”“20日”“立即”或“无”。`,
    (f: Facts) => `The limit “${t(f, 'value')}” cannot be told. Write “20个工作日”, “20日”, “立即” or “无”.`,
  ],
  'powers/catalogue/limit-without-unit': [
    (f: Facts) => `时限“${t(f, 'value')}”没有单位。请写明是工作日还是日。`,
    (f: Facts) => `The limit “${t(f, 'value')}” has no unit. Say whether it is working days or days.`,
  ],
  'powers/catalogue/limit-unit': [
    (f: Facts) => `时限“${t(f, 'value')}”的单位不是工作日或日，无法计时。请换算后填写。`,
    (f: Facts) => `The limit “${t(f, 'value')}” is neither in working days nor in days, so no clock can count it. Convert it.`,
  ],
  'powers/catalogue/limit-two': [
    (f: Facts) => `“${t(f, 'value')}”里有两个时限，分不清哪个是法定、哪个是承诺。`,
    (f: Facts) => `“${t(f, 'value')}” holds two limits; which is statutory and which promised is not said.`,
  ],
  'powers/catalogue/limit-too-long': ['时限超过 3650 日。', 'The limit is longer than 3,650 days.'],
  'powers/catalogue/promise-too-long': [
    (f: Facts) => `承诺时限“${t(f, 'value')}”长于法定时限。承诺只能比法律更快。`,
    (f: Facts) => `The promised limit “${t(f, 'value')}” exceeds the statutory one: a promise can only be quicker than the law.`,
  ],
  'powers/catalogue/unknown-open': [
    (f: Facts) => `“${t(f, 'value')}”看不出是否公开。请填“是”或“否”。`,
    (f: Facts) => `“${t(f, 'value')}” does not say whether it is public. Write “是” or “否”.`,
  ],
  'powers/catalogue/unknown-key-area': [
    (f: Facts) =>
      `没有“${t(f, 'value')}”这个重点环节。请用：行政审批、物资采购、行政执法、干部人事管理、专项资金使用、产业项目资金票决、工程项目管理、其他。`,
    (f: Facts) => `There is no key area “${t(f, 'value')}”. Use one of the eight.`,
  ],
  'powers/catalogue/opening': [
    '这项职权已经公布过，改为向社会公开，全文当即上网，由领导小组办公室来改。',
    'This power has been published: opened to all, its text is on the public page at once, so the leading group’s office opens it.',
  ],
  'powers/catalogue/under-review': [
    (f: Facts) => `这项职权的第 ${t(f, 'number')} 版正在审核，退回或公布后才能再改。`,
    (f: Facts) => `Version ${t(f, 'number')} of this power is under review; change it once it is returned or published.`,
  ],
  'powers/catalogue/identity-left': [
    (f: Facts) =>
      `编码 ${t(f, 'value')} 已是“${t(f, 'name')}”（${t(f, 'department')}）。表里的名称、类别、科室、是否公开或重点环节与之不同；您选择了不改。`,
    (f: Facts) =>
      `The code ${t(f, 'value')} is that of “${t(f, 'name')}” (${t(f, 'department')}), whose name, category, department, publicity or key area differs; you chose to leave those as they are.`,
  ],
});

/** What is worth a look though the row is taken. */
export const cellRemarks = wordBook({
  'powers/catalogue/no-basis': ['没有行使依据，提交审核前要补上。', 'No legal basis is named; one is needed before it is submitted.'],
  'powers/catalogue/may-end-late': [
    '承诺与法定时限单位不同，在部分受理日会晚于法定时限。',
    'The promised limit has another unit and ends after the statutory one for some days of acceptance.',
  ],
  'powers/catalogue/limit-taken-as-statutory': [
    '没有写明是法定还是承诺，当作法定时限。',
    'Whether it is statutory or promised is not said; it was taken as statutory.',
  ],
  'powers/catalogue/open-empty': ['没有填是否公开，按不公开处理。', 'Whether it is public is not said; it was taken as not public.'],
  'powers/catalogue/open-by-category': [
    '表里没有“是否公开”一列，按类别：行政权力公开，内部管理不公开。',
    'There is no column for it: administrative powers are public, internal ones are not.',
  ],
  'powers/catalogue/code-proposed': [
    (f: Facts) => `表里没有编码，按类别编为 ${t(f, 'code')}。`,
    (f: Facts) => `The table has no codes; by its category it becomes ${t(f, 'code')}.`,
  ],
  'powers/catalogue/position-added': [(f: Facts) => `新增岗位：${t(f, 'positions')}。`, (f: Facts) => `Positions to be added: ${t(f, 'positions')}.`],
});

/** Why a whole file, or a deed with a catalogue, is refused. */
export const catalogueRefusals = wordBook({
  'powers/catalogue/file/invalid': ['文件读不懂，请核对后再选。', 'The file cannot be understood. Check it and choose it again.'],
  'powers/catalogue/reading/invalid': [
    '表格怎样读没有说明白，请重新选择文件。',
    'How the table is to be read was not said clearly. Choose the file again.',
  ],
  'powers/catalogue/nothing': [
    '文件里没有可以导入的职权：没有找到写着职权名称、类别等的表头，或者表头下面没有行。请核对文件，或指明表头在哪一行。',
    'The file holds no power to import: no heading with names, categories and so on was found, or no row below it. Check the file, or say in which row its heading is.',
  ],
  'powers/catalogue/moved-on': [
    '预览之后，职权或组织有了改动，导入的结果会与您看到的不同。请再看一遍预览。',
    'Since you looked, powers or the organization have changed, and the import would do something else. Look at the preview again.',
  ],
  'powers/catalogue/identity-undecided': [
    (f: Facts) => `有 ${t(f, 'count')} 项已有职权的名称、类别、科室、是否公开或重点环节会改变。请先选择是否一并更改。`,
    (f: Facts) =>
      `${t(f, 'count')} powers that are there would get another name, category, department, publicity or key area. Say first whether they may.`,
  ],
  'powers/catalogue/positions/forbidden': [
    '新增岗位要有维护组织的权限，由领导小组办公室办理。',
    'Adding positions takes the right to change the organization: the leading group’s office has it.',
  ],
  'powers/catalogue/too-large': [
    (f: Facts) => `一次最多导出 ${t(f, 'limit')} 项职权，请先筛选。`,
    (f: Facts) => `At most ${t(f, 'limit')} powers can be exported at once; filter them first.`,
  ],
});
