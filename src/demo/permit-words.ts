export const permitDepartment = '环境许可窗口';
export const permitHead = '韦清源';

export const permitPower = {
  code: 'HJ-XK-01',
  name: '环境许可受理',
  promised: 20,
  statutory: null,
  basis: [{ document: '中华人民共和国行政许可法', article: '第三十二条', text: '' }],
  procedure: '收件确认→核对→认定→发送回执→判定是否暂停',
  responsibility: '不按流程受理的；一人包办不相容环节的；超过承诺时限的',
} as const;

/** The three pairs of steps that one person must not take both. */
export const permitSeparations: ReadonlyArray<readonly [string, string]> = [
  ['Confirmation of receipt', 'T06 Determine necessity of stop advice'],
  ['T02 Check confirmation of receipt', 'T04 Determine confirmation of receipt'],
  ['T05 Print and send confirmation of receipt', 'T10 Determine necessity to stop indication'],
];

type PermitRisk = Readonly<{ step: string; description: string; likelihood: number; harm: number; level: number; measure: string; promise: string }>;

const risk = (step: string, likelihood: number, harm: number, level: number, description: string, measure: string, promise: string): PermitRisk => ({
  step,
  likelihood,
  harm,
  level,
  description,
  measure,
  promise,
});

export const permitRisks: readonly PermitRisk[] = [
  risk(
    'Confirmation of receipt',
    3,
    3,
    2,
    '收件不登记、选择性收件，为特定申请人倒签收件时间',
    '收件即时登记，编号由系统生成',
    '收件当场登记，不倒签、不漏登。',
  ),
  risk('T02 Check confirmation of receipt', 3, 4, 2, '核对走过场，与认定由同一人包办', '核对与认定两岗分设', '核对与认定不一人包办。'),
  risk('T04 Determine confirmation of receipt', 3, 5, 1, '认定环节擅自放宽条件、越过核对直接认定', '认定须引用核对记录', '没有核对记录不作认定。'),
  risk(
    'T05 Print and send confirmation of receipt',
    2,
    3,
    2,
    '拖延发送回执，借机与申请人私下接触',
    '回执统一由系统发送',
    '回执按时发送，不私下接触申请人。',
  ),
  risk(
    'T06 Determine necessity of stop advice',
    3,
    5,
    1,
    '收件人自行判定是否暂停，为申请人规避审查',
    '判定由收件人以外的人作出',
    '自己收的件不由自己判定。',
  ),
  risk('T10 Determine necessity to stop indication', 3, 3, 2, '暂停指示随意出具或者压件不发', '暂停指示附理由并抄送主任', '暂停必附理由。'),
];

const families = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳';
const given = ['一帆', '若兰', '景行', '慕白', '子衿', '明澈', '书瑶', '承宇', '静好', '嘉树', '思远'];

/** An invented name for the person at a place of a list; no two are the same among six hundred. */
export const personNamed = (at: number): string =>
  `${[...families][at % [...families].length]}${given[(at * 7 + Math.floor(at / families.length)) % given.length]}`;
