/** What the columns of a register may say. `one`, `two`, `three`: a level's own column that is ticked; the same of `self`, the rating by those concerned. */
export const fields = [
  'serial',
  'department',
  'position',
  'person',
  'description',
  'keyArea',
  'level',
  'selfLevel',
  'measures',
  'prevention',
  'monitoring',
  'handling',
  'responsible',
  'date',
  'likelihood',
  'harm',
  'one',
  'two',
  'three',
  'selfOne',
  'selfTwo',
  'selfThree',
] as const;
export type Field = (typeof fields)[number];

type Called = Readonly<{ names: readonly string[]; like?: RegExp }>;
const called = (names: string, like?: RegExp): Called => ({ names: names.split('|').flatMap((it) => [it, ...dressed(it)]), ...(like && { like }) });
const dressed = (name: string): string[] => (/^[\u4e00-\u9fff]+$/.test(name) ? [`廉政${name}`] : []);

const marks = {
  one: '一级 1级 Ⅰ级 Ⅰ I 高 高级 高风险 重点 重点风险点 一级风险 一级风险点 ★★★ Level1 High',
  two: '二级 2级 Ⅱ级 Ⅱ II 中 中级 中风险 防范 防范风险点 二级风险 二级风险点 ★★ Level2 Medium',
  three: '三级 3级 Ⅲ级 Ⅲ III 低 低级 低风险 一般 一般风险点 三级风险 三级风险点 ★ Level3 Low',
} as const;
const before = (words: string, of: string): string[] => words.split(' ').flatMap((word) => of.split(' ').map((name) => `${word}${name}`));
const final = '评定等级 审定等级 核定等级 最终等级 评定 审定';
const own = '自评等级 自评 自评级别 自查等级 自我评定';
const ticked = (of: string): Called => ({ names: [...of.split(' '), ...before(final, of)] });
const selfTicked = (of: string): Called => ({ names: before(own, of) });

