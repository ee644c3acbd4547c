import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (facts: Facts, key: string) => String(facts[key] ?? '');

/** Why a file is not opened in the editor. */
export const editorRefusals = wordBook({
  'powers/editor/lost': [
    ({ element, owner, count }: Facts) =>
      `文件里有编辑器存不下的内容：${owner ? `“${text({ owner }, 'owner')}”里的` : ''} <${text({ element }, 'element')}>${Number(count) > 1 ? ` 等 ${String(count)} 处` : ''}。为免丢失，没有打开；请在原来的工具里修改后上传。`,
    ({ element, owner, count }: Facts) =>
      `The file holds what the editor cannot keep: <${text({ element }, 'element')}>${owner ? ` in “${text({ owner }, 'owner')}”` : ''}${Number(count) > 1 ? ` and ${Number(count) - 1} more` : ''}. So that nothing is lost it was not opened; change it in the tool that made it and upload it.`,
  ],
  'powers/editor/dangling': [
    ({ element, name, value }: Facts) =>
      `“${text({ element }, 'element')}”的 ${text({ name }, 'name')} 指向文件里没有的“${text({ value }, 'value')}”，画不出来。请在原来的工具里改好再导入。`,
    ({ element, name, value }: Facts) =>
      `The ${text({ name }, 'name')} of “${text({ element }, 'element')}” names “${text({ value }, 'value')}”, which is not in the file, so it cannot be drawn. Mend it in the tool that made it.`,
  ],
  'powers/editor/too-large': [
    '流程图太大，编辑器存不下（上限约 0.9 MB）。可以在原来的工具里修改，用“上传流程图”上传。',
    'The flowchart is too large to be saved by the editor (0.9 MB is the most). Change it in the tool that made it and upload it.',
  ],
  'powers/editor/undrawable': [
    '这个文件的图形画不出来。请在原来的工具里检查后再导入。',
    'The file’s drawing cannot be shown. Check it in the tool that made it and import it again.',
  ],
  'powers/editor/too-long': ['文件太复杂，半分钟内没有读完。', 'The file is too complex: it was not read within half a minute.'],
});
