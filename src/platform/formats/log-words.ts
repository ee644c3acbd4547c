import { wordBook } from '../words.ts';
import type { FormatFacts } from './format-error.ts';
import { ocelRefusals, ocelRemarks } from './ocel-words.ts';
import { malformedZh, meaningZh, missingIn } from './reader-words.ts';
import { tableRefusals, tableRemarks } from './table-words.ts';

/** What is wrong with a log file; where it is (line, column, case) is said beside it. Each facts object is a FormatError's. */
export const logRefusals = wordBook({
  ...ocelRefusals,
  ...tableRefusals,
  'formats/empty': ['文件是空的。', 'The file is empty.'],
  'formats/gzip': [
    ({ reason }: FormatFacts) => (reason === 'truncated' ? '压缩文件不完整，请重新传送。' : '压缩文件已损坏，请重新压缩。'),
    ({ reason }: FormatFacts) =>
      reason === 'truncated' ? 'The compressed file is cut short. Transfer it again.' : 'The compressed file is damaged. Compress it again.',
  ],
  'formats/bomb': [
    ({ ratio }: FormatFacts) => `压缩比超过 ${ratio} 倍，不像真实的日志，未予解压。`,
    ({ ratio }: FormatFacts) => `It unpacks to more than ${ratio} times its size, as no real log does, and was not unpacked.`,
  ],
  'formats/too-large': [
    ({ limit }: FormatFacts) => `超过上限 ${limit}，请分开导入。`,
    ({ limit }: FormatFacts) => `This is over the limit of ${limit}. Import it in parts.`,
  ],
  'formats/encoding': [
    ({ encoding }: FormatFacts) => `按编码 ${encoding} 读不出文字。是文本文件的，请另存为 UTF-8；不是文本的，不属于能读的格式。`,
    ({ encoding }: FormatFacts) =>
      `This cannot be read as text in ${encoding}. Save a text as UTF-8; a file that is no text is in none of the formats that are read.`,
  ],
  'formats/nul': ['文字里有空字符（NUL），无法保存。', 'The text holds a NUL character, which cannot be kept.'],
  'formats/lone-surrogate': [
    '文字里有残缺的字符（半个代理对），无法保存。',
    'The text holds half a character (a lone surrogate), which cannot be kept.',
  ],
  'formats/character': ['字符引用所指的字符在 XML 里不允许出现。', 'A character reference names a character that XML does not allow.'],
  'formats/malformed': [({ reason }: FormatFacts) => malformedZh(reason), ({ reason }: FormatFacts) => `The file is malformed: ${reason}`],
  'formats/doctype': [
    'XML 文件带有 DOCTYPE 声明，出于安全不予读取。请删去声明。',
    'The XML file has a DOCTYPE declaration, which is not read for safety. Remove it.',
  ],
  'formats/not-xes': [
    ({ element }: FormatFacts) => `根元素是 <${element}>，不是 XES 日志的 <log>。`,
    ({ element }: FormatFacts) => `The root element is <${element}>, not <log> as in a XES log.`,
  ],
  'formats/xes-element': [
    ({ element }: FormatFacts) => `元素 <${element}> 不应出现在此处。`,
    ({ element }: FormatFacts) => `An element <${element}> may not stand here.`,
  ],
  'formats/xes-key': [
    ({ element }: FormatFacts) => `属性 <${element}> 缺少 key 或 value。`,
    ({ element }: FormatFacts) => `An attribute <${element}> lacks its key or its value.`,
  ],
  'formats/xes-value': [
    ({ element, name, value }: FormatFacts) => `属性“${name}”的值“${value}”不是 ${element} 类型。`,
    ({ element, name, value }: FormatFacts) => `The value “${value}” of “${name}” is no ${element}.`,
  ],
  'formats/xes-type': [
    ({ element, name, declared }: FormatFacts) => `属性“${name}”应为 ${declared} 类型，此处却是 ${element}。`,
    ({ element, name, declared }: FormatFacts) => `“${name}” is declared as ${declared} but is a ${element} here.`,
  ],
  'formats/xes-repeated-key': [
    ({ name }: FormatFacts) => `属性“${name}”重复。`,
    ({ name }: FormatFacts) => `The attribute “${name}” is there twice.`,
  ],
  'formats/xes-classifier': ['分类器（classifier）缺少名称或所依据的属性。', 'A classifier lacks its name or names no key.'],
  'formats/xes-extension': ['扩展（extension）缺少 name、prefix 或 uri。', 'An extension lacks its name, prefix or uri.'],
  'formats/xes-scope': [
    ({ element, value }: FormatFacts) => `<${element}> 的 scope 只能是 event 或 trace，不能是“${value}”。`,
    ({ element, value }: FormatFacts) => `The scope of <${element}> must be event or trace, not “${value}”.`,
  ],
  'formats/event-activity': [
    '事件没有写明环节（concept:name），无法对照流程。',
    'The event names no activity (concept:name), so it cannot be judged.',
  ],
  'formats/event-time': [
    ({ name }: FormatFacts) => `环节“${name}”的事件没有时间（time:timestamp）。`,
    ({ name }: FormatFacts) => `The event of “${name}” has no time (time:timestamp).`,
  ],
  'formats/zone-required': [
    '时间没有时区，也没有指明所在时区（如 Asia/Shanghai）。请指明后再读。',
    'The time has no offset and no time zone was stated (such as Asia/Shanghai). State one.',
  ],
  'formats/time-nonexistent': [
    '这一时刻在所指时区并不存在（拨快夏令时的一小时）。',
    'There is no such time in the stated zone: the clocks were put forward over it.',
  ],
  'formats/time-range': ['时间不在1900年至2199年之间。', 'The time lies outside the years 1900 to 2199.'],
  'formats/name-too-long': [
    ({ limit }: FormatFacts) => `办件编号或事件编号超过 ${limit} 个字符。`,
    ({ limit }: FormatFacts) => `The number of a case or of an event is longer than ${limit} characters.`,
  ],
  'formats/csv-heading': [({ name }: FormatFacts) => `有两列都叫“${name}”。`, ({ name }: FormatFacts) => `Two columns are called “${name}”.`],
  'formats/csv-columns': [
    ({ missing, header }: FormatFacts) => `找不到所需的列：${missingIn(0, missing)}。表头是：${header ?? ''}`,
    ({ missing, header }: FormatFacts) => `The column for ${missingIn(1, missing)} was not found. The heading is: ${header ?? ''}`,
  ],
  'formats/csv-row': ['这一行的列数与表头不同。', 'The row has more or fewer cells than the heading.'],
  'formats/csv-value': [
    ({ name, value }: FormatFacts) => (value ? `“${name}”一列的“${value}”读不懂。` : `“${name}”一列没有填。`),
    ({ name, value }: FormatFacts) => (value ? `“${value}” in the column “${name}” cannot be understood.` : `The column “${name}” is empty here.`),
  ],
  'formats/case-rounded': [
    ({ value }: FormatFacts) => `办件编号“${value}”已被电子表格改成约数，分不清是哪一件；请把这一列设为文本，从原系统重新导出。`,
    ({ value }: FormatFacts) =>
      `A spreadsheet has rounded the case number to “${value}”, so that nobody can tell the case; format the column as text and export again.`,
  ],
  'formats/csv-repeated-id': [
    ({ value }: FormatFacts) => `编号“${value}”出现两次，内容却不同。`,
    ({ value }: FormatFacts) => `The id “${value}” comes twice with different content.`,
  ],
});