/** How bureaus call them: exact names first, then what a heading is like once brackets and marks are gone. */
export const names: Readonly<Record<Field, Called>> = {
  one: ticked(marks.one),
  two: ticked(marks.two),
  three: ticked(marks.three),
  selfOne: selfTicked(marks.one),
  selfTwo: selfTicked(marks.two),
  selfThree: selfTicked(marks.three),
  serial: called('序号|编号|风险点编号|风险编号|登记编号|顺序号|登记号|项目编号|No|No.|Number|Serial|#'),
  selfLevel: called(
    '自评等级|自评|自评级别|自评风险等级|自我评定等级|自我评定|个人自评|科室自评|自查等级|自定等级|初评等级|初评|初定等级|Self-rated level|Self rating|Self-assessment|Self-assessed level',
    /(自评|自查|自我).*(等级|级别|评)|^selfr|^selfa/,
  ),
  level: called(
    '审定等级|核定等级|最终等级|终评等级|终定等级|确定等级|终评|审定|领导小组评定等级|领导小组评定|复评等级|审核等级|综合评定等级|综合等级|评定等级|评定级别|风险评定等级|评定|定级|本年风险等级|风险等级|风险点等级|风险级别|等级|级别|评估等级|风险程度|风险等次|等次|风险级|Level|Risk level|Final level|Rating|Grade|Risk rating|Final rating',
    /^(?!.*(上年|去年|上一年|上次|原|旧|调整前)).*(风险|评定|审定|核定|最终|终评|综合)(的)?(等级|级别|等次|程度)/,
  ),
  likelihood: called('发生频率|可能性|发生可能性|发生概率|概率|频率|风险概率|风险发生概率|发生机率|Likelihood|Probability|L', /(可能性|概率|频率)/),
  harm: called(
    '危害程度|影响程度|危害|严重程度|危害性|损失程度|影响|后果|危害后果|Harm|Impact|Severity|Consequence|H',
    /(危害|影响|严重|损失)(程度|性)/,
  ),
  prevention: called(
    '前期预防|前期预防措施|预防措施|事前防范|事前预防|Prevention',
    /^(?!.*(时限|情况|时间|期限|责任|日期|部门|依据|效果)).*(前期|事前).*(预防|防范|措施)/,
  ),
  monitoring: called(
    '中期监控|中期监控措施|监控措施|事中监控|Monitoring',
    /^(?!.*(时限|情况|时间|期限|责任|日期|部门|依据|效果)).*(中期|事中).*(监控|监督|措施)/,
  ),
  handling: called(
    '后期处置|后期处置措施|处置措施|事后处置|Handling',
    /^(?!.*(时限|情况|时间|期限|责任|日期|部门|依据|效果)).*(后期|事后).*(处置|措施)/,
  ),
  measures: called(
    '防控措施|防范措施|防范控制措施|措施|防控办法|整改措施|控制措施|应对措施|防范对策|防控对策|具体措施|风险防控措施|风险防范措施|防控举措|防范举措|化解措施|防范化解措施|化解办法|应对举措|举措|对策|防范办法|防控手段|管控措施|监督措施|监督制约措施|Measures|Control measures|Controls|Measure',
    /^(?!.*(时限|情况|时间|期限|责任|日期|部门|依据|效果)).*(防控|防范|控制|整改|应对|化解|管控|制约|预防)(的)?(措施|办法|对策|举措|手段)/,
  ),
  date: called(
    '登记日期|登记时间|日期|评定日期|评定时间|填报日期|填表日期|时间|排查日期|排查时间|登记日|登记年月日|审定日期|Date|Registered on|Registered|Registration date',
    /(登记|评定|审定|填报|填表|排查).*(日期|时间)/,
  ),
  responsible: called(
    '责任人|责任领导|责任人员|负责人|防控责任人|监管责任人|落实责任人|责任主体|责任人姓名|分管领导|直接责任人|Responsible|Responsible person|Person responsible|Owner',
    /^(?!.*岗位).*责任(人|领导)/,
  ),
  keyArea: called(
    '重点环节|重点领域|风险类别|风险类型|类别|类型|表现环节|环节|风险环节|关键环节|重点环节领域|重点领域环节|风险种类|所属环节|Key area|Category|Area',
    /(重点|关键)(环节|领域)|风险(类别|类型|种类)/,
  ),
  department: called(
    '科室|科室单位|部门|部门单位|责任部门|责任科室|单位名称|单位|部门名称|科室名称|所属科室|所属部门|所在科室|所在部门|排查科室|处室|股室|科室部门|内设机构|责任单位|机构|单位科室|Department|Unit|Division',
    /^(?!.*(协办|协助|配合|监督)).*(科室|部门|处室)/,
  ),
  person: called(
    '姓名|岗位责任人|岗位人员|人员姓名|人员|在岗人员|任职人员|岗位人员姓名|当事人|Name|Person|Post holder|Name of post holder|Holder',
    /姓名|岗位(责任)?人/,
  ),
  position: called(
    '岗位|职务岗位|岗位职务|岗位名称|职务|风险岗位|所在岗位|具体岗位|岗位类别|职位|Position|Post|Job',
    /^(?!.*(人|姓名|数)).*(岗位|职务|职位)/,
  ),
  description: called(
    '风险点|风险内容|风险点描述|风险描述|风险内容及表现形式|风险点表现形式|风险点及表现形式|风险表现形式|风险表现|表现形式|风险点内容|风险事项|风险点名称|风险情形|具体表现|具体表现形式|风险点具体表现|廉政风险|廉洁风险点|风险点表述|可能发生的风险|可能发生的廉政风险|可能产生的廉政风险|可能存在的廉政风险|存在的廉政风险|存在风险|潜在风险|主要风险|主要廉政风险|主要风险点|Risk|Risk point|Risk description|Description|Integrity risk|Risk point description',
    /^(?!.*(编号|序号|数|等级|级别|类别|类型|值|来源|责任|环节|岗位|日期|时间|措施|成因|原因|依据|情况|后果|频率|概率|程度|部门|科室)|.*[表册]$).*(风险(点|内容|描述|表现|情形|事项|行为|表述)|表现形式|(可能|存在|潜在|主要).*风险$)/,
  ),
};

/** Fields that more than one column may say: 风险点 and 表现形式 are both what the risk is. */
export const several: readonly Field[] = ['description', 'measures'];

/** Headings that registers have and that say nothing here. */
export const others = [
  '备注',
  '说明',
  '岗位职责',
  '职责',
  '工作职责',
  '联系电话',
  '电话',
  '风险值',
  '风险分值',
  '分值',
  '完成时限',
  '整改时限',
  '完成时间',
  '整改情况',
  '落实情况',
  '填报单位',
  '职权名称',
  '职权',
  '权力事项',
  '制度',
  '防控制度',
  '依据',
  '原行号',
  '行号',
  '原因',
  '层级',
  '方面',
  '要素',
  '排查方式',
  '年度',
  '状态',
  'Remarks',
  'Remark',
  'Note',
  'Notes',
  'Phone',
  'Reason',
  'Why',
  'Row',
];
