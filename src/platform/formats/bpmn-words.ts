import { wordBook } from '../words.ts';
import type { FormatFacts } from './format-error.ts';

/** What is wrong with a flowchart file; where it is (line, column, element) is said beside it. */
export const bpmnRefusals = wordBook({
  'formats/bpmn-nul': ['文字里有空字符（NUL），无法保存。', 'The text holds a NUL character, which cannot be kept.'],
  'formats/bpmn-doctype': [
    '流程图文件带有 DOCTYPE 声明，出于安全不予读取。',
    'The flowchart has a DOCTYPE declaration, which is not read for safety.',
  ],
  'formats/bpmn-malformed': [
    ({ value }: FormatFacts) => `流程图文件不合 XML 格式：${value}。`,
    ({ value }: FormatFacts) => `The flowchart is not well-formed XML: ${value}`,
  ],
  'formats/bpmn-not-bpmn': [
    ({ element }: FormatFacts) => `根元素是 <${element}>，不是 BPMN 2.0 流程图。`,
    ({ element }: FormatFacts) => `The root element is <${element}>; this is no BPMN 2.0 flowchart.`,
  ],
  'formats/bpmn-no-process': ['流程图里没有任何环节。', 'The flowchart has no step at all.'],
  'formats/bpmn-several-processes': ['文件里有多个流程，请只留一个。', 'The file has several processes; keep one.'],
  'formats/bpmn-too-large': [
    ({ value }: FormatFacts) => `流程图的元素超过 ${value} 个。`,
    ({ value }: FormatFacts) => `The flowchart has more than ${value} elements.`,
  ],
  'formats/bpmn-duplicate-id': [
    ({ element }: FormatFacts) => `编号“${element}”用了两次。`,
    ({ element }: FormatFacts) => `The id “${element}” is used twice.`,
  ],
  'formats/bpmn-unsupported': [
    ({ value, name, element }: FormatFacts) => `还不支持“${name || element}”所用的 ${value}。`,
    ({ value, name, element }: FormatFacts) => `“${name || element}” uses ${value}, which is not supported.`,
  ],
  'formats/bpmn-missing': [
    ({ element, name }: FormatFacts) => `“${element}”缺少 ${name}。`,
    ({ element, name }: FormatFacts) => `“${element}” lacks ${name}.`,
  ],
  'formats/bpmn-misplaced': [
    ({ element }: FormatFacts) => `<${element}> 不应出现在此处。`,
    ({ element }: FormatFacts) => `An element <${element}> may not stand here.`,
  ],
  'formats/bpmn-invalid': [
    ({ element, name, value }: FormatFacts) => `“${element}”的 ${name} 不能是“${value}”。`,
    ({ element, name, value }: FormatFacts) => `The ${name} of “${element}” cannot be “${value}”.`,
  ],
  'formats/bpmn-dangling': [
    ({ value }: FormatFacts) => `有连线或规则指向不存在的“${value}”。`,
    ({ value }: FormatFacts) => `A flow or rule names “${value}”, which is not there.`,
  ],
  'formats/bpmn-crossing': [
    ({ element }: FormatFacts) => `连线“${element}”跨越了子流程的边界。`,
    ({ element }: FormatFacts) => `The flow “${element}” crosses the border of a sub-process.`,
  ],
  'formats/bpmn-too-deep': [
    ({ element, value }: FormatFacts) => `“${element}”嵌套过深，超过 ${value} 层。`,
    ({ element, value }: FormatFacts) => `“${element}” is nested more than ${value} deep.`,
  ],
  'formats/bpmn-too-many-flows': [
    ({ name, element, value }: FormatFacts) => `“${name || element}”有 ${value} 个可任意选取的出口，超过十个。`,
    ({ name, element, value }: FormatFacts) => `“${name || element}” has ${value} ways out to choose any of; ten is the most.`,
  ],
});
