import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { points } from './points.ts';

const count = (facts: Facts, key = 'count') => Number(facts[key]);
const text = (facts: Facts, key: string) => String(facts[key] ?? '');
const many = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;

/** What the page says on which a form is filled in. */
export const words = wordBook({
  ...points,
  choose: ['请选择', 'Choose'],
  sections: {
    known: ['基本情况', 'What is known'],
    knownFrom: ['来自组织和职权信息', 'from the organization and the powers'],
    person: ['本人情况', 'Particulars'],
    department: ['主要职能与排查', 'Functions and meeting'],
    participants: ['参加排查人员', 'Who took part'],
    institutions: ['需建立、完善的制度', 'Institutions to establish or improve'],
    meeting: ['党委会讨论情况', 'Discussion in the party committee'],
    promise: ['防控承诺', 'Promise'],
    course: ['本表走向', 'Course of this form'],
    plan: ['方案原文', 'The plan’s own words'],
    point: [(facts: Facts) => `第 ${text(facts, 'number')} 个风险点`, (facts: Facts) => `Risk point ${text(facts, 'number')}`],
  },
  fields: {
    name: ['姓名', 'Name'],
    department: ['科室（单位）', 'Department'],
    positions: ['岗位（职务）', 'Position'],
    title: ['职务', 'Title'],
    since: ['任现岗位时间', 'In this position since'],
    key: ['重点岗位', 'Key position'],
    powers: ['岗位职权（行使的权力）', 'Powers exercised'],
    head: ['负责人', 'Head'],
    bureau: ['单位名称', 'Bureau'],
    bureauHead: ['主要负责人', 'Bureau head'],
    headcount: ['人员数', 'Headcount'],
    committee: ['班子成员', 'Party committee'],
    offices: ['内设科室', 'Departments'],
    units: ['局属单位', 'Units'],
    people: ['干部职工', 'People'],
    positionPoints: ['岗位风险点', 'Points of positions'],
    departmentPoints: ['科室风险点', 'Points of departments'],
    sex: ['性别', 'Sex'],
    birth: ['出生年月', 'Born'],
    party: ['政治面貌', 'Affiliation'],
    duties: ['岗位职责', 'Duties'],
    functions: ['主要职能', 'Functions'],
    heldAt: ['排查时间', 'Held on'],
    promise: ['承诺内容', 'Promise'],
    sheetTitle: ['制度名称', 'Institution'],
    action: ['做什么', 'Action'],
    dueOn: ['完成时限', 'Due'],
    at: ['时间', 'On'],
    present: ['出席', 'Present'],
    absent: ['回避或缺席', 'Recused or absent'],
    chair: ['主持', 'Chair'],
    recorder: ['记录', 'Recorder'],
    conclusion: ['结论', 'Conclusion'],
  },
  hints: {
    duties: ['按本人现任岗位写，一行一条。', 'Of the position held now, a line each.'],
    promise: [
      '范本由领导小组办公室随本轮排查发出，可以结合本岗位改写。',
      'The office’s template for this round; it may be rewritten for this position.',
    ],
    participants: [
      ({ attended, headcount }: Facts) => `参加 ${String(attended)} 人，本科室（单位）共 ${String(headcount)} 人。`,
      ({ attended, headcount }: Facts) => `${String(attended)} took part, of ${String(headcount)} people.`,
    ],
    fewer: ['方案要求由负责人组织全体人员查找，请补齐或在排查后补签。', 'The plan wants everybody of the department to take part.'],
    headcount: [(number: number) => `${number} 人`, (number: number) => many(number, 'person', 'people')],
  },
  yes: ['是', 'Yes'],
  no: ['否', 'No'],
  plan: {
    position: [
      '全局干部职工要严格对照自身岗位职权，结合履职、制度执行等实际情况，认真查找可能发生的廉政风险，对查找出来的岗位廉政风险自评等级。',
      'Everybody of the bureau measures the powers of their own position against how duties are done and rules are kept, looks for the integrity risks that may arise, and rates the level of each.',
    ],
    department: [
      '各科室、单位的岗位廉政风险排查要根据职权和实际管理职能、行政权力运行和完成监管任务的工作流程，由其负责人组织全体人员进行查找，对查找出的廉政风险自评等级。',
      'By its powers and functions and by the procedures in which power is exercised, each department looks for its integrity risks, all its people together, led by its head, and rates the level of each.',
    ],
    bureau: [
      '由局党委班子成员共同进行查找，着重对“权、钱、物、工”等方面的关键环节进行查找，结合干部职工和科室查找出来的廉政风险，认真查找出单位客观存在的廉政风险，在此基础上进行讨论，确定廉政风险自评等级。',
      'The party committee looks jointly for the bureau’s risks, above all at the key points of power, money, goods and works, drawing on what its people and departments have found; it discusses them and settles the level of each.',
    ],
    where: {
      position: ['实施方案 二（三）1', 'Implementation plan, 2 (3) 1'],
      department: ['实施方案 二（三）2', 'Implementation plan, 2 (3) 2'],
      bureau: ['实施方案 二（三）3', 'Implementation plan, 2 (3) 3'],
    },
  },
  participants: {
    attended: ['参加', 'Took part'],
    signed: ['已签名', 'Signed'],
    unsigned: ['未签名', 'Not signed'],
    of: [
      ({ name, signed }: Facts) => `${String(name)}（${String(signed)}）`,
      ({ name, signed }: Facts) => `${String(name)} (${String(signed).toLowerCase()})`,
    ],
    comma: ['、', ', '],
    all: ['全体参加', 'Everybody took part'],
  },
  institutions: {
    add: ['加一项制度', 'Add an institution'],
    remove: [(facts: Facts) => `删去制度 ${text(facts, 'number')}`, (facts: Facts) => `Remove institution ${text(facts, 'number')}`],
    one: [(facts: Facts) => `制度 ${text(facts, 'number')}`, (facts: Facts) => `Institution ${text(facts, 'number')}`],
    none: ['没有填写', 'None named'],
    empty: ['没有需要建立、完善的制度，或者加一项。', 'None yet. Add those that have to be established or improved.'],
  },
  promise: {
    template: ['恢复范本', 'Back to the template'],
  },
  asked: { touched: ['已改', 'Changed'], open: ['未改', 'Open'] },
  returned: {
    title: ['退回意见', 'Returned'],
    note: [({ by, at }: Facts) => `${String(by)}，${String(at)}`, ({ by, at }: Facts) => `${String(by)}, ${String(at)}`],
    left: [
      ({ left, all }: Facts) => `${String(all)} 处意见，还有 ${String(left)} 处没有改`,
      ({ left, all }: Facts) => `${String(left)} of ${String(all)} remarks still open`,
    ],
  },
  clash: {
    title: ['两处同时改动', 'Changed in two places at once'],
    note: [
      ({ by }: Facts) => `${String(by)}也改了下面的内容，请逐处选择留哪一个。`,
      ({ by }: Facts) => `${String(by)} changed these too. Choose which to keep.`,
    ],
    ownNote: [
      '您在另一台设备或另一个窗口也改了下面的内容，请逐处选择留哪一个。',
      'You changed these on another device or in another window too. Choose which to keep.',
    ],
    mine: ['用这里写的', 'Keep what is here'],
    other: ['用另一处写的', 'Take the other'],
    theirs: [({ by }: Facts) => `用${String(by)}写的`, ({ by }: Facts) => `Take ${String(by)}’s`],
    nothing: ['（空）', '(empty)'],
  },
  bar: {
    errors: [(facts: Facts) => `还有 ${count(facts)} 处要改`, (facts: Facts) => `${count(facts)} to correct`],
    paper: ['预览', 'Preview'],
    submit: ['提交', 'Hand in'],
    next: [({ deed, to }: Facts) => `提交后由${String(to)}${String(deed)}`, ({ deed, to }: Facts) => `Next: ${String(deed)}, ${String(to)}`],
    committee: ['单位的表由党委班子成员提交。', 'A member of the party committee hands in the bureau’s form.'],
    held: ['还有没保存上的内容，保存后再提交。', 'Something is not saved yet; hand in once it is.'],
  },
  sign: {
    title: ['签名并提交', 'Sign and hand in'],
    titleOnly: ['签名', 'Sign'],
    says: [
      '签名即对表中内容和承诺负责。签名绑定现在的内容，以后改动要重新签。',
      'By signing you answer for what the form says and promises. A signature binds to the content as it is now.',
    ],
    name: ['输入本人姓名作为签名', 'Type your name to sign'],
    nameHelp: [(name: string) => `请输入“${name}”。`, (name: string) => `Type “${name}”.`],
    nameWrong: [(name: string) => `签名须与姓名一致：${name}`, (name: string) => `It must be your own name: ${name}`],
    drawing: ['手写签名', 'Signature by hand'],
    hint: ['用手指、笔或鼠标写；不写也可以，输入的姓名就是签名。', 'With finger, pen or mouse; not needed, the typed name signs.'],
    full: ['笔画太多，请重写。', 'Too many strokes; please write it again.'],
    clear: ['重写', 'Clear'],
    drawn: ['手写签名（已写）', 'Signature by hand, written'],
    empty: ['手写签名（空）', 'Signature by hand, empty'],
    drawnBy: [({ name }: Facts) => `${String(name)}的手写签名`, ({ name }: Facts) => `Signature of ${String(name)}`],
    promise: ['承诺内容', 'What is promised'],
  },
  faults: {
    missing: ['此项必填。', 'This is needed.'],
    short: ['写得太短，请写具体。', 'Too short; be specific.'],
    few: ['出席不少于两人。', 'At least two people are present.'],
    dueOrEvery: ['写明期限：限哪一天，或者多久一次。', 'Say when: by a day, or how often.'],
    stranger: [
      '所选的人、科室、制度或环节已不在可选范围，请重新选择。',
      'This person, department, institution or step can no longer be chosen; choose again.',
    ],
    gone: ['此人已不在岗，请另选责任人。', 'This person holds no position any more; choose another.'],
    both: [
      '记为缺席或者回避的人，不能同时出席、主持或者记录。',
      'Who is recorded as absent is not present, in the chair or keeping the minutes at once.',
    ],
    none: ['至少写一项。', 'At least one is needed.'],
    noMeasure: ['至少写一条防控措施。没有措施的风险点不能登记。', 'At least one measure: a risk point without one cannot be registered.'],
    noPoint: ['至少查找一个风险点。', 'At least one risk point is needed.'],
  },
  start: {
    says: [
      '这张表还没有开始填报。开始后会带入您的岗位、职权和上年的风险点，边写边存。',
      'This form has not been begun. It will be filled in beforehand with positions, powers and last year’s points, and saved as you write.',
    ],
  },
});
