import { wordBook } from '#platform/words.ts';
import { home } from './words/home.ts';

export { refusals } from './words/refusals.ts';

type Facts = Readonly<Record<string, unknown>>;

export const words = wordBook({
  ...home,
  group: ['风险与制度', 'Risks and institutions'],
  pages: { suggestions: ['意见', 'Suggestions'] },
  empty: [
    '还没有意见。群众在公开页提出，本单位人员用“提意见”提出，都到这里。',
    'There are no suggestions yet. Those of the public page and those of colleagues, leaders and the office come here.',
  ],
  columns: {
    number: ['编号', 'Number'],
    source: ['来源', 'Source'],
    text: ['意见', 'Suggestion'],
    about: ['关于', 'About'],
    power: ['职权', 'Power'],
    step: ['环节', 'Step'],
    aboutDepartment: ['所涉科室、单位', 'Department concerned'],
    aboutPerson: ['涉及谁的岗位', 'Whose position'],
    author: ['提出人', 'Author'],
    namedTo: ['姓名告诉谁', 'Name shown to'],
    state: ['状态', 'Status'],
    receivedAt: ['收到', 'Received'],
    dueOn: ['期限', 'Due'],
    department: ['承办科室、单位', 'Dispatched to'],
    answerer: ['答复人', 'Who answers'],
    note: ['交办要求', 'What is asked'],
    answer: ['答复', 'Answer'],
    reason: ['不予采纳的理由', 'Why it is declined'],
    reply: ['给提出人的答复', 'Answer to the author'],
    word: ['补充', 'Further word'],
    riskPoint: ['风险点', 'Risk point'],
    year: ['年度', 'Year'],
  },
  sources: {
    public: ['群众提', 'Public'],
    mutual: ['互相查', 'Colleague'],
    leader: ['领导点', 'Leader'],
    organization: ['组织评', 'Office'],
  },
  states: {
    received: ['待办公室办理', 'With the office'],
    dispatched: ['待科室答复', 'With a department'],
    answered: ['已答复，待决定', 'Answered, to be settled'],
    takenUp: ['已采纳', 'Taken up'],
    declined: ['不予采纳', 'Declined'],
  },
  namedTos: { handlers: ['办理的人', 'Those who handle it'], office: ['只告诉办公室', 'The office only'] },
  openOnly: { label: ['在办', 'Open'], true: ['只看在办', 'Open only'], late: ['只看逾期', 'Late only'] },
  inGeneral: ['总的意见', 'In general'],
  unnamed: ['不具名', 'Not named'],
  aboutOf: {
    power: [(name: string) => `职权：${name}`, (name: string) => `Power: ${name}`],
    step: [(name: string) => `环节：${name}`, (name: string) => `Step: ${name}`],
    department: [(name: string) => `科室、单位：${name}`, (name: string) => `Department: ${name}`],
  },
  give: {
    intro: [
      ({ body, phone, site }: Facts) =>
        `您在工作中看到别处权力运行有什么风险，在这里提出。这里不受理举报：反映违纪违法问题，请向${String(body ?? '纪检监察机关')}举报，电话 ${String(phone)}，网站 ${String(site)}。`,
      ({ body, phone, site }: Facts) =>
        `Where you see how a power elsewhere could go wrong, say it here. This is not the channel for reports of misconduct: those go to ${String(body ?? 'the discipline inspection body')}, telephone ${String(phone)}, ${String(site)}.`,
    ],
    textHelp: ['写明在哪个环节、可能怎样出问题，5 至 2000 字。', 'Say at which step and how it could go wrong, in 5 to 2,000 characters.'],
    aboutHelp: ['不选就是总的意见。', 'Left empty, it is in general.'],
    personHelp: ['风险在某个人的岗位上时选。本人看不到这条意见。', 'Where the risk sits on somebody’s position. They do not see this suggestion.'],
    namedHelp: [
      '选“只告诉办公室”，承办科室和其他人都看不到您的姓名。',
      'With “the office only” neither the department nor anybody else sees your name.',
    ],
  },
  dispatchHelp: ['写给科室看的，提出人看不到。可以不填。', 'For the department; the author does not see it. May be left empty.'],
  answerHelp: [
    '提出人会看到这段答复，落款是科室或者办公室，不出现您的姓名。',
    'The author reads this, signed by the department or the office without your name.',
  ],
  declineHelp: ['提出人会看到理由，不少于 5 字。', 'The author reads the reason, in 5 characters or more.'],
  takeUpHelp: [
    '采纳后在风险点登记册里新建一个风险点，排查方式记为意见的来源。',
    'Taking it up enters a risk point, found by the source of the suggestion.',
  ],
  takeUpReply: [
    '您的意见已经采纳，将列入风险点并制定防控措施。谢谢。',
    'Your suggestion has been taken up as a risk point; measures will follow. Thank you.',
  ],
  wordHelp: ['补充情况，办公室会看到。', 'What you want to add; the office sees it.'],
  sheets: {
    said: ['意见内容', 'The suggestion'],
    dialogue: ['办理与答复', 'Handling and answers'],
    course: ['办理过程', 'Course'],
    sources: ['各来源办理情况', 'By source'],
  },
  dialogueEmpty: ['还没有办理记录。', 'Nothing has been done yet.'],
  sides: { office: ['领导小组办公室', 'The leading group’s office'], author: ['提出人', 'The author'] },
  entries: {
    dispatch: [({ department }: Facts) => `转${String(department)}办理`, ({ department }: Facts) => `Dispatched to ${String(department)}`],
    answer: ['答复', 'Answer'],
    takeUp: ['采纳', 'Taken up'],
    decline: ['不予采纳', 'Declined'],
    word: ['补充', 'Further word'],
  },
  course: {
    give: ['提出', 'Left'],
    handle: ['办公室办理', 'With the office'],
    answer: ['科室答复', 'Answered'],
    settle: ['办公室决定', 'Settled'],
  },
  summary: {
    year: [(year: number) => `${year} 年`, (year: number) => String(year)],
    received: ['收到', 'Received'],
    takenUp: ['采纳', 'Taken up'],
    declined: ['不采纳', 'Declined'],
    open: ['在办', 'Open'],
    total: ['合计', 'All'],
    note: ['计入年度报告', 'counted in the year’s report'],
  },
  deeds: {
    give: ['提意见', 'Leave a suggestion'],
    dispatch: ['转科室办理', 'Dispatch'],
    answer: ['答复', 'Answer'],
    takeUp: ['采纳为风险点', 'Take up as a risk point'],
    decline: ['不予采纳', 'Decline'],
    word: ['补充', 'Add a word'],
  },
});
