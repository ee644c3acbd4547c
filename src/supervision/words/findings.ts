import { wordBook } from '#platform/words.ts';
import type { FindingFacts } from '../finding.ts';
import { dayEn, dayZh } from './dates.ts';
import { leads } from './leads.ts';

const days = ({ unit }: FindingFacts) => (unit === 'workingDay' ? '个工作日' : '日');
const daysEn = ({ unit, limit: of }: FindingFacts) => `${unit === 'workingDay' ? 'working ' : ''}${of === 1 ? 'day is' : 'days are'}`;
const who = ({ actor }: FindingFacts) => (actor ? `，由${actor}办理` : '');
const whoEn = ({ actor }: FindingFacts) => (actor ? ` by ${actor}` : '');
const tentative = ({ provisional }: FindingFacts) => (provisional ? '（暂定）' : '');
const tentativeEn = ({ provisional }: FindingFacts) => (provisional ? ' (provisional)' : '');

function limit(facts: FindingFacts): string {
  const basis = facts.basis === 'statutory' ? '法定' : '承诺';
  if (facts.near) return `${basis} ${facts.limit} ${days(facts)}，已用 ${facts.used} 个，${dayZh(facts.due)}到期，临近时限${tentative(facts)}。`;
  const over = (facts.used ?? 0) - (facts.limit ?? 0);
  const law = facts.overStatutory ? '，并已超过法定时限' : '';
  return `${basis} ${facts.limit} ${days(facts)}，实用 ${facts.used} 个，超 ${over} ${days(facts)}${law}${tentative(facts)}。`;
}

function limitEn(facts: FindingFacts): string {
  const basis = facts.basis === 'statutory' ? 'allowed by law' : 'promised';
  if (facts.near)
    return `${facts.limit} ${daysEn(facts)} ${basis}, ${facts.used} used so far; due on ${dayEn(facts.due)}, the limit is near${tentativeEn(facts)}.`;
  const over = (facts.used ?? 0) - (facts.limit ?? 0);
  const law = facts.overStatutory ? ', and over the statutory limit too' : '';
  return `${facts.limit} ${daysEn(facts)} ${basis}, it took ${facts.used}: ${over} over${law}${tentativeEn(facts)}.`;
}

const between = ({ after, next }: FindingFacts) =>
  after && next ? `，“${after}”之后直接进入“${next}”` : next ? `，直接从“${next}”办起` : after ? `，办到“${after}”就结束了` : '';
const betweenEn = ({ after, next }: FindingFacts) =>
  after && next
    ? `: “${after}” was followed by “${next}”`
    : next
      ? `: the case began with “${next}”`
      : after
        ? `: the case ended with “${after}”`
        : '';

/** The sentence of each finding, made of its facts. */
export const findings = wordBook({
  kinds: {
    skipped: ['漏步', 'Step skipped'],
    outOfOrder: ['错序', 'Out of order'],
    repeated: ['重复', 'Step repeated'],
    notInFlow: ['流程外', 'Not in flowchart'],
    authority: ['越权', 'Beyond authority'],
    separation: ['不相容', 'Duties not separated'],
    nodeOver: ['环节超时', 'Step overdue'],
    totalOver: ['总时限超时', 'Case overdue'],
    tooLong: ['过长未解', 'Too long to explain'],
    ...leads.kinds,
  },
  nearKinds: { nodeOver: ['环节临期', 'Step near its limit'], totalOver: ['总时限临期', 'Case near its limit'] },
  cards: { lead: ['线索', 'Lead'], notice: ['蓝色提示', 'Blue notice'], yellow: ['黄牌', 'Yellow card'], red: ['红牌', 'Red card'] },
  findingStates: { open: ['成立', 'Stands'], withdrawn: ['已撤销', 'Withdrawn'] },
  findingEmpty: [
    '没有发现异常。导入办件事件后，系统逐件对照流程图和时限检查。',
    'Nothing was found. Cases are checked against their flowchart and limits once their events are imported.',
  ],
  sentences: {
    skipped: [(f: FindingFacts) => `没有“${f.step}”的记录${between(f)}。`, (f: FindingFacts) => `There is no record of “${f.step}”${betweenEn(f)}.`],
    outOfOrder: [
      (f: FindingFacts) => `“${f.step}”没有按流程图的次序办理${f.after ? `，办在“${f.after}”之后` : ''}${who(f)}。`,
      (f: FindingFacts) => `“${f.step}” was not taken in the order of the flowchart${f.after ? ` but after “${f.after}”` : ''}${whoEn(f)}.`,
    ],
    repeated: [
      (f: FindingFacts) => `“${f.step}”重复办理${f.after ? `，又办在“${f.after}”之后` : ''}${who(f)}。`,
      (f: FindingFacts) => `“${f.step}” was taken again${f.after ? ` after “${f.after}”` : ''}${whoEn(f)}.`,
    ],
    notInFlow: [
      (f: FindingFacts) => `“${f.step}”不在流程图上本件应走的路径之内${f.after ? `，办在“${f.after}”之后` : ''}${who(f)}。`,
      (f: FindingFacts) =>
        `“${f.step}” lies on no way of the flowchart that this case took${f.after ? `; it came after “${f.after}”` : ''}${whoEn(f)}.`,
    ],
    authority: [
      (f: FindingFacts) => `${f.actor}办理了“${f.step}”，当日并不任有权岗位（${f.allowed}）。`,
      (f: FindingFacts) => `${f.actor} took “${f.step}” but held none of the positions that may on that day (${f.allowed}).`,
    ],
    separation: [
      (f: FindingFacts) => `${f.actor}一人办理了“${f.step}”和“${f.other}”。流程图规定这两个环节不得由同一人办理。`,
      (f: FindingFacts) => `${f.actor} took both “${f.step}” and “${f.other}”, which the flowchart keeps apart.`,
    ],
    nodeOver: [(f: FindingFacts) => `“${f.step}”${limit(f)}`, (f: FindingFacts) => `“${f.step}”: ${limitEn(f)}`],
    totalOver: [(f: FindingFacts) => `全程${limit(f)}`, (f: FindingFacts) => `The whole case: ${limitEn(f)}`],
    tooLong: [
      (f: FindingFacts) => `本件有 ${f.events} 个事件，过长未作解释，前 ${f.upTo} 个与流程图相符。`,
      (f: FindingFacts) => `With ${f.events} events the case is too long to explain; the first ${f.upTo} fit the flowchart.`,
    ],
    ...leads.sentences,
  },
  formulas: leads.formulas,
  lead: leads.lead,
  finding: {
    evidence: ['证据', 'Evidence'],
    evidenceNote: ['据以认定的事件', 'the events that prove it'],
    noEvidence: ['证据在于缺少记录。', 'The proof is that a record is missing.'],
    where: ['在流程图上的位置', 'Where in the flowchart'],
    openStep: ['查看环节', 'Open the step'],
    unknown: ['流程图上没有这个环节', 'no such step in the flowchart'],
    noInquiry: ['未进督办', 'No inquiry'],
  },
});
