import { wordBook } from '#platform/words.ts';

type Counts = Readonly<{ asked: number; signed: number }>;

export const receiptWords = wordBook({
  title: ['签收', 'Receipts'],
  sheet: ['签收情况', 'Receipts'],
  counted: [
    ({ asked, signed }: Counts) => `应签收 ${asked} 人，已签收 ${signed} 人，未签收 ${asked - signed} 人`,
    ({ asked, signed }: Counts) => `${asked} asked, ${signed} signed, ${asked - signed} not yet`,
  ],
  none: ['这个版本还没有要求签收。', 'Nobody was asked to sign this version.'],
  noneShown: ['没有符合条件的人。', 'There is nobody of this kind.'],
  columns: {
    department: ['科室、单位', 'Department'],
    person: ['姓名', 'Name'],
    dueOn: ['期限', 'By'],
    signedAt: ['签收时间', 'Signed'],
  },
  late: ['逾期', 'overdue'],
  open: ['未签收', 'Not signed'],
  done: ['已签收', 'Signed'],
  all: ['全部', 'All'],
  which: ['看哪些人', 'Whom to show'],
  more: [(count: number) => `再显示 ${count} 人`, (count: number) => `Show ${count} more`],
  asked: [
    (day: string) => `请在 ${day} 前阅读并签收。签收的是您读到的这个版本。`,
    (day: string) => `Please read and sign by ${day}. You sign for the version that you read here.`,
  ],
  signed: [(at: string) => `您已于 ${at} 签收这个版本。`, (at: string) => `You signed this version on ${at}.`],
  recipients: ['签收范围', 'Who signs'],
});
