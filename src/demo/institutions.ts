export type DemoInstitution = Readonly<{
  title: string;
  number: string;
  class: 'postManagement' | 'powerOperation' | 'enforcement';
  action: 'establish' | 'improve' | 'supplement' | 'clean' | 'integrate';
  department: string;
  areas: readonly string[];
  rules: readonly string[]; // its own articles, between those that all have
}>;

/** The collection of institutions, with the key areas that each governs. */
export const institutions: readonly DemoInstitution[] = [
  {
    title: '行政审批岗位分离和限时办结制度',
    number: '云农林渔〔2025〕12号',
    class: 'powerOperation',
    action: 'establish',
    department: '行风效能室',
    areas: ['approval'],
    rules: [
      '行政审批的受理、审查、决定、送达由不同岗位的人员办理，一人不得兼办受理和决定。',
      '承诺时限少于法定时限，窗口在受理当日告知申请人办结日期。',
      '因补正、专家评审等停止计时的，经办人员当日在系统里注明起止日期和理由。',
      '超过承诺时限未办结的，由行风效能室发出督办，科室负责人三个工作日内说明原因。',
    ],
  },
  {
    title: '现场查验双人双随机办法',
    number: '云农林渔〔2025〕15号',
    class: 'powerOperation',
    action: 'establish',
    department: '政策法规科',
    areas: ['approval'],
    rules: [
      '现场查验由两名以上工作人员共同进行，查验人员从名录库中随机抽取。',
      '查验对象、查验人员在查验前一日抽取，抽取结果当日封存。',
      '查验记录由查验人员和被查验单位当场签字，并附现场照片。',
      '同一查验人员对同一对象连续查验不得超过两次。',
    ],
  },
  {
    title: '行政处罚裁量基准适用规则',
    number: '云农林渔〔2025〕18号',
    class: 'enforcement',
    action: 'establish',
    department: '政策法规科',
    areas: ['enforcement'],
    rules: [
      '实施行政处罚适用裁量基准，不得在基准以外加重、从轻。',
      '适用从轻、减轻情节的，案卷里写明事实、证据和理由，由法制审核人员签署意见。',
      '两名以上执法人员的意见不一致的，提交案件审理会集体讨论。',
      '同类案件的裁量结果每半年由政策法规科比对一次，差异过大的予以通报。',
    ],
  },
  {
    title: '罚没财物管理办法',
    number: '云农林渔〔2024〕31号',
    class: 'enforcement',
    action: 'improve',
    department: '计财科',
    areas: ['enforcement'],
    rules: [
      '罚没财物由执法大队登记造册，当日交计财科保管，经办人和保管人双人签字。',
      '罚没款由当事人直接缴入财政专户，执法人员不得收取现金。',
      '变卖、销毁罚没物品由计财科、行风效能室共同到场监督，并留存影像。',
    ],
  },
  {
    title: '政府采购和大宗物品采购管理办法',
    number: '云农林渔〔2024〕22号',
    class: 'powerOperation',
    action: 'improve',
    department: '办公室',
    areas: ['procurement'],
    rules: [
      '单项金额一万元以上的采购由办公室、计财科、使用科室三方询价，结果公示三个工作日。',
      '采购需求、评审、验收由不同人员承担，评审专家从名录库中随机抽取。',
      '采购合同由政策法规科审核，变更金额超过百分之十的重新报批。',
    ],
  },
  {
    title: '专项资金项目管理和公示办法',
    number: '云农林渔〔2025〕21号',
    class: 'powerOperation',
    action: 'supplement',
    department: '计财科',
    areas: ['specialFunds'],
    rules: [
      '专项资金项目的申报、评审、拨付情况在局网站公示，公示期不少于七日。',
      '项目评审实行票决，参加票决的人员与项目单位有利害关系的应当回避。',
      '项目验收由两名以上人员到场，验收报告附现场影像和资金使用明细。',
    ],
  },
  {
    title: '岗位责任和首问负责制度',
    number: '云农林渔〔2023〕08号',
    class: 'postManagement',
    action: 'integrate',
    department: '行风效能室',
    areas: ['other'],
    rules: [
      '每个岗位的职责、权限、时限在岗位说明书中写明，变动后十日内更新。',
      '首位接待的工作人员为首问责任人，不属于本岗位职责的，负责引导到承办岗位。',
      '一次性告知申请人需要补正的全部材料，不得分次告知。',
    ],
  },
  {
    title: '重点岗位定期轮岗办法',
    number: '云农林渔〔2024〕05号',
    class: 'postManagement',
    action: 'improve',
    department: '人事科',
    areas: ['personnel'],
    rules: [
      '审批、执法、采购、资金管理岗位任职满五年的应当轮岗，工作确需延长的不超过一年。',
      '轮岗前由人事科、行风效能室共同办理离岗交接，未了结的事项逐项列明。',
      '近亲属不得在有直接上下级领导关系的岗位任职。',
    ],
  },
  {
    title: '党风廉政建设责任追究办法',
    number: '云农林渔党〔2025〕03号',
    class: 'enforcement',
    action: 'improve',
    department: '行风效能室',
    areas: [],
    rules: [
      '发生廉政问题的，既追究当事人责任，也倒查科室负责人和分管领导的责任。',
      '追究方式包括提醒谈话、诫勉谈话、通报、调离岗位和移送纪检监察机关。',
      '责任追究的情况记入廉政档案，作为年度考核的依据。',
    ],
  },
];
