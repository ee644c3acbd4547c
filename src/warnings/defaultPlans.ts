import type { DefaultPlan } from './scheme.ts';

/** 处置预案 of each level. Inferred 推定值. A step with two keys is for each of them. */
export const defaultPlans: readonly DefaultPlan[] = [
  {
    appliesTo: 'person',
    level: 'C',
    steps: [
      { text: '发出《廉政风险预警通知书》', responsible: ['office'], days: 2, evidence: '送达回证' },
      { text: '提醒谈话', responsible: ['departmentHead'], days: 5, evidence: '谈话记录双方签字' },
      { text: '本人提交书面说明和自查整改', responsible: ['subject'], days: 5, evidence: '书面说明' },
      { text: '核实整改，销号', responsible: ['office'], days: 10, evidence: '核实意见' },
    ],
  },
  {
    appliesTo: 'person',
    level: 'B',
    steps: [
      { text: '发出《廉政风险预警通知书》', responsible: ['office'], days: 2, evidence: '送达回证' },
      { text: '诫勉谈话', responsible: ['leaderInCharge'], days: 5, evidence: '谈话记录' },
      { text: '限期整改，提交整改方案', responsible: ['subject'], days: 5, evidence: '整改方案' },
      { text: '局内通报', responsible: ['office'], days: 10, evidence: '通报文件' },
      { text: '整改验收，暂停一级风险岗位经办权直至合格（可选）', responsible: ['leaderInCharge'], days: 20, evidence: '验收意见' },
      { text: '取消当年评优资格', responsible: ['personnel'], days: 20, evidence: '考核记载' },
    ],
  },
  {
    appliesTo: 'person',
    level: 'A',
    steps: [
      { text: '发出《廉政风险预警通知书》，即报局长', responsible: ['office'], days: 1, evidence: '送达回证' },
      { text: '停职检查或调离岗位建议', responsible: ['partyCommittee'], days: 5, evidence: '会议纪要' },
      { text: '纪检组初步核实', responsible: ['disciplineHead'], days: 10, evidence: '核实报告' },
      { text: '移送纪检监察机关（涉嫌违纪违法的）', responsible: ['disciplineHead'], days: 15, evidence: '移送函、回执' },
      { text: '岗位风险重新评估、制度补漏', responsible: ['departmentHead', 'office'], days: 20, evidence: '评估表、修订制度' },
      { text: '年度考核结果应用', responsible: ['personnel'], days: 30, evidence: '考核记载' },
    ],
  },
  {
    appliesTo: 'department',
    level: 'C',
    steps: [
      { text: '书面提醒', responsible: ['office'], days: 2, evidence: '提醒函' },
      { text: '科室自查并报告', responsible: ['departmentHead'], days: 10, evidence: '自查报告' },
    ],
  },
  {
    appliesTo: 'department',
    level: 'B',
    steps: [
      { text: '约谈负责人', responsible: ['leaderInCharge'], days: 5, evidence: '约谈记录' },
      { text: '限期整改', responsible: ['departmentHead'], days: 15, evidence: '整改报告' },
      { text: '局内通报', responsible: ['office'], days: 10, evidence: '通报' },
    ],
  },
  {
    appliesTo: 'department',
    level: 'A',
    steps: [
      { text: '局长约谈负责人', responsible: ['bureauHead'], days: 3, evidence: '约谈记录' },
      { text: '停业务整顿方案', responsible: ['partyCommittee'], days: 10, evidence: '会议纪要' },
      { text: '专项检查', responsible: ['disciplineHead'], days: 20, evidence: '检查报告' },
      { text: '负责人问责建议', responsible: ['partyCommittee'], days: 30, evidence: '问责材料' },
    ],
  },
];
