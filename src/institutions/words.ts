import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

export const words = wordBook({
  group: ['风险与制度', 'Risks and institutions'],
  pages: { institutions: ['制度库', 'Institutions'] },
  empty: ['制度库还是空的。制度由领导小组办公室登记。', 'The library of institutions is still empty. The leading group’s office records them.'],
  columns: {
    title: ['名称', 'Title'],
    documentNumber: ['文号', 'Document number'],
    class: ['类别', 'Class'],
    action: ['本轮处理', 'This round'],
    status: ['状态', 'Status'],
    department: ['责任科室、单位', 'Kept by'],
    effectiveFrom: ['施行日期', 'In force from'],
    text: ['正文', 'Text'],
    reason: ['废止理由', 'Why it is abolished'],
  },
  classes: {
    postManagement: ['岗位管理基本制度', 'Basic rules of posts'],
    powerOperation: ['权力运行廉政制度', 'Integrity in the exercise of power'],
    enforcement: ['监督执行处罚制度', 'Supervision, enforcement and penalties'],
  },
  actions: {
    clean: ['清理', 'Reviewed'],
    integrate: ['整合', 'Merged'],
    establish: ['建立', 'Established'],
    supplement: ['补充', 'Supplemented'],
    improve: ['完善', 'Improved'],
    abolish: ['废止', 'Abolished'],
  },
  statuses: {
    draft: ['起草中', 'Draft'],
    inForce: ['施行中', 'In force'],
    abolished: ['已废止', 'Abolished'],
  },
  deeds: {
    add: ['登记制度', 'Record an institution'],
    change: ['修改', 'Change'],
    enact: ['公布施行', 'Enact'],
    abolish: ['废止', 'Abolish'],
  },
  noText: ['尚未录入正文。', 'The text has not been entered yet.'],
});

export const refusals = wordBook({
  'institutions/not-found': [
    '没有找到这项制度，或者它不属于您能查看的单位。',
    'There is no such institution, or it belongs to a bureau that you cannot see.',
  ],
  'institutions/keeper/forbidden': [
    '制度库由领导小组办公室维护，请把意见交给办公室。',
    'The leading group’s office keeps the institutions; send your proposal to the office.',
  ],
  'institutions/cannot': [
    ({ status }: Facts) => `这项制度${status === 'draft' ? '还在起草' : status === 'inForce' ? '正在施行' : '已经废止'}，不能这样处理。`,
    ({ status }: Facts) =>
      `The institution is ${status === 'draft' ? 'still a draft' : status === 'inForce' ? 'in force' : 'abolished'}; this cannot be done now.`,
  ],
  'institutions/number-taken': [
    ({ documentNumber, title }: Facts) => `文号“${String(documentNumber)}”已用于《${String(title)}》，一个文号只登记一项制度。`,
    ({ documentNumber, title }: Facts) =>
      `“${String(documentNumber)}” is already the number of “${String(title)}”; a number names one institution only.`,
  ],
  'institutions/department/invalid': ['责任科室、单位不属于本单位。', 'The department does not belong to this bureau.'],
});
