import type { Shape } from './powers.ts';

export type DemoRisk = Readonly<{
  step: string; // id of the step in the shape
  position: string | null; // the position it sits on; null: the department's
  description: string;
  keyArea: 'approval' | 'procurement' | 'enforcement' | 'personnel' | 'specialFunds' | 'fundVoting' | 'engineering' | 'other';
  aspect: 'duties' | 'process' | 'management' | 'institutions' | 'environment';
  element: 'power' | 'money' | 'people' | 'goods' | 'works';
  foundBy: 'self' | 'public' | 'mutual' | 'leader' | 'organization';
  likelihood: number;
  harm: number;
  selfLevel: number;
  measures: readonly string[];
  promise: string;
}>;

const approvals: readonly DemoRisk[] = [
  {
    step: 'Task_accept',
    position: '窗口受理岗',
    keyArea: 'approval',
    aspect: 'process',
    element: 'power',
    foundBy: 'self',
    likelihood: 3,
    harm: 3,
    selfLevel: 3,
    description: '对材料齐全的申请拖延受理、多次退回补正，借机刁难或者索取好处',
    measures: ['补正一次性书面告知，告知书编号留存', '每季度由效能室抽查受理记录'],
    promise: '材料齐全当日受理，需要补正的一次性书面告知，不让群众多跑一趟。',
  },
  {
    step: 'Task_review',
    position: '审核岗',
    keyArea: 'approval',
    aspect: 'duties',
    element: 'power',
    foundBy: 'mutual',
    likelihood: 3,
    harm: 4,
    selfLevel: 2,
    description: '审核走过场，对明显不符合条件的申请出具同意意见，或者故意拖到时限届满',
    measures: ['审核意见逐项对照条件填写', '临近时限由系统提醒并抄送科室负责人'],
    promise: '逐项对照条件审核，不替申请人说情，不压件、不拖件。',
  },
  {
    step: 'Task_decide',
    position: null,
    keyArea: 'approval',
    aspect: 'management',
    element: 'power',
    foundBy: 'organization',
    likelihood: 3,
    harm: 5,
    selfLevel: 2,
    description: '越权审批、降低条件准予许可，或者为特定关系人插队、打招呼',
    measures: ['受理、审核、审批三岗分离', '不予许可和特殊准予须经科室集体讨论并记录'],
    promise: '不越权审批，不为亲友和特定关系人打招呼、开绿灯。',
  },
];

const inspection: DemoRisk = {
  step: 'Task_inspect',
  position: '现场查验岗',
  keyArea: 'approval',
  aspect: 'environment',
  element: 'people',
  foundBy: 'public',
  likelihood: 4,
  harm: 4,
  selfLevel: 2,
  description: '不到现场查验，或者与申请人串通出具虚假查验意见，接受吃请',
  measures: ['两人以上查验并拍照定位', '查验对象和人员随机抽取'],
  promise: '查验必到现场、两人同行，不接受申请人宴请和礼品。',
};

const enforcement: readonly DemoRisk[] = [
  {
    step: 'Task_investigate',
    position: '执法岗',
    keyArea: 'enforcement',
    aspect: 'process',
    element: 'power',
    foundBy: 'self',
    likelihood: 3,
    harm: 5,
    selfLevel: 1,
    description: '选择性取证、通风报信，或者私下与当事人接触',
    measures: ['全过程执法记录', '调查与审核分离'],
    promise: '取证全程记录，不私下会见当事人，不通风报信。',
  },
  {
    step: 'Task_decide',
    position: null,
    keyArea: 'enforcement',
    aspect: 'institutions',
    element: 'power',
    foundBy: 'leader',
    likelihood: 3,
    harm: 5,
    selfLevel: 2,
    description: '自由裁量畸轻畸重，以罚代刑，说情干预',
    measures: ['裁量基准公开，超出基准的集体讨论', '说情干预登记'],
    promise: '按裁量基准处罚，说情一律登记。',
  },
  {
    step: 'Task_serve',
    position: '执法岗',
    keyArea: 'enforcement',
    aspect: 'management',
    element: 'money',
    foundBy: 'organization',
    likelihood: 2,
    harm: 4,
    selfLevel: 3,
    description: '罚没款物截留、私分，或者执行打折扣',
    measures: ['罚缴分离', '罚没物品双人清点入库'],
    promise: '罚缴分离，罚没物品双人清点，不经手现金。',
  },
];

const internal: readonly DemoRisk[] = [
  {
    step: 'Task_propose',
    position: null,
    keyArea: 'procurement',
    aspect: 'process',
    element: 'goods',
    foundBy: 'self',
    likelihood: 4,
    harm: 4,
    selfLevel: 2,
    description: '虚报事项、化整为零规避集体研究和公开程序',
    measures: ['同类事项按年度合并计算', '计财科逐笔核对预算'],
    promise: '如实提出事项，不拆分、不虚报。',
  },
  {
    step: 'Task_carry',
    position: null,
    keyArea: 'specialFunds',
    aspect: 'management',
    element: 'money',
    foundBy: 'mutual',
    likelihood: 3,
    harm: 3,
    selfLevel: 3,
    description: '组织实施和验收走过场，虚假验收套取资金',
    measures: ['验收三人以上签字并附影像'],
    promise: '亲自到场验收，谁签字谁负责。',
  },
  {
    step: 'Task_publish',
    position: null,
    keyArea: 'other',
    aspect: 'institutions',
    element: 'people',
    foundBy: 'organization',
    likelihood: 2,
    harm: 2,
    selfLevel: 3,
    description: '不按规定公示或者选择性公示',
    measures: ['公示期满由办公室核对存档'],
    promise: '结果按期公示，接受查询。',
  },
];

/** What a kind of work is prone to, step by step. */
export const risksOf: Readonly<Record<Shape, readonly DemoRisk[]>> = {
  licence: approvals,
  inspectedLicence: [...approvals, inspection],
  enforcement,
  internal,
};
