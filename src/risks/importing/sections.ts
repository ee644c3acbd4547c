import type { DepartmentNames } from './names.ts';
import { plain } from './plain.ts';

const longestTitle = 20; // characters; longer texts are notes
const other =
  /岗位|岗$|职务|职责|职权|风险|等级|类$|环节|领域|事项|措施|^\(?续|续表|转下页|接上页|第.{1,4}页|^\(?(注|备注|说明|附件|合计|小计|总计|共计)|[:：]$|人[:：]|[日时][期间][:：]/;
const numbering = /^(第?[\d一二三四五六七八九十]+部分|[(（]?[\d一二三四五六七八九十]+[)）]?[、.．:：]?)/;
const ofDepartment = /(科|室|股|处|站|队|局|所|办|中心|部|委|院|校|园|厂|场|组|公司|协会|学会|班子|领导)$/;
const labelled = /^[^:：]{0,6}(科室|部门|单位|处室|股室)[^:：]{0,6}[:：]./;

const ofAll = /^[^\p{L}]*[一二三四五六七八九十、.()（）]*(各|全|本)?(科室|股室|处室|部门|单位|机关|中层|领导)*$/u;

/**
 * The department that a title between the rows says. A title that may be one and is none of ours is said too: whose the rows below it
 * are nobody knows, and they are not those of the department above. Null where it says nothing of departments.
 *
 * @param within whether a title before it said a department; `banner`: whether it stands across the table
 */
export function sectionSaid(text: string, where: Readonly<{ within: boolean; banner: boolean }>, departments: DepartmentNames): string | null {
  if (departments.isBureau(text)) return null;
  if (departments.named(text)) return text;
  const before = plain(text).replace(/(岗位|科室|部门)?(廉政|廉洁)*(风险).*$/, '');
  if (before !== plain(text) && !ofAll.test(before) && (departments.named(before) ? !departments.isBureau(before) : isDepartmentTitle(before)))
    return before;
  return isDepartmentTitle(text) || (where.within && where.banner && isTitle(text)) ? text : null;
}

/** Whether a title is like the name of a department, ours or not. */
export function isDepartmentTitle(text: string): boolean {
  const bare = plain(text).replace(/[(（][^()（）]*[)）]$/, '');
  return isTitle(text) && (labelled.test(bare) || ofDepartment.test(bare.replace(numbering, '')));
}

const isTitle = (text: string): boolean => plain(text).length <= longestTitle && !other.test(plain(text)) && /\p{L}/u.test(text);
