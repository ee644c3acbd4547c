import { wordBook } from '../words.ts';
import type { FormatFacts } from './format-error.ts';

/** What is wrong with an OCEL log. Words of the format (objects, qualifier …) stay as the file has them. */
export const ocelRefusals = wordBook({
  'formats/ocel-object-type': [
    ({ types, value }: FormatFacts) =>
      `${value === undefined ? '日志里有几类对象，看不出哪一类是办件' : `日志里没有“${value}”这类对象`}。日志里的对象（个数）：${types || '无'}。请指明办件是哪一类（qingfeng check 用 --object-type），或者只导出这一类对象。`,
    ({ types, value }: FormatFacts) =>
      `${value === undefined ? 'It is not clear which objects of the log are the cases' : `The log has no objects of the type “${value}”`}. It has (number): ${types || 'none'}. Say which type the cases are (--object-type of qingfeng check), or export the log with objects of that type only.`,
  ],
  'formats/ocel-lacks': [
    ({ element, name, value }: FormatFacts) => `${element}${value === undefined ? '' : ` “${value}”`} 缺少 ${name}。`,
    ({ element, name, value }: FormatFacts) => `A ${element}${value === undefined ? '' : ` (“${value}”)`} lacks its ${name}.`,
  ],
  'formats/ocel-repeated-id': [
    ({ element, value }: FormatFacts) => `${element} “${value}”出现两次，内容却不同。`,
    ({ element, value }: FormatFacts) => `The ${element} “${value}” comes twice with different content.`,
  ],
  'formats/ocel-repeated-key': [({ name }: FormatFacts) => `“${name}”重复。`, ({ name }: FormatFacts) => `“${name}” is there twice.`],
  'formats/ocel-dangling': [
    ({ element, name, value }: FormatFacts) => `${element} “${name}”所指的对象“${value}”不在日志里。`,
    ({ element, name, value }: FormatFacts) => `The ${element} “${name}” names the object “${value}”, which the log does not have.`,
  ],
  'formats/ocel-value': [
    ({ name, value, declared }: FormatFacts) => `“${name}”声明为 ${declared} 类型，“${value}”却不是。`,
    ({ name, value, declared }: FormatFacts) => `“${name}” is declared as ${declared}, but “${value}” is none.`,
  ],
  'formats/ocel-time': [
    ({ name, value }: FormatFacts) => `“${name}”的时间“${value}”读不懂，应如 2026-03-02T09:30:00+08:00。`,
    ({ name, value }: FormatFacts) => `The time “${value}” of “${name}” cannot be understood. Write it as 2026-03-02T09:30:00+08:00.`,
  ],
  'formats/ocel-attribute-twice': [
    ({ name, value }: FormatFacts) => `“${value}”的属性“${name}”在同一时刻有两个不同的值。`,
    ({ name, value }: FormatFacts) => `The attribute “${name}” of “${value}” has two different values at one time.`,
  ],
  'formats/ocel-element': [
    ({ element }: FormatFacts) => `OCEL 日志里，元素 <${element}> 不应出现在此处。`,
    ({ element }: FormatFacts) => `An element <${element}> may not stand here in an OCEL log.`,
  ],
  'formats/ocel-version': ['这是 OCEL 1.0 的日志。请另存为 OCEL 2.0。', 'This is a log of OCEL 1.0. Save it as OCEL 2.0.'],
});

/** What is odd about an OCEL log though nothing is lost. */
export const ocelRemarks = wordBook({
  'formats/ocel-object-type-taken': [
    ({ type }: FormatFacts) => `每个事件都恰有一个“${type}”对象，办件即取这一类。`,
    ({ type }: FormatFacts) => `Every event names exactly one object of the type “${type}”, so these are the cases.`,
  ],
  'formats/ocel-shared-event': [
    ({ type }: FormatFacts) => `事件涉及几个“${type}”对象，在各自的办件里都计入。`,
    ({ type }: FormatFacts) => `An event names several objects of the type “${type}” and counts in the case of each.`,
  ],
  'formats/ocel-repeated': [
    ({ element, value }: FormatFacts) => `${element} “${value}”原样重复，只计一次。`,
    ({ element, value }: FormatFacts) => `The ${element} “${value}” is there more than once with the same content and counts once.`,
  ],
  'formats/ocel-undeclared-type': [
    ({ element, name }: FormatFacts) => `${element} 的类型“${name}”没有声明。`,
    ({ element, name }: FormatFacts) => `The ${element} type “${name}” is not declared.`,
  ],
  'formats/ocel-undeclared-attribute': [
    ({ element, name }: FormatFacts) => `类型“${element}”没有声明属性“${name}”，按原样保留。`,
    ({ element, name }: FormatFacts) => `The type “${element}” does not declare the attribute “${name}”, which was kept as it is written.`,
  ],
  'formats/ocel-attribute-type': [
    ({ name, declared }: FormatFacts) => `“${name}”声明的类型 ${declared} 不是标准所有，按文字保留。`,
    ({ name, declared }: FormatFacts) => `The type ${declared} of “${name}” is none of the standard's; its values were kept as text.`,
  ],
  'formats/ocel-no-value': [
    ({ name }: FormatFacts) => `属性“${name}”没有值，已略过。`,
    ({ name }: FormatFacts) => `The attribute “${name}” has no value and was left out.`,
  ],
  'formats/ocel-other-type': [
    ({ name, value, declared }: FormatFacts) => `“${name}”的值“${value}”写法与声明的 ${declared} 类型不同，仍读得明白。`,
    ({ name, value, declared }: FormatFacts) => `The value “${value}” of “${name}” is not written as a ${declared}, but is clear.`,
  ],
  'formats/ocel-time-form': [
    ({ name, value }: FormatFacts) => `“${name}”的时间“${value}”没有按 ISO 8601 写，仍读得明白。`,
    ({ name, value }: FormatFacts) => `The time “${value}” of “${name}” is not written as ISO 8601 has it, but is clear.`,
  ],
  'formats/ocel-attribute-time': [
    ({ name }: FormatFacts) => `对象的属性“${name}”没有时间，按一直如此理解。`,
    ({ name }: FormatFacts) => `The attribute “${name}” of an object has no time and was taken to hold always.`,
  ],
  'formats/ocel-not-text': [
    ({ name }: FormatFacts) => `“${name}”应写成文字，此处是数字，按文字理解。`,
    ({ name }: FormatFacts) => `“${name}” should be a text, and was a number, which was read as text.`,
  ],
  'formats/ocel-unknown-key': [
    ({ name }: FormatFacts) => `不认识的“${name}”，已略过。`,
    ({ name }: FormatFacts) => `“${name}” is unknown and was left aside.`,
  ],
  'formats/ocel-several-actors': [
    ({ value }: FormatFacts) => `事件有几个经办人（${value}），未取其一。`,
    ({ value }: FormatFacts) => `An event has several actors (${value}); none of them was taken.`,
  ],
});