/** What is odd about a log file though nothing is lost. */
export const logRemarks = wordBook({
  ...ocelRemarks,
  ...tableRemarks,
  'formats/more-warnings': ['还有其他提示，未一一列出。', 'There are more remarks, which are not listed.'],
  'formats/date-without-offset': [
    ({ name, zone }: FormatFacts) => `“${name}”的时间没有时区，${zone ? `按 ${zone} 理解` : '原样保留'}。`,
    ({ name, zone }: FormatFacts) => `The time “${name}” has no offset and is ${zone ? `taken to be in ${zone}` : 'kept as it is written'}.`,
  ],
  'formats/time-twice': [
    '这一时刻在所指时区出现两次（夏令时拨回），取较早的一次。',
    'The clocks of the stated zone showed this time twice; the earlier moment was taken.',
  ],
  'formats/case-without-name': ['办件没有编号，以序号代替。', 'The case has no name; its number in the file stands for it.'],
  'formats/csv-guessed': [
    ({ name, value }: FormatFacts) => `按内容推测“${value}”一列是${meaningZh(name)}，请核对。`,
    ({ name, value }: FormatFacts) => `By its content the column “${value}” was taken for the ${name}. Check that.`,
  ],
  'formats/csv-repeated-row': ['同一事件重复出现，只计一次。', 'The same event is there more than once and counts once.'],
  'formats/xes-version': ['<log> 没有写明 XES 版本。', 'The <log> does not say its XES version.'],
  'formats/xes-order': [
    ({ element }: FormatFacts) => `<${element}> 的位置与标准的次序不同。`,
    ({ element }: FormatFacts) => `<${element}> is out of the standard's order.`,
  ],
  'formats/xes-xml-attribute': [
    ({ name }: FormatFacts) => `不认识的 XML 属性 ${name}，已略过。`,
    ({ name }: FormatFacts) => `The XML attribute ${name} is unknown and was left aside.`,
  ],
  'formats/xes-global-scope': ['<global> 没有 scope，按 event 理解。', 'A <global> without scope was read as that of events.'],
  'formats/xes-repeated-global': [
    ({ name }: FormatFacts) => `全局属性“${name}”声明了两次，以第一次为准。`,
    ({ name }: FormatFacts) => `The global “${name}” is declared twice; the first counts.`,
  ],
  'formats/xes-classifier-key': [
    ({ name }: FormatFacts) => `分类器所用的“${name}”没有声明为全局属性。`,
    ({ name }: FormatFacts) => `A classifier uses “${name}”, which is not declared as a global.`,
  ],
  'formats/xes-undeclared-extension': [
    ({ name }: FormatFacts) => `用了“${name}”，却没有声明它的扩展。`,
    ({ name }: FormatFacts) => `“${name}” is used, but its extension is not declared.`,
  ],
  'formats/xes-undefined-key': [
    ({ name }: FormatFacts) => `扩展里没有“${name}”这一属性，按普通属性保留。`,
    ({ name }: FormatFacts) => `No extension defines “${name}”; it was kept as a plain attribute.`,
  ],
  'formats/xes-nested': [
    ({ name }: FormatFacts) => `“${name}”带有嵌套属性，文件却没有声明，仍予保留。`,
    ({ name }: FormatFacts) => `“${name}” has nested attributes though the file does not declare them; they were kept.`,
  ],
  'formats/xes-list': [
    ({ name }: FormatFacts) => `列表“${name}”没有 <values>，按空列表理解。`,
    ({ name }: FormatFacts) => `The list “${name}” has no <values> and was read as empty.`,
  ],
  'formats/xes-text': ['元素之间有多余的文字，已略过。', 'There is stray text between elements, which was left aside.'],
});
