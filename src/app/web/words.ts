import { wordBook } from '#platform/words.ts';

const items = (count: number) => `${count} item${count === 1 ? '' : 's'}`;

/** What the shell, the first page and signing in say. */
export const words = wordBook({
  product: ['清风', 'Qingfeng'],
  menu: ['导航', 'Navigation'],
  toContent: ['跳到正文', 'Skip to content'],
  otherLanguage: ['English', '中文'],
  search: ['搜索职权、风险点、办件、人员、制度', 'Search powers, risks, cases, people'],
  searchNothing: [(asked: string) => `没有找到“${asked}”，或者您无权查看。`, (asked: string) => `Nothing called "${asked}" that you may see.`],
  kinds: {
    power: ['职权', 'Power'],
    step: ['环节', 'Step'],
    riskPoint: ['风险点', 'Risk point'],
    measure: ['措施', 'Measure'],
    finding: ['异常', 'Finding'],
    inquiry: ['督办', 'Inquiry'],
    deduction: ['扣分', 'Deduction'],
    warning: ['预警', 'Warning'],
    case: ['办件', 'Case'],
    event: ['办理记录', 'Event'],
    disposition: ['处置', 'Disposition'],
    ledgerEntry: ['记分', 'Ledger entry'],
    person: ['人员', 'Person'],
    department: ['科室、单位', 'Department'],
    institution: ['制度', 'Institution'],
    import: ['导入', 'Import'],
    promise: ['承诺', 'Promise'],
  },
  groups: {
    home: ['首页', 'Home'],
    powers: ['职权与流程', 'Powers and flowcharts'],
    risks: ['风险与制度', 'Risks and institutions'],
    supervision: ['监督与预警', 'Supervision and warnings'],
    decisions: ['决策与承诺', 'Decisions and promises'],
    inspections: ['检查与考核', 'Inspection and appraisal'],
    public: ['公开', 'Publication'],
    organization: ['组织', 'Organization'],
    system: ['系统', 'System'],
  },
  parts: {
    institutions: ['制度', 'Institutions'],
    powers: ['职权', 'Powers'],
    risks: ['风险', 'Risks'],
    warnings: ['预警', 'Warnings'],
    supervision: ['督办', 'Supervision'],
    suggestions: ['意见', 'Suggestions'],
    organization: ['组织', 'Organization'],
  },
  waiting: [(count: number) => `${count} 项等您办理`, (count: number) => `${items(count)} waiting for you`],
  me: { menu: ['我的账号', 'My account'], signOut: ['退出登录', 'Sign out'], own: ['个人设置', 'Settings'] },
  home: {
    title: ['我的待办', 'Waiting for me'],
    note: [
      ({ all, over, near }: { all: number; over: number; near: number }) =>
        [`${all} 项`, over > 0 && `${over} 项逾期`, near > 0 && `${near} 项两日内到期`].filter(Boolean).join('，'),
      ({ all, over, near }: { all: number; over: number; near: number }) =>
        [items(all), over > 0 && `${over} overdue`, near > 0 && `${near} due within two days`].filter(Boolean).join(', '),
    ],
    all: ['全部', 'All'],
    due: ['期限', 'Due'],
    matter: ['事项', 'Matter'],
    part: ['所属', 'Part'],
    from: ['来自', 'From'],
    open: ['办理', 'Open'],
    nothing: [
      '没有等您办理的事项。有新的待办时，会按期限先后列在这里。',
      'Nothing waits for you. What comes will be listed here, nearest deadline first.',
    ],
    figures: ['防控情况', 'Prevention at a glance'],
    print: ['打印', 'Print'],
    started: ['我发起的', 'Started by me'],
    startedNothing: ['没有正由别人办理的事项。', 'Nothing that you started is with others now.'],
    since: [(days: number) => (days === 0 ? '今天' : `${days} 日`), (days: number) => (days === 0 ? 'today' : `${days} day${days === 1 ? '' : 's'}`)],
    more: [(count: number) => `另有 ${count} 项`, (count: number) => `${count} more`],
  },
  notice: {
    says: [
      ({ at, who }: { at: string; who: string }) => `${at}，${who}为您的账号办理了一次性登录链接。不是您提出的，请立即告知审计管理员。`,
      ({ at, who }: { at: string; who: string }) =>
        `On ${at} a one-time sign-in link was made for your account by ${who}. If you did not ask for it, tell the audit administrator at once.`,
    ],
    and: ['、', ' and '],
    somebody: ['系统', 'the system'],
    deed: ['我已知道', 'I have read this'],
  },
  signIn: {
    title: ['登录', 'Sign in'],
    about: ['廉政风险防控', 'Integrity-risk prevention'],
    name: ['账号', 'Account'],
    password: ['密码', 'Password'],
    deed: ['登录', 'Sign in'],
    again: ['登录已过期，请重新登录。您填写的内容还在。', 'Your session has ended. Sign in again; what you filled in is still here.'],
    help: ['没有账号或忘记密码的，请与本单位系统管理员联系。', "No account, or a forgotten password? Ask your bureau's system administrator."],
  },
  notFound: {
    title: ['没有这一页', 'No such page'],
    says: ['地址可能有误，也可能这一页您无权打开。', 'The address may be wrong, or you may not open this page.'],
    home: ['回到首页', 'Back to the first page'],
  },
  failed: { title: ['这一页没有打开', 'This page did not open'], again: ['再试一次', 'Try again'] },
});
