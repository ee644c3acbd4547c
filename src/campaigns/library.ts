import type { aspects, KeyArea } from '#risks/point.ts';

type Said = Readonly<{ zh: string; en: string }>;

/** A risk that is common in a key area, with what is usually done against it. Shipped with the product: a suggestion, nobody's finding. */
export type Common = Said & Readonly<{ keyArea: KeyArea; aspect: (typeof aspects)[number]; measures: readonly Said[] }>;

const of = (keyArea: KeyArea, aspect: Common['aspect'], zh: string, en: string, ...measures: ReadonlyArray<readonly [string, string]>): Common => ({
  keyArea,
  aspect,
  zh,
  en,
  measures: measures.map(([chinese, english]) => ({
    zh: chinese,
    en: english,
  })),
});

export const library: readonly Common[] = [
  of(
    ...(['approval', 'process'] as const),
    '对不符合条件的申请予以受理、审核通过，或者对符合条件的申请故意拖延、反复要求补正',
    'Accepting or passing applications that do not meet the conditions, or delaying those that do by asking for more again and again',
    ['一次性告知补正内容，受理与审核由不同岗位办理', 'Ask for everything missing at once; acceptance and examination by different positions'],
    ['按季抽查已办结的办件', 'A sample of finished cases is looked at every quarter'],
  ),
  of(
    ...(['approval', 'duties'] as const),
    '现场核查走过场，未到现场即出具核查意见',
    'On-site verification for form’s sake: an opinion is given without having been there',
    ['现场核查两人以上，留存定位照片', 'Two or more people on site, with located photographs kept'],
  ),
  of(
    ...(['enforcement', 'process'] as const),
    '行使自由裁量权畸轻畸重，同类案件处罚结果差异明显且不说明理由',
    'Discretion used too lightly or too heavily: like cases are decided differently without a reason',
    ['执行裁量基准，超出幅度的集体讨论', 'Apply the discretion scale; what lies outside it is decided collectively'],
    ['按半年比对同类案件处罚结果', 'Compare the outcomes of like cases every half-year'],
  ),
  of(
    ...(['enforcement', 'duties'] as const),
    '检查前向检查对象通风报信，或者发现违法行为不立案、不查处',
    'Warning those to be inspected beforehand, or not taking up a violation that was found',
    ['检查对象和人员随机抽取，检查结果当场录入', 'Who is inspected and who inspects is drawn at random; results are entered on the spot'],
  ),
  of(
    ...(['procurement', 'management'] as const),
    '拆分采购项目规避公开招标，或者按特定供应商设置采购条件',
    'Splitting a purchase to avoid a public tender, or writing its conditions for one supplier',
    ['采购需求由使用、财务、纪检三方会签', 'What is wanted is signed by user, finance and discipline'],
    ['同一品目年度累计金额按季核对', 'What one item adds up to in the year is checked every quarter'],
  ),
  of(
    ...(['procurement', 'process'] as const),
    '验收把关不严，数量、质量与合同不符仍签字付款',
    'Lax acceptance of goods: signed and paid though number or quality differ from the contract',
    ['采购与验收由不同人员办理，验收单附照片', 'Buying and accepting by different people; the record with photographs'],
  ),
  of(
    ...(['personnel', 'process'] as const),
    '干部选拔、招聘中泄露考试考察内容，或者为特定人员设置条件',
    'Giving away what an examination asks, or writing conditions for a particular person',
    ['命题、监考、评分人员分开，纪检全程监督', 'Setting, invigilating and marking by different people, with discipline present'],
  ),
  of(
    ...(['specialFunds', 'management'] as const),
    '专项资金审核不严，虚报、重复申报项目仍予拨付',
    'Lax examination of special funds: invented or repeated projects are paid',
    ['拨付前与往年项目、其他部门项目比对', 'Compare with earlier years and other departments before paying'],
    ['按半年检查资金使用', 'The use of the funds is inspected every half-year'],
  ),
  of(...(['specialFunds', 'duties'] as const), '截留、挤占、挪用专项资金', 'Keeping back, taking from or diverting special funds', [
    '专款专账，按月公示拨付明细',
    'Separate accounts; payments published every month',
  ]),
  of(
    ...(['fundVoting', 'institutions'] as const),
    '产业项目资金票决前打招呼、串通表态，或者应回避的人员参加票决',
    'Canvassing before a vote on project funds, or taking part where one is to stand aside',
    ['票决前签回避声明，主要负责人末位表态', 'A declaration of interests before the vote; the head speaks last'],
  ),
  of(
    ...(['engineering', 'process'] as const),
    '违规变更工程设计、增加工程量，虚报结算',
    'Changing a design or adding quantities against the rules, and settling more than was built',
    ['变更先审批后实施，超限额的重新评审', 'Changes are approved before they are built, beyond a limit assessed anew'],
    ['隐蔽工程留存影像', 'What will be covered is photographed'],
  ),
  of(
    ...(['engineering', 'environment'] as const),
    '接受参建单位宴请、礼品礼金，放松质量和进度监管',
    'Taking meals or gifts from contractors and looking less closely at quality and progress',
    ['与参建单位同签廉洁协议，按季回访', 'An integrity agreement with contractors; they are asked every quarter'],
  ),
  of(
    ...(['other', 'institutions'] as const),
    '制度缺失或者不落实，重要事项由个人决定',
    'Rules missing or not carried out, so that one person decides important matters',
    ['列出须集体研究的事项，会议记录存档', 'List what is decided collectively; minutes are kept'],
  ),
  of(...(['other', 'duties'] as const), '公务用车、公务接待、差旅报销把关不严', 'Lax control of official cars, receptions and travel claims', [
    '报销由经办、审核、审批三人签字，按月公示',
    'Claims are signed by three people and published every month',
  ]),
];
