export type DemoInstitution = Readonly<{
  title: string;
  number: string;
  class: 'postManagement' | 'powerOperation' | 'enforcement';
  action: 'establish' | 'improve' | 'supplement' | 'clean' | 'integrate';
  department: string;
  areas: readonly string[];
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
  },
  {
    title: '现场查验双人双随机办法',
    number: '云农林渔〔2025〕15号',
    class: 'powerOperation',
    action: 'establish',
    department: '政策法规科',
    areas: ['approval'],
  },
  {
    title: '行政处罚裁量基准适用规则',
    number: '云农林渔〔2025〕18号',
    class: 'enforcement',
    action: 'establish',
    department: '政策法规科',
    areas: ['enforcement'],
  },
  {
    title: '罚没财物管理办法',
    number: '云农林渔〔2024〕31号',
    class: 'enforcement',
    action: 'improve',
    department: '计财科',
    areas: ['enforcement'],
  },
  {
    title: '政府采购和大宗物品采购管理办法',
    number: '云农林渔〔2024〕22号',
    class: 'powerOperation',
    action: 'improve',
    department: '办公室',
    areas: ['procurement'],
  },
  {
    title: '专项资金项目管理和公示办法',
    number: '云农林渔〔2025〕21号',
    class: 'powerOperation',
    action: 'supplement',
    department: '计财科',
    areas: ['specialFunds'],
  },
  {
    title: '岗位责任和首问负责制度',
    number: '云农林渔〔2023〕08号',
    class: 'postManagement',
    action: 'integrate',
    department: '行风效能室',
    areas: ['other'],
  },
  {
    title: '重点岗位定期轮岗办法',
    number: '云农林渔〔2024〕05号',
    class: 'postManagement',
    action: 'improve',
    department: '人事科',
    areas: ['personnel'],
  },
  {
    title: '党风廉政建设责任追究办法',
    number: '云农林渔党〔2025〕03号',
    class: 'enforcement',
    action: 'improve',
    department: '行风效能室',
    areas: [],
  },
];
