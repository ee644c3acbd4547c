import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const list = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]).join('、') : '');
const listed = (value: unknown) => (Array.isArray(value) ? (value as readonly string[]).join(', ') : '');
const nobodyYet = (value: unknown) => !Array.isArray(value) || value.length === 0;
const many = (facts: Facts, key: string, one: string) => `${String(facts[key])} ${one}${facts[key] === 1 ? '' : 's'}`;

const summed = (facts: Facts) =>
  [
    Number(facts['workingDays']) > 0 && `${String(facts['workingDays'])} 个工作日`,
    Number(facts['calendarDays']) > 0 && `${String(facts['calendarDays'])} 日`,
  ]
    .filter(Boolean)
    .join('加 ');
const summedUp = (facts: Facts) =>
  [
    Number(facts['workingDays']) > 0 && many(facts, 'workingDays', 'working day'),
    Number(facts['calendarDays']) > 0 && many(facts, 'calendarDays', 'calendar day'),
  ]
    .filter(Boolean)
    .join(' and ');
const totals: Readonly<Record<string, string>> = { workingDay: '个工作日', calendarDay: '日' };
const total = ({ unit, total: days }: Facts) => (unit === 'immediate' ? '即办' : `${String(days)} ${totals[String(unit)] ?? ''}`);
const totalOf = (facts: Facts) =>
  facts['unit'] === 'immediate' ? 'at once' : many(facts, 'total', facts['unit'] === 'workingDay' ? 'working day' : 'calendar day');

const apart = '制度要求“适度分权”“推行岗位权力分权制约”：一人能办完全部环节，就没有人能发现办错。';
const apartInEnglish =
  'The plan asks to divide powers so that positions check each other: where one person does it all, nobody sees what goes wrong.';
const pairs = '两个环节设为不相容，是为了不由同一人办理；岗位设置允许同一人办理的，只能等事后发红牌。';
const pairsInEnglish =
  'The two steps are separated so that no one person takes both; where positions allow it, a red card after the fact is all that remains.';
const posts = '流程图写明的岗位是判定越权的依据；岗位对不上，办理的人会被判为越权，或者环节无人可办。';
const postsInEnglish =
  'A step taken by somebody without its position is beyond authority: where the position does not fit, whoever takes the step is at fault, or nobody can.';
const clocks = '时限只在补正和特别程序（听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审）期间停止计算；停错了，超时就看不出来。';
const clocksInEnglish =
  'The clock stands still only while the applicant supplements and in special procedures (hearing, tender, auction, inspection, testing, quarantine, appraisal, expert review); stopped elsewhere, it hides what is late.';

