import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (value: unknown) => String(value ?? '');

export const refusals = wordBook({
  'organization/not-recognized/signed-out': [
    '账号或口令不正确。连续多次不正确的账号会锁定一段时间，锁定期间口令正确也不能登录；请稍后再试，忘记口令的请联系系统管理员。',
    'The account or the password is not right. An account is locked for a while after several wrong passwords, and then the right one does not help either; try again later, or ask the system administrator if you have forgotten it.',
  ],
  'organization/account/locked': [
    '口令多次不正确，账号已锁定一段时间，请稍后再试。',
    'The account is locked for a while after several wrong passwords. Try again later.',
  ],
  'organization/wrong-password': ['现用口令不正确，口令没有修改。', 'The present password is not right; nothing was changed.'],
  'organization/link-used': [
    '这个链接已经用过、已经过期或不完整。请向系统管理员另要一个。',
    'This link has been used, has run out or is incomplete. Ask the system administrator for another.',
  ],
  'organization/not-found': [
    '没有找到这一项，或者它不属于您能查看的单位。',
    'There is no such thing, or it belongs to a bureau that you cannot see.',
  ],
  'organization/own-matter': ['不得办理与本人有关的事项，请由另一人办理。', 'Nobody acts on their own matter; this takes another person.'],
  'organization/name-taken': [
    ({ name }: Facts) => `“${text(name)}”已经有了，请换一个名称。`,
    ({ name }: Facts) => `There is a “${text(name)}” already. Choose another name.`,
  ],
  'organization/number-taken': [
    ({ number }: Facts) => `工号 ${text(number)} 已有人使用。`,
    ({ number }: Facts) => `The number ${text(number)} is somebody else’s.`,
  ],
  'organization/account-taken': [
    ({ name }: Facts) => `账号“${text(name)}”已被使用，或此人已有账号。`,
    ({ name }: Facts) => `The account “${text(name)}” is taken, or the person has one already.`,
  ],
  'organization/account-disabled': ['账号已停用，请先启用。', 'The account is shut. Open it first.'],
  'organization/asked': ['已经申请过了，正等安全管理员确认。', 'This has been asked for already and waits for the security administrator.'],
  'organization/delegation/forbidden': [
    '只能委托自己的岗位；他人外出的，由领导小组办公室代为委托。',
    'One delegates one’s own desk; for somebody who is away the leading group’s office does.',
  ],
  'organization/delegate/invalid': [
    '受托人应是本单位现任岗位的其他人员，不能是委托人本人，也不能由您委托给自己。',
    'A delegate is another person of the bureau who holds a position, and nobody gives a desk to themselves.',
  ],
  'organization/delegation-days/invalid': [
    '委托的起止日期不对：止日不早于起日和今天，最长一年。',
    'A delegation ends not before it begins nor before today, and lasts a year at most.',
  ],
  'organization/delegated': [
    ({ to, validTo }: Facts) => `这段时间已经委托给${text(to)}（至${text(validTo)}），请先撤销。`,
    ({ to, validTo }: Facts) => `In these days ${text(to)} acts for them already (until ${text(validTo)}); revoke that first.`,
  ],
  'organization/delegation-over': ['这项委托已经到期或者撤销。', 'This delegation is over or revoked.'],
  'organization/settled': ['此项申请已由另一人处理，请刷新页面。', 'Somebody else has settled this request. Reload the page.'],
  'organization/granted': ['此人已有这项职责。', 'The person has this duty already.'],
  'organization/other-body': [
    '这项职责不属于本单位：纪委、法制办的职责只能授予各自的人员，办公室、纪检组长的职责只能授予局的人员。',
    'This duty belongs to another body: those of the commission and of legal affairs go to their own people, those of the office and the head of discipline to a bureau’s.',
  ],
  'organization/not-committee': ['只有党委（党组）成员才能承担此项。', 'Only a member of the party committee can take this on.'],
  'organization/three-separated': [
    '系统管理员、安全管理员、审计员三员分立，一人不得兼任其二。',
    'The system, security and audit administrators are separated: nobody holds two of the three.',
  ],
  'organization/administrator-apart': [
    '三员不接触业务内容：不任岗位，也不兼其他职责。',
    'The three administrators see no content: they hold no position and no other duty.',
  ],
  'organization/held': ['此人在这段时间已任这一岗位。', 'The person holds this position at that time already.'],
  'organization/ended': ['这一任职已经结束。', 'This holding has ended already.'],
  'organization/before-it-began': [
    ({ from }: Facts) => `日期须晚于起始之日（${text(from)}）。`,
    ({ from }: Facts) => `The day must be later than the beginning (${text(from)}).`,
  ],
});
