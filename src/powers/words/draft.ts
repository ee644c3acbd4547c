import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (facts: Facts, key: string) => String(facts[key] ?? '');

/** What the page on which a version is drafted says. */
export const words = wordBook({
  title: [({ name }: Facts) => `起草：${text({ name }, 'name')}`, ({ name }: Facts) => `Draft: ${text({ name }, 'name')}`],
  link: ['起草', 'Draft'],
  revise: ['修改草稿', 'Edit the draft'],
  next: [
    ({ number }: Facts) => `正在起草第 ${text({ number }, 'number')} 版`,
    ({ number }: Facts) => `Drafting version ${text({ number }, 'number')}`,
  ],
  opens: [
    ({ number }: Facts) => `以下内容来自第 ${String(Number(number))} 版；一改动就另起第 ${String(Number(number) + 1)} 版草稿，已公布的不变。`,
    ({ number }: Facts) =>
      `This is version ${String(Number(number))}; the first change opens version ${String(Number(number) + 1)}, what is published stays.`,
  ],
  underReview: ['这一版正在审核，退回或撤回以后才能修改。', 'This version is under review; it can be edited once it is returned or withdrawn.'],
  notYours: ['职权由本科室、单位负责人或领导小组办公室起草。', 'A power is drafted by the head of its department or by the leading group’s office.'],
  limits: ['时限', 'Limits'],
  figure: ['天数', 'Days'],
  unit: ['单位', 'Unit'],
  limitHint: ['承诺时限不得长于法定时限；即办不填天数。', 'The promise must not exceed the law; “at once” needs no figure.'],
  half: {
    statutoryLimit: ['天数和单位要一起填，填全后才保存。', 'Give the figure and its unit; it is saved once both are there.'],
    promisedLimit: ['天数和单位要一起填，填全后才保存。', 'Give the figure and its unit; it is saved once both are there.'],
    basis: ['每条依据都要写明文件名称，写明后才保存。', 'Each basis needs its document; it is saved once it is there.'],
  },
  basisHint: [
    '法无授权不可为：至少一条，写明文件名称和条款。',
    'A power without a legal basis is none: name at least one, with document and article.',
  ],
  basisRow: [({ number }: Facts) => `第 ${text({ number }, 'number')} 条依据`, ({ number }: Facts) => `Basis ${text({ number }, 'number')}`],
  addBasis: ['添加依据', 'Add a basis'],
  removeBasis: ['删去', 'Remove'],
  raiseBasis: ['上移', 'Move up'],
  positionsHint: [
    '岗位在组织中维护；没有所需岗位的，先在科室页面添加。',
    'Positions are kept under the organization; add a missing one on the page of its department.',
  ],
  procedureHint: ['一行或用箭头写明各环节，与流程图一致。', 'The steps in a line or with arrows, as in the flowchart.'],
  responsibilityHint: ['责任事项和追责情形。', 'What one answers for, and when one is held to account.'],
  drawing: ['流程图', 'Flowchart'],
  edit: ['编辑流程图', 'Edit the flowchart'],
  noDrawing: ['还没有流程图。画好并健全后才能提交审核。', 'There is no flowchart yet; it must be drawn and sound before it is submitted.'],
  sound: {
    yes: ['流程图健全', 'The flowchart is sound'],
    no: ['流程图不健全，提交前要改好', 'The flowchart is not sound; mend it before it is submitted'],
    undecided: ['走法太多，无法判断是否健全', 'Too many ways to tell whether it is sound'],
    unreadable: ['流程图还没画完，系统读不懂', 'The flowchart is unfinished and cannot be read yet'],
  },
  clash: {
    title: ['两人改了同一处，请选择', 'Two people changed the same place: choose'],
    note: [
      ({ by, at }: Facts) =>
        `您起草时，${text({ by }, 'by')}在 ${text({ at }, 'at')} 也保存过。下面几处两人改得不同；其余改动已经合并。选定之前，您写的都还在。`,
      ({ by, at }: Facts) =>
        `While you wrote, ${text({ by }, 'by')} saved too (${text({ at }, 'at')}). You disagree in the places below; all else is joined. What you wrote stays until you choose.`,
    ],
    mine: ['您写的', 'Yours'],
    theirs: [({ by }: Facts) => `${text({ by }, 'by')}写的`, ({ by }: Facts) => `By ${text({ by }, 'by')}`],
    takeMine: ['用我的', 'Take mine'],
    takeTheirs: ['用对方的', 'Take theirs'],
  },
  submitHeld: ['有的项目没有填全，填全后才能提交。', 'Some fields are half filled in; complete them before you submit.'],
});