/** What the check-up of powers says; its shape is told at `Gap`. */
export const checkups = wordBook({
  of: [
    ({ version, state }: Facts) => `第 ${String(version)} 版${state === 'published' ? '' : '，未公布'}`,
    ({ version, state }: Facts) => `version ${String(version)}${state === 'published' ? '' : ', not published'}`,
  ],
  repairs: {
    flowchart: ['修改流程图', 'Mend the flowchart'],
    look: ['看流程图', 'See the flowchart'],
    basis: ['职权的依据', 'The basis of the power'],
    organization: ['科室的岗位', "The department's positions"],
  },
  noFlowchart: {
    title: ['没有流程图', 'Without flowchart'],
    why: [
      '方案要求每项职权编制权力运行流程图；没有流程图，不能提交审核，办件也无从对照监督。',
      'The plan asks for a flowchart of every power; without one it cannot be submitted, and no case can be watched against it.',
    ],
    says: ['没有绘制流程图。', 'No flowchart has been drawn.'],
  },
  unreadable: {
    title: ['流程图未画完', 'Flowchart not finished'],
    why: [
      '看不懂的流程图不能提交审核，也无法检查其中的岗位和时限。',
      'A flowchart that is not understood cannot be submitted, nor its positions and limits checked.',
    ],
    says: ['流程图还不能识别，编辑器会指出在哪里。', 'The flowchart cannot be understood yet; the editor says where.'],
  },
  noBasis: {
    title: ['没有行使依据', 'Without basis'],
    why: [
      '方案要求职权清单包括“权力行使依据、程序、时限及相应责任”；没有依据的职权不能提交审核。',
      'The plan asks that the list of powers name "basis, procedure, time limit and responsibility"; a power without basis cannot be submitted.',
    ],
    says: ['没有填写行使依据。', 'No basis is given.'],
  },
  noPerformers: {
    title: ['分权：没有一个环节写明岗位', 'Division: no step names a position'],
    why: [apart, apartInEnglish],
    says: [
      (facts: Facts) => `${String(facts['steps'])} 个环节都没有写明可以办理的岗位，任何人都能办完全部环节。`,
      (facts: Facts) => `None of its ${many(facts, 'steps', 'step')} names a position: anybody may take them all.`,
    ],
  },
  onePosition: {
    title: ['分权：一个岗位可办全部环节', 'Division: one position may take every step'],
    why: [apart, apartInEnglish],
    says: [
      ({ steps, open, position, people }: Facts) =>
        `${String(position)}可以办理全部 ${String(steps)} 个环节${nobodyYet(people) ? '，目前无人任职' : `，现任职：${list(people)}`}。${nobodyYet(open) ? '' : `其中未写明岗位的环节：${list(open)}。`}`,
      (facts: Facts) =>
        `${String(facts['position'])} may take all ${many(facts, 'steps', 'step')}${nobodyYet(facts['people']) ? '; nobody holds it now' : `; held by ${listed(facts['people'])}`}.${nobodyYet(facts['open']) ? '' : ` Steps that name no position: ${listed(facts['open'])}.`}`,
    ],
  },
  onePerson: {
    title: ['分权：一个人可办全部环节', 'Division: one person may take every step'],
    why: [apart, apartInEnglish],
    says: [
      ({ steps, open, people }: Facts) =>
        `${list(people)}兼任的岗位合起来，可以办理全部 ${String(steps)} 个环节。${nobodyYet(open) ? '' : `其中未写明岗位的环节：${list(open)}。`}`,
      (facts: Facts) =>
        `By all the positions held together, ${listed(facts['people'])} may take all ${many(facts, 'steps', 'step')}.${nobodyYet(facts['open']) ? '' : ` Steps that name no position: ${listed(facts['open'])}.`}`,
    ],
  },
  separationOpen: {
    title: ['不相容环节没有写明岗位', 'Separated steps that name no position'],
    why: [pairs, pairsInEnglish],
    says: [
      ({ one, other, open }: Facts) => `“${String(one)}”与“${String(other)}”不相容，但${list(open)}没有写明岗位，谁都可以办。`,
      ({ one, other, open }: Facts) =>
        `"${String(one)}" and "${String(other)}" are separated, yet ${listed(open)} names no position: anybody may take it.`,
    ],
  },
  separationPosition: {
    title: ['不相容环节由同一岗位办理', 'Separated steps of one position'],
    why: [pairs, pairsInEnglish],
    says: [
      ({ one, other, positions, people }: Facts) =>
        `“${String(one)}”与“${String(other)}”不相容，但${list(positions)}两个环节都可以办${nobodyYet(people) ? '' : `（现任职：${list(people)}）`}。`,
      ({ one, other, positions, people }: Facts) =>
        `"${String(one)}" and "${String(other)}" are separated, yet both are open to ${listed(positions)}${nobodyYet(people) ? '' : ` (held by ${listed(people)})`}.`,
    ],
  },
  separationPerson: {
    title: ['一人兼任不相容岗位', 'Separated positions held together'],
    why: [pairs, pairsInEnglish],
    says: [
      ({ one, other, people }: Facts) => `“${String(one)}”与“${String(other)}”不相容，但${list(people)}兼任的岗位使其两个环节都可以办。`,
      ({ one, other, people }: Facts) =>
        `"${String(one)}" and "${String(other)}" are separated, yet ${listed(people)} may take both by the positions held together.`,
    ],
  },
  stepsOverTotal: {
    title: ['环节时限合计超过总时限', 'Step limits that add up to more than the total'],
    why: [
      '每个环节都按时办，总时限仍会超。合计的算法：按从受理之后到决定为止最长的一条路径，并行的取最长一支，退回重办的只计一次，停计时限的环节不计；有承诺时限的按承诺，没有的按法定。',
      'Every step may be in time and the case late. Reckoned on the longest way from after the acceptance to the decision: of parallel ways the longest, returns once, steps that stop the clock not at all; by the promised limit, the statutory where there is none.',
    ],
    says: [
      (facts: Facts) =>
        `最长路径合计 ${summed(facts)}，总时限 ${total(facts)}${facts['over'] === 'sometimes' ? '，遇节假日时会超' : ''}：${list(facts['steps'])}。`,
      (facts: Facts) =>
        `The longest way adds up to ${summedUp(facts)}, the total is ${totalOf(facts)}${facts['over'] === 'sometimes' ? ', exceeded in some weeks of the year' : ''}: ${listed(facts['steps'])}.`,
    ],
  },
  clockOnSite: {
    title: ['现场核查停计时限', 'Clock stopped by an on-site check'],
    why: [clocks, clocksInEnglish],
    says: [
      ({ step }: Facts) => `“${String(step)}”设为停计时限；现场核查不属于特别程序，应计入时限。`,
      ({ step }: Facts) => `"${String(step)}" stops the clock; a check on site is no special procedure and counts.`,
    ],
  },
  clockOther: {
    title: ['停计时限的环节不像特别程序', 'Clock stopped by a step that looks like no special procedure'],
    why: [clocks, clocksInEnglish],
    says: [
      ({ step }: Facts) => `“${String(step)}”设为停计时限，名称中看不出是哪一种特别程序，请核对。`,
      ({ step }: Facts) => `"${String(step)}" stops the clock, and its name is that of no special procedure: please check.`,
    ],
  },
  clockSupplement: {
    title: ['受理之后补正', 'Supplement after the acceptance'],
    why: [
      '补正应在受理之前一次告知；放在受理之后，会停计时限，办理时间因此看不出来。',
      'What is missing is asked for once, before the acceptance; after it, the clock stands still and hides how long the case took.',
    ],
    says: [
      ({ step }: Facts) => `“${String(step)}”在受理之后，期间停计时限。`,
      ({ step }: Facts) => `"${String(step)}" comes after the acceptance and stops the clock.`,
    ],
  },
  departmentUnknown: {
    title: ['流程图中的科室、单位不存在', 'Departments that are not there'],
    why: [posts, postsInEnglish],
    says: [
      ({ department, position, steps }: Facts) => `${list(steps)}由“${String(department)} ${String(position)}”办理，但没有这个科室、单位。`,
      ({ department, position, steps }: Facts) =>
        `${listed(steps)}: taken by "${String(department)} ${String(position)}", and there is no such department.`,
    ],
  },
  positionUnknown: {
    title: ['流程图中的岗位不存在', 'Positions that are not there'],
    why: [posts, postsInEnglish],
    says: [
      ({ department, position, steps }: Facts) => `${list(steps)}由“${String(department)} ${String(position)}”办理，但该科室、单位没有这个岗位。`,
      ({ department, position, steps }: Facts) =>
        `${listed(steps)}: taken by "${String(department)} ${String(position)}", and the department has no such position.`,
    ],
  },
  positionVacant: {
    title: ['流程图中的岗位无人任职', 'Positions that nobody holds'],
    why: [posts, postsInEnglish],
    says: [
      ({ department, position, steps }: Facts) => `${list(steps)}由“${String(department)} ${String(position)}”办理，但今天没有人任这个岗位。`,
      ({ department, position, steps }: Facts) => `${listed(steps)}: taken by "${String(department)} ${String(position)}", which nobody holds today.`,
    ],
  },
});
