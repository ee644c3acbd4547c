/** 云汀市农林渔牧局: a fictional bureau. Every name is invented. */
export const bureauName = '云汀市农林渔牧局';

export type DemoDepartment = Readonly<{
  name: string;
  kind: 'leadership' | 'office' | 'unit';
  function?: 'office' | 'personnel' | 'finance' | 'legal' | 'conduct';
  weighty?: boolean;
  leader: string; // name of the leader in charge
  people: readonly DemoPerson[];
}>;
export type DemoPerson = Readonly<{
  name: string;
  rank: 'bureauHead' | 'partyCommittee' | 'departmentHead' | 'departmentDeputy' | 'staff';
  title: string;
  posts: readonly string[];
}>;

const head = (name: string, title: string, ...posts: string[]): DemoPerson => ({ name, rank: 'departmentHead', title, posts });
const deputy = (name: string, title: string, ...posts: string[]): DemoPerson => ({ name, rank: 'departmentDeputy', title, posts });
const staff = (name: string, ...posts: string[]): DemoPerson => ({ name, rank: 'staff', title: '科员', posts });
const leader = (name: string, title: string, post: string): DemoPerson => ({ name, rank: 'partyCommittee', title, posts: [post] });

export const departments: readonly DemoDepartment[] = [
  {
    name: '局领导',
    kind: 'leadership',
    leader: '陆怀远',
    people: [
      { name: '陆怀远', rank: 'bureauHead', title: '党委书记、局长', posts: ['局长岗'] },
      leader('温若谷', '党委委员、副局长', '分管副局长岗（农业）'),
      leader('苏映川', '党委委员、副局长', '分管副局长岗（林业）'),
      leader('程晚舟', '党委委员、副局长', '分管副局长岗（渔业）'),
      leader('顾长青', '党委委员、副局长', '分管副局长岗（畜牧执法）'),
      leader('方守正', '党委委员、纪检组长', '纪检组长岗'),
    ],
  },
  {
    name: '办公室',
    kind: 'office',
    function: 'office',
    leader: '程晚舟',
    people: [head('江望舒', '主任', '办公室主任岗'), deputy('贺若平', '副主任', '文秘机要岗'), staff('宁可心', '公务车辆管理岗')],
  },
  {
    name: '行风效能室',
    kind: 'office',
    function: 'conduct',
    leader: '方守正',
    people: [head('严书衡', '主任', '效能室主任岗'), deputy('林知微', '副主任', '廉政监察岗'), staff('沈听雨', '效能督查岗')],
  },
  {
    name: '人事科',
    kind: 'office',
    function: 'personnel',
    weighty: true,
    leader: '方守正',
    people: [head('俞静姝', '科长', '人事科科长岗'), staff('罗一鸣', '干部任免考核岗')],
  },
  {
    name: '计财科',
    kind: 'office',
    function: 'finance',
    weighty: true,
    leader: '方守正',
    people: [head('钱思齐', '科长', '计财科科长岗'), deputy('金玉衡', '副科长', '会计核算岗'), staff('毛小满', '出纳岗')],
  },
  {
    name: '政策法规科',
    kind: 'office',
    function: 'legal',
    leader: '顾长青',
    people: [head('章明远', '科长', '法规科科长岗'), staff('龙清和', '法制审核岗')],
  },
  {
    name: '农业科',
    kind: 'office',
    weighty: true,
    leader: '温若谷',
    people: [
      head('田新禾', '科长', '授权审批岗'),
      deputy('谷雨生', '副科长', '审核岗'),
      staff('麦青', '窗口受理岗', '证照管理岗'),
      staff('陶然', '现场查验岗'),
    ],
  },
  {
    name: '林业科',
    kind: 'office',
    weighty: true,
    leader: '苏映川',
    people: [
      head('木子林', '科长', '授权审批岗'),
      deputy('柏青松', '副科长', '审核岗'),
      staff('叶知秋', '窗口受理岗', '证照管理岗'),
      staff('竹影', '现场查验岗'),
      staff('杉月', '窗口受理岗'),
    ],
  },
  {
    name: '渔业科',
    kind: 'office',
    weighty: true,
    leader: '程晚舟',
    people: [
      head('江渔歌', '科长', '授权审批岗'),
      deputy('汤海平', '副科长', '审核岗'),
      staff('舟小荷', '窗口受理岗', '证照管理岗'),
      staff('潘若水', '现场查验岗'),
    ],
  },
  {
    name: '畜牧兽医局',
    kind: 'unit',
    weighty: true,
    leader: '顾长青',
    people: [
      head('牧远山', '局长', '授权审批岗'),
      deputy('马识途', '副局长', '审核岗'),
      staff('杨白露', '窗口受理岗', '证照管理岗'),
      staff('牛向阳', '现场查验岗'),
    ],
  },
  {
    name: '农机管理站',
    kind: 'unit',
    leader: '温若谷',
    people: [head('车行远', '站长', '授权审批岗'), deputy('齐整', '副站长', '审核岗', '现场查验岗'), staff('耿直', '窗口受理岗', '证照管理岗')],
  },
  {
    name: '农业综合执法大队',
    kind: 'unit',
    weighty: true,
    leader: '顾长青',
    people: [
      head('严明哲', '大队长', '授权审批岗'),
      deputy('铁如山', '副大队长', '审核岗'),
      staff('石青峰', '执法岗'),
      staff('郑清扬', '执法岗'),
      staff('秦简', '窗口受理岗', '证照管理岗'),
    ],
  },
  {
    name: '水产技术推广站',
    kind: 'unit',
    leader: '程晚舟',
    people: [head('池上清', '站长', '授权审批岗'), staff('鱼跃', '窗口受理岗', '证照管理岗'), staff('萍踪', '审核岗', '现场查验岗')],
  },
  { name: '林业技术推广中心', kind: 'unit', leader: '苏映川', people: [head('杜仲林', '主任', '技术推广岗'), staff('樟香远', '现场查验岗')] },
  {
    name: '种子管理站',
    kind: 'unit',
    leader: '温若谷',
    people: [head('禾苗青', '站长', '授权审批岗'), deputy('种德年', '副站长', '审核岗'), staff('粟满仓', '窗口受理岗', '证照管理岗', '现场查验岗')],
  },
];

/** Who signs in as whom at the demo (issue: the demo accounts). */
export const demoAccounts = {
  office: '林知微',
  office2: '沈听雨',
  head: '木子林',
  staff: '叶知秋',
  leader: '苏映川',
  discipline: '方守正',
  director: '陆怀远',
} as const;

/** Members of the leading group's office 领导小组办公室. */
export const officeMembers = ['林知微', '沈听雨', '严书衡'] as const;
export const disciplineHead = '方守正';
