import { chinaZone } from '#platform/calendar.ts';
import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: chinaZone });
const at = ({ at: when }: Facts) => (when ? clock.format(new Date(String(when))) : '');

export const refusals = wordBook({
  'campaigns/not-found': ['没有找到这轮排查，或者您不能查看。', 'There is no such round, or you may not see it.'],
  'campaigns/form/not-found': ['没有找到这份排查表，或者您不能查看。', 'There is no such form, or you may not see it.'],
  'campaigns/year-taken': [
    ({ year }: Facts) => `${String(year)}年度的排查已经开展。`,
    ({ year }: Facts) => `The round of ${String(year)} is opened already.`,
  ],
  'campaigns/days/invalid': ['截止日不能早于开始日，也不能早于今天。', 'The last day lies before neither the first day nor today.'],
  'campaigns/round-closed': ['这轮排查已经结束填报。', 'This round is closed.'],
  'campaigns/cannot': [
    '这份排查表现在不能这样办理，可能刚被别人办理过，请刷新后再看。',
    'This cannot be done with the form now; somebody may have acted on it. Reload the page.',
  ],
  'campaigns/closed': [
    '本轮排查已经结束填报，不能再填写、签名或者提交；需要补交的，请联系领导小组办公室。',
    'The round is closed: nothing more is filled in, signed or handed in. The leading group’s office can help.',
  ],
  'campaigns/own-matter': ['这是您本人的排查表，由上一级办理。', 'This is your own form; it is for the level above you.'],
  'campaigns/author/forbidden': [
    '排查表由本人填写提交；科室、单位的由负责人提交，参加人员可以填写。',
    'A form is filled in and handed in by whose it is; a department’s by its head, and those who took part may write in it.',
  ],
  'campaigns/signer/forbidden': [
    '只有参加排查的人员在科室表上签名，出席的党委（党组）成员在单位表上签名。提交人在提交时签名。',
    'Those who took part sign a department’s form, present members of the party committee the bureau’s. Who hands it in signs then.',
  ],
  'campaigns/desk/forbidden': [
    '这份排查表现在不由您评定或者审核；由谁办理按组织关系确定，见表上“现在在”。',
    'This form does not wait for you; who decides on it follows from the organization and stands on the form.',
  ],
  'campaigns/office/forbidden': ['这一步由领导小组办公室办理。', 'This is for the leading group’s office.'],
  'campaigns/committee/forbidden': ['单位排查表由党委（党组）成员提交。', 'The bureau’s form is handed in by a member of the party committee.'],
  'campaigns/documents/many': [
    ({ count, most }: Facts) => `这个科室有 ${String(count)} 份表，一次最多打包 ${String(most)} 份；请在列表中筛选后逐份下载。`,
    ({ count, most }: Facts) =>
      `The department has ${String(count)} forms, and at most ${String(most)} come in one file; filter the list and take them one by one.`,
  ],
  'campaigns/nobody-to-remind': [
    '没有要催办的人：都已提交，或者只剩您本人的表，或者这轮排查还没有开始、已经结束填报。',
    'There is nobody to remind: everybody has handed in, only your own form is left, or the round has not begun or is closed.',
  ],
  'campaigns/absent/forbidden': [
    '您在党委会讨论情况中记为缺席或者回避，这份表由出席的成员提交、记录。',
    'You are recorded as absent from the discussion of this form; a member who was present hands it in and records it.',
  ],
  'campaigns/commission/forbidden': ['这一步由市纪委办理。', 'This is for the commission.'],
  'campaigns/acted': [
    '评定或者审核已经办理，不能撤回；需要修改的，请办理人退回。',
    'Somebody has acted on it, so that it cannot be taken back; ask them to return it.',
  ],
  'campaigns/not-adopted': [
    '单位排查表先由领导小组集体通过，再由市纪委出具意见，然后才能评估。',
    'The bureau’s form is adopted by the leading group first, then the commission gives its opinion, then it is evaluated.',
  ],
  'campaigns/out-of-date': [
    (f: Facts) => `${String(f['by'])}在 ${at(f)} 改过这份排查表，您看到的不是最新内容。请刷新后再改，您没保存的文字请先复制。`,
    (f: Facts) => `${String(f['by'])} changed this form at ${at(f)}; what you see is not the newest. Copy what you wrote, reload, and go on.`,
  ],
  'campaigns/not-started': ['这份排查表还没有开始填写。', 'Nothing has been written on this form yet.'],
  'campaigns/content/invalid': [
    ({ faults }: Facts) => `还有 ${String((faults as unknown[]).length)} 处没有填好，已在表上标出。`,
    ({ faults }: Facts) => `Places that are not filled in yet, marked on the form: ${String((faults as unknown[]).length)}.`,
  ],
  'campaigns/tier/invalid': ['表的内容与层级不符，请刷新后再试。', 'The content is of another tier; reload the page.'],
  'campaigns/lines/invalid': ['同一风险点出现了两次，请刷新后再试。', 'A risk point stands on the form twice; reload the page.'],
  'campaigns/name/invalid': [
    ({ name }: Facts) => `签名须与本人姓名一致：${String(name)}。`,
    ({ name }: Facts) => `The signature is one’s own name: ${String(name)}.`,
  ],
  'campaigns/person/invalid': ['请从本科室、单位的人员中选择参加人员。', 'Those who took part are people of the department.'],
  'campaigns/line-kept': [
    ({ count }: Facts) => `有 ${String(count)} 个风险点已经登记或者已有措施落实记录，不能从表上删去，请恢复。`,
    ({ count }: Facts) =>
      `Risk points that are registered, or against which something was done already, stay on the form; bring them back: ${String(count)}.`,
  ],
  'campaigns/place/invalid': ['退回意见所指的位置不在表上，请刷新后再试。', 'A remark names a place that is not on the form; reload the page.'],
});
