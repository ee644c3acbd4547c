import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { editorRefusals } from './editorRefusals.ts';
import { catalogueRefusals, cellRefusals, cellRemarks } from './catalogue.ts';

/** What a faulty node of a flowchart does, after its name. */
export const unsound = {
  unreachable: ['走不到', 'can never be reached'],
  cannotEnd: ['走到后可能永远办不完', 'may leave the case without an end'],
  tokensLeft: ['办结后仍有环节未了', 'may still be waiting when the case has ended'],
  unbounded: ['会被重复触发', 'may be started twice at once'],
  noStart: ['缺少开始', 'lacks a start'],
  noEnd: ['缺少结束', 'lacks an end'],
} as const;
type Unsound = Readonly<{ kind: keyof typeof unsound; node: string; name: string }>;
const unsoundAt = (facts: Facts, at: 0 | 1) =>
  (facts['faults'] as readonly Unsound[]).map(({ kind, node, name }) => [name || node, unsound[kind][at]]);

export const refusals = wordBook({
  ...editorRefusals,
  ...catalogueRefusals,
  ...cellRefusals,
  ...cellRemarks,
  'powers/not-found': ['没有找到这项职权或这一版本，或者您不能查看。', 'There is no such power or version, or you may not see it.'],
  'powers/drafting/forbidden': [
    '职权由本科室、单位负责人或领导小组办公室起草。',
    'A power is drafted by the head of its department or by the leading group’s office.',
  ],
  'powers/department/invalid': ['所选科室、单位不属于本单位。', 'The department does not belong to this bureau.'],
  'powers/code-taken': [
    ({ code }: Facts) => `编码 ${String(code)} 已被另一项职权使用。`,
    ({ code }: Facts) => `The code ${String(code)} already names another power.`,
  ],
  'powers/opening/forbidden': [
    '这项职权已经公布过，改为向社会公开，全文当即上网，由领导小组办公室来改。',
    'This power has been published: opened to all, its text is on the public page at once, so the leading group’s office opens it.',
  ],
  'powers/under-review': [
    ({ number }: Facts) => `第 ${String(number)} 版正在审核，退回或公布后才能再起草。`,
    ({ number }: Facts) => `Version ${String(number)} is under review; draft again once it is returned or published.`,
  ],
  'powers/no-basis': [
    '没有写明行使依据，不能提交审核。法无授权不可为，请至少填写一条依据。',
    'No legal basis is named, so it cannot be submitted: a power without a basis is none. Name at least one.',
  ],
  'powers/position/invalid': ['所选岗位不属于本单位。', 'The position does not belong to this bureau.'],
  'powers/edited-elsewhere': [
    ({ by, at }: Facts) => `${String(by ?? '另一人')}在${String(at ?? '此间')}保存过这份草稿，您看到的已不是最新的。您的修改还在，请先对照再保存。`,
    ({ by, at }: Facts) =>
      `${String(by ?? 'Somebody else')} saved this draft at ${String(at ?? 'a later time')}; what you saw is no longer the latest. Your changes are still here: compare before you save.`,
  ],
  'powers/not-a-draft': ['这一版不是草稿，不能修改流程图。', 'This version is not a draft; its flowchart cannot be changed.'],
  'powers/no-flowchart': ['没有流程图。请先上传权力运行流程图。', 'There is no flowchart. Upload one first.'],
  'powers/flowchart/too-large': ['流程图文件超过 5 MB。', 'The flowchart is larger than 5 MB.'],
  'powers/flowchart/invalid': ['流程图读不懂。', 'The flowchart cannot be read.'],
  'powers/unsound': [
    (facts: Facts) =>
      `流程图不健全：${unsoundAt(facts, 0)
        .map(([node, what]) => `“${node}”${what}`)
        .join('；')}。每个环节都应在从开始到结束的路上。`,
    (facts: Facts) =>
      `The flowchart is not sound: ${unsoundAt(facts, 1)
        .map(([node, what]) => `“${node}” ${what}`)
        .join('; ')}. Every step must lie on a way from start to end.`,
  ],
  'powers/soundness-undecided': [
    '流程图的走法太多，无法判断是否健全，请简化。',
    'The flowchart has too many ways to tell whether it is sound; simplify it.',
  ],
  'powers/limit-without-unit/invalid': ['时限的数字和单位要一起填。', 'A limit needs both its figure and its unit.'],
  'powers/promise-too-long': [
    '承诺时限不得长于法定时限。承诺是对群众说的，只能比法律更快。',
    'The promised limit must not exceed the statutory one: a promise to the public can only be quicker than the law.',
  ],
  'powers/valid-from/invalid': [
    ({ earliest }: Facts) => `生效日期最早为 ${String(earliest)}，不能倒追。`,
    ({ earliest }: Facts) => `The earliest day is ${String(earliest)}; a version is never put in force backwards.`,
  ],
  'powers/cannot': ['这一版的状态不允许这样办理，请刷新后再看。', 'The state of this version does not allow this; reload the page.'],
  'powers/desk/forbidden': ['这一版不在您的岗位办理。', 'This version does not lie at your desk.'],
  'powers/withdraw/forbidden': ['谁提交的由谁撤回。', 'Only who submitted a version may withdraw it.'],
  'powers/outdated': [
    ({ by }: Facts) => `已过时：您看过以后${by ? `，${String(by)}又` : '又'}改过这一版。办理只对看过的内容有效，请刷新，看过新的内容再办。`,
    ({ by }: Facts) =>
      `Out of date: ${by ? String(by) : 'somebody'} changed this version after you read it. A decision binds to what was read; reload and read it again.`,
  ],
  'powers/place/invalid': [
    ({ place }: Facts) => `意见写在“${String(place)}”，这一版没有这一处。`,
    ({ place }: Facts) => `A remark stands at “${String(place)}”, which this version does not have.`,
  ],
  'powers/nobody-to-review': [
    '领导小组办公室的人都参与过起草，无人可以审核。起草人不能审核自己的稿子，请由办公室另一人加入，或由科室、单位自行起草。',
    'Everybody of the leading group’s office wrote at this version, so nobody is left to review it. Have another person granted the office’s duty.',
  ],
  'powers/own-matter': [
    '您起草或提交过这一版，不能由您审核、公布或退回，请由另一人办理。',
    'You drafted or submitted this version, so another person must review, publish or return it.',
  ],
});
