import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (facts: Facts, key: string) => String(facts[key] ?? '');
const days = (count: unknown) => `${String(count)} working day${count === 1 ? '' : 's'}`;

/** What the pages of review, comparison and drafting say. */
export const words = wordBook({
  legal: {
    title: ['法制审核', 'Legal review'],
    empty: [
      '没有待法制审核的职权。各单位办公室审核通过的版本会列在这里。',
      'No version waits for legal review. What the offices of the bureaus have passed is listed here.',
    ],
    first: ['首次送审', 'First submission'],
    same: ['无改动', 'nothing'],
    changed: [
      ({ fields, elements }: Facts) =>
        [fields ? `内容 ${text({ fields }, 'fields')} 项` : '', elements ? `流程图 ${text({ elements }, 'elements')} 处` : '']
          .filter(Boolean)
          .join('、'),
      ({ fields, elements }: Facts) =>
        [fields ? `${text({ fields }, 'fields')} in the text` : '', elements ? `${text({ elements }, 'elements')} in the flowchart` : '']
          .filter(Boolean)
          .join(', '),
    ],
    waited: [({ days: count }: Facts) => `${String(count)} 个工作日`, ({ days: count }: Facts) => days(count)],
    late: { yes: ['已逾期', 'Overdue'], no: ['未逾期', 'In time'] },
  },
  columns: {
    bureau: ['单位', 'Bureau'],
    submittedOn: ['提交日期', 'Submitted on'],
    submittedBy: ['提交人', 'Submitted by'],
    since: ['送达日期', 'At this desk since'],
    waiting: ['已等候（工作日）', 'Waiting (working days)'],
    dueOn: ['审核期限', 'Due on'],
    changedFields: ['内容改动（项）', 'Changes in the text'],
    changedElements: ['流程图改动（处）', 'Changes in the flowchart'],
    changed: ['比上次审核通过时', 'Since last passed'],
    late: ['是否逾期', 'Overdue'],
  },
  compare: {
    title: [({ name }: Facts) => `比较版本：${text({ name }, 'name')}`, ({ name }: Facts) => `Compare versions: ${text({ name }, 'name')}`],
    link: ['与上一版比较', 'Compare with the version before'],
    sinceReturned: ['看退回以后的改动', 'See what changed since the return'],
    from: ['改前', 'Before'],
    to: ['改后', 'After'],
    only: ['内容', 'Content'],
    field: ['项目', 'Field'],
    base: {
      legal: ['与法制审核上次通过的内容相比', 'against what legal affairs last passed'],
      published: ['与上次公布的版本相比', 'against the version last published'],
      chosen: ['与所选版本相比', 'against the version chosen'],
      none: ['首个版本，没有可比的前一版', 'the first version: there is none to compare it with'],
    },
    read: [
      ({ version, deed, by, at }: Facts) =>
        `${text({ version }, 'version')}（${text({ at }, 'at')} ${text({ by }, 'by')}${text({ deed }, 'deed')}时）`,
      ({ version, deed, by, at }: Facts) =>
        `${text({ version }, 'version')} (${text({ by }, 'by')} ${text({ deed }, 'deed')}, ${text({ at }, 'at')})`,
    ],
    unwritten: ['还没有填写内容。', 'Nothing is written yet.'],
    sameFields: ['各项内容没有改动。', 'Nothing in the fields differs.'],
    sameDrawing: ['流程图没有改动。', 'The flowcharts do not differ.'],
    unreadable: ['有一版流程图读不懂，无法逐处比较。', 'One of the flowcharts cannot be read, so they cannot be compared element by element.'],
    noDrawing: ['没有流程图', 'no flowchart'],
    all: ['显示没有改动的项目', 'Show what did not change'],
    nothing: ['（空）', '(empty)'],
    fit: ['两图都显示全图', 'Fit both'],
    list: ['流程图改动清单', 'Changes in the flowchart'],
    place: ['位置', 'place'],
  },
  how: { added: ['新增', 'Added'], removed: ['删去', 'Removed'], changed: ['改动', 'Changed'], moved: ['移位', 'Moved'] },
  named: [
    ({ kind, name }: Facts) => `${text({ kind }, 'kind')}“${text({ name }, 'name')}”`,
    ({ kind, name }: Facts) => `${text({ kind }, 'kind')} “${text({ name }, 'name')}”`,
  ],
  comma: ['，', ', '],
  and: ['、', ', '],
  movedOnly: [({ names }: Facts) => `只移动了位置：${text({ names }, 'names')}`, ({ names }: Facts) => `Only moved: ${text({ names }, 'names')}`],
  kinds: {
    step: ['环节', 'step'],
    start: ['开始', 'start'],
    end: ['结束', 'end'],
    event: ['事件', 'event'],
    choice: ['分支', 'gateway'],
    flow: ['走向', 'arrow'],
    lane: ['泳道', 'lane'],
    pool: ['参与方', 'pool'],
    process: ['整个流程', 'the whole process'],
    subProcess: ['子流程', 'sub-process'],
    note: ['注释', 'note'],
    data: ['材料', 'document'],
    other: ['其他元素', 'other element'],
  },
  aspects: {
    name: ['名称', 'Name'],
    type: ['类型', 'Kind'],
    lane: ['泳道', 'Lane'],
    within: ['所在子流程', 'Within'],
    from: ['起点', 'From'],
    to: ['终点', 'To'],
    separations: ['不相容环节', 'Not by the same person as'],
    performers: ['可办岗位', 'Who may take it'],
    limits: ['时限', 'Limit'],
    clock: ['停计时限', 'Stops the clock'],
    power: ['所属职权', 'Power'],
    condition: ['条件', 'Condition'],
    documentation: ['说明', 'Explanation'],
    other: ['其他属性', 'Other'],
  },
  review: {
    title: [({ name }: Facts) => `审核：${text({ name }, 'name')}`, ({ name }: Facts) => `Review: ${text({ name }, 'name')}`],
    open: ['审核', 'Review'],
    notHere: [
      '这一版现在不在您的岗位办理：可能已经办过、被撤回，或者您参与过起草。',
      'This version does not lie at your desk now: it was passed on or withdrawn, or you wrote at it.',
    ],
    back: ['看这项职权', 'See the power'],
    fields: ['各项内容', 'The fields'],
    drawing: ['流程图', 'Flowchart'],
    steps: ['逐个环节', 'Step by step'],
    clickNode: ['点图上的环节，在旁边写意见。', 'Choose a step to write a remark beside it.'],
    remark: ['写意见', 'Write a remark'],
    remarkOn: [({ place }: Facts) => `对“${text({ place }, 'place')}”的意见`, ({ place }: Facts) => `Remark on “${text({ place }, 'place')}”`],
    remarkHint: ['写清要改什么、为什么。退回时随理由一并送起草人。', 'Say what is to change and why. It goes to the drafter with the return.'],
    keep: ['记下', 'Keep'],
    drop: ['删去', 'Delete'],
    edit: ['修改', 'Edit'],
    whole: ['流程图整体', 'the flowchart as a whole'],
    count: [({ count }: Facts) => `意见 ${String(count)} 处`, ({ count }: Facts) => `${String(count)} remark${count === 1 ? '' : 's'}`],
    reason: ['退回理由', 'Reason for the return'],
    reasonHint: ['至少 5 个字；逐处意见写在各处。', 'At least five characters; remarks stand at their places.'],
    reasonShort: ['退回要写明理由，至少 5 个字。', 'A return needs a reason of at least five characters.'],
    remarksBlock: ['写了逐处意见，只能退回；要通过，请先删去意见。', 'With remarks written it can only be returned; delete them to pass it on.'],
    next: {
      review: [
        ({ to, dueOn, days: count }: Facts) =>
          `通过后送${text({ to }, 'to')}法制审核，限 ${String(count)} 个工作日，至 ${text({ dueOn }, 'dueOn')}。`,
        ({ to, dueOn, days: count }: Facts) =>
          `Passed, it goes to ${text({ to }, 'to')} for legal review: ${days(count)}, until ${text({ dueOn }, 'dueOn')}.`,
      ],
      legalReview: [
        ({ to, dueOn, days: count }: Facts) =>
          `通过后回领导小组办公室（${text({ to }, 'to')}）公布，限 ${String(count)} 个工作日，至 ${text({ dueOn }, 'dueOn')}。`,
        ({ to, dueOn, days: count }: Facts) =>
          `Passed, it goes back to the leading group’s office (${text({ to }, 'to')}) to be published: ${days(count)}, until ${text({ dueOn }, 'dueOn')}.`,
      ],
      publish: [
        '公布后不再改动，自施行日起办件按这一版监督；之前受理的办件仍按原版。',
        'Published it never changes; cases accepted from the first day in force go by it, earlier ones by the version before.',
      ],
      return: [
        ({ to, dueOn, days: count }: Facts) => `退回后由${text({ to }, 'to')}修改，限 ${String(count)} 个工作日，至 ${text({ dueOn }, 'dueOn')}。`,
        ({ to, dueOn, days: count }: Facts) => `Returned, it is revised by ${text({ to }, 'to')}: ${days(count)}, until ${text({ dueOn }, 'dueOn')}.`,
      ],
      submit: [
        ({ to, dueOn, days: count }: Facts) =>
          `提交后由领导小组办公室（${text({ to }, 'to')}）审核，限 ${String(count)} 个工作日，至 ${text({ dueOn }, 'dueOn')}。`,
        ({ to, dueOn, days: count }: Facts) =>
          `Submitted, it is reviewed by the leading group’s office (${text({ to }, 'to')}): ${days(count)}, until ${text({ dueOn }, 'dueOn')}.`,
      ],
    },
    nobody: ['（无人）', '(nobody)'],
  },
  returned: {
    title: ['退回意见', 'What the return asks'],
    note: [
      ({ by, at }: Facts) => `${text({ by }, 'by')} ${text({ at }, 'at')} 退回`,
      ({ by, at }: Facts) => `returned by ${text({ by }, 'by')}, ${text({ at }, 'at')}`,
    ],
    touched: ['已改', 'changed since'],
    open: ['未改', 'not changed yet'],
    left: [
      ({ left, all }: Facts) => `${String(all)} 处意见，还有 ${String(left)} 处没有改`,
      ({ left, all }: Facts) => `${String(all)} remark${all === 1 ? '' : 's'}, ${String(left)} not changed yet`,
    ],
    node: [({ name }: Facts) => `环节“${text({ name }, 'name')}”`, ({ name }: Facts) => `step “${text({ name }, 'name')}”`],
  },
  desk: {
    at: ['现在何处', 'Lies with'],
    due: ['期限', 'Due'],
    holder: {
      draft: [({ to }: Facts) => `起草：${text({ to }, 'to')}`, ({ to }: Facts) => `drafting: ${text({ to }, 'to')}`],
      submitted: [
        ({ to }: Facts) => `领导小组办公室（${text({ to }, 'to')}）`,
        ({ to }: Facts) => `the leading group’s office (${text({ to }, 'to')})`,
      ],
      bureauReviewed: [({ to }: Facts) => text({ to }, 'to'), ({ to }: Facts) => text({ to }, 'to')],
      legallyReviewed: [
        ({ to }: Facts) => `领导小组办公室（${text({ to }, 'to')}）`,
        ({ to }: Facts) => `the leading group’s office (${text({ to }, 'to')})`,
      ],
    },
  },
});
