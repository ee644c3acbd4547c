export type Shape = 'licence' | 'inspectedLicence' | 'enforcement' | 'internal';

export type DemoPower = Readonly<{
  code: string;
  name: string;
  category:
    | 'licence'
    | 'penalty'
    | 'inspection'
    | 'confirmation'
    | 'payment'
    | 'personnel'
    | 'finance'
    | 'procurement'
    | 'engineering'
    | 'specialFunds';
  department: string;
  shape: Shape;
  statutory: number | null;
  promised: number | null;
  basis: readonly [document: string, article: string];
  responsibility: string;
  decider: readonly [department: string, position: string];
}>;

const farm = ['局领导', '分管副局长岗（农业）'] as const;
const forest = ['局领导', '分管副局长岗（林业）'] as const;
const fish = ['局领导', '分管副局长岗（渔业）'] as const;
const herd = ['局领导', '分管副局长岗（畜牧执法）'] as const;
const chief = ['局领导', '局长岗'] as const;

const power = (
  code: string,
  name: string,
  category: DemoPower['category'],
  department: string,
  shape: Shape,
  limits: readonly [number | null, number | null],
  basis: DemoPower['basis'],
  decider: DemoPower['decider'],
  responsibility: string,
): DemoPower => ({ code, name, category, department, shape, statutory: limits[0], promised: limits[1], basis, decider, responsibility });

/** Twenty powers of the bureau; the laws are real, an article is named only where it is believed to exist. */
export const powers: readonly DemoPower[] = [
  power(
    'YT-XK-01',
    '农作物种子生产经营许可证核发',
    'licence',
    '种子管理站',
    'inspectedLicence',
    [20, 15],
    ['中华人民共和国种子法', '第三十三条'],
    farm,
    '对不符合条件的申请准予许可的；超过时限未作决定的',
  ),
  power(
    'YT-XK-02',
    '食用菌菌种生产经营许可证核发',
    'licence',
    '农业科',
    'inspectedLicence',
    [20, 12],
    ['中华人民共和国种子法', ''],
    farm,
    '不履行现场查验职责的',
  ),
  power(
    'YT-XK-03',
    '农药经营许可证核发',
    'licence',
    '农业科',
    'inspectedLicence',
    [20, 15],
    ['农药管理条例', '第二十四条'],
    farm,
    '对不符合条件的申请准予许可的',
  ),
  power('YT-XK-04', '植物检疫证书核发', 'licence', '农业科', 'licence', [15, 5], ['植物检疫条例', ''], farm, '未经检疫签发证书的'),
  power(
    'YT-XK-05',
    '动物防疫条件合格证核发',
    'licence',
    '畜牧兽医局',
    'inspectedLicence',
    [20, 15],
    ['中华人民共和国动物防疫法', '第二十五条'],
    herd,
    '降低标准核发的',
  ),
  power(
    'YT-XK-06',
    '林木采伐许可证核发',
    'licence',
    '林业科',
    'inspectedLicence',
    [20, 10],
    ['中华人民共和国森林法', '第五十六条'],
    forest,
    '超限额核发的；收受当事人财物的',
  ),
  power('YT-XK-07', '木材运输证核发', 'licence', '林业科', 'licence', [3, 1], ['中华人民共和国森林法实施条例', ''], forest, '无采伐许可证核发的'),
  power(
    'YT-XK-08',
    '临时占用林地审批',
    'licence',
    '林业科',
    'inspectedLicence',
    [20, 15],
    ['中华人民共和国森林法', '第三十八条'],
    forest,
    '越权审批的',
  ),
  power(
    'YT-XK-09',
    '水域滩涂养殖证核发',
    'licence',
    '渔业科',
    'inspectedLicence',
    [20, 15],
    ['中华人民共和国渔业法', '第十一条'],
    fish,
    '不公示即核发的',
  ),
  power('YT-XK-10', '渔业捕捞许可证核发', 'licence', '渔业科', 'licence', [20, 10], ['中华人民共和国渔业法', '第二十三条'], fish, '超控制指标核发的'),
  power(
    'YT-XK-11',
    '水产苗种生产许可证核发',
    'licence',
    '水产技术推广站',
    'inspectedLicence',
    [20, 15],
    ['中华人民共和国渔业法', '第十六条'],
    fish,
    '对不符合条件的申请准予许可的',
  ),
  power('YT-XK-12', '兽药经营许可证核发', 'licence', '畜牧兽医局', 'inspectedLicence', [20, 15], ['兽药管理条例', ''], herd, '降低标准核发的'),
  power('YT-XK-13', '拖拉机驾驶证核发', 'licence', '农机管理站', 'licence', [10, 5], ['农业机械安全监督管理条例', ''], farm, '未经考试核发的'),
  power(
    'YT-QR-01',
    '农机购置补贴资格确认',
    'confirmation',
    '农机管理站',
    'inspectedLicence',
    [15, 10],
    ['农业机械购置补贴实施指导意见', ''],
    farm,
    '虚报冒领失察的',
  ),
  power(
    'YT-JF-01',
    '生态公益林补偿资金发放',
    'payment',
    '林业科',
    'internal',
    [null, 20],
    ['中华人民共和国森林法', '第二十九条'],
    forest,
    '截留挪用的',
  ),
  power(
    'YT-CF-01',
    '农业行政处罚（一般程序）',
    'penalty',
    '农业综合执法大队',
    'enforcement',
    [90, 60],
    ['中华人民共和国行政处罚法', '第五十七条'],
    herd,
    '畸轻畸重的；以罚代刑的',
  ),
  power(
    'YT-NB-01',
    '中层干部选拔任用',
    'personnel',
    '人事科',
    'internal',
    [null, 40],
    ['党政领导干部选拔任用工作条例', ''],
    chief,
    '违反程序的；跑风漏气的',
  ),
  power(
    'YT-NB-02',
    '政府采购',
    'procurement',
    '办公室',
    'internal',
    [null, 30],
    ['中华人民共和国政府采购法', '第二十六条'],
    chief,
    '化整为零规避招标的',
  ),
  power('YT-NB-03', '经费报销审批', 'finance', '计财科', 'internal', [null, 5], ['中华人民共和国会计法', ''], chief, '虚列支出的'),
  power(
    'YT-NB-04',
    '农业专项资金项目管理',
    'specialFunds',
    '计财科',
    'internal',
    [null, 30],
    ['中央财政农业相关转移支付资金管理办法', ''],
    chief,
    '虚报项目的；挤占挪用的',
  ),
];
