import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { importRefusals } from './importing.ts';
import { measureRefusals } from './measure.ts';

export const refusals = wordBook({
  ...importRefusals,
  'risks/not-found': ['没有找到这个风险点，或者您不能查看。', 'There is no such risk point, or you may not see it.'],
  'risks/cannot': ['这个风险点的状态不允许这样办理，请刷新后再看。', 'The state of this risk point does not allow this; reload the page.'],
  'risks/office/forbidden': [
    '定级和登记由领导小组办公室代领导小组办理。',
    'The leading group’s office sets levels and registers on the group’s behalf.',
  ],
  'risks/department/forbidden': [
    '风险点由本科室、单位负责人或领导小组办公室登记和维护。',
    'Risk points are entered and tended by the head of their department or by the leading group’s office.',
  ],
  'risks/own-matter': [
    '这个风险点由您登记或在您的岗位上，须由另一人评定。',
    'You entered this risk point, or it sits on your own position; another person must judge it.',
  ],
  'risks/at-sitting': [
    '这个风险点来自排查表，在评估会上评定等级和登记。',
    'This risk point comes from a form; its level is set, and it is registered, at the evaluation sitting.',
  ],
  'risks/previous/invalid': ['请从本单位以前年度的风险点中选择。', 'Choose a risk point of this bureau and of an earlier year.'],
  'risks/book/invalid': [
    (facts: Facts) => `筛选出 ${String(facts['total'])} 个风险点，Word 登记册最多 ${String(facts['most'])} 个。请再筛选，或者导出 Excel。`,
    (facts: Facts) =>
      `The filter finds ${String(facts['total'])} risk points; a Word register holds ${String(facts['most'])} at most. Narrow the filter, or export to Excel.`,
  ],
  'risks/unchanged': ['没有改动，不必形成新版本。', 'Nothing is changed, so there is no new version to make.'],
  'risks/opinion/invalid': [
    (facts: Facts) => `您定的等级与矩阵建议的 ${String(facts['proposal'])} 级不同，请写明评定意见。`,
    (facts: Facts) => `The level differs from the proposed level ${String(facts['proposal'])}; say why in the opinion.`,
  ],
  'risks/department/invalid': ['所选科室、单位不属于本单位。', 'The department does not belong to this bureau.'],
  'risks/person/invalid': ['请从本单位人员中选择。', 'Choose a person of this bureau.'],
  'risks/step/invalid': [
    '请从已公布的流程图，或您起草的流程图中选择环节。',
    'Choose a step of a published flowchart, or of one that you are drafting.',
  ],
  'risks/power/invalid': ['这项职权不属于本单位。', 'The power does not belong to this bureau.'],
  'risks/institution/invalid': ['请从本单位未废止的制度中选择。', 'Choose an institution of this bureau that is not abolished.'],
  'risks/clause-signed': [
    (facts: Facts) => `${String(facts['year'])} 年承诺第 ${String(facts['clause'])} 条已经签署，签署的内容不再改动。`,
    (facts: Facts) => `Clause ${String(facts['clause'])} of ${String(facts['year'])} is signed already; what was signed stays.`,
  ],
  ...measureRefusals,
});
