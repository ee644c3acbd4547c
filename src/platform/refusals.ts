import type { Facts } from './refusal.ts';
import { wordBook } from './words.ts';

const megabytes = ({ limit }: Facts) => Math.round(Number(limit) / 1_000_000);

/** The sentences of the platform's own refusals: what is wrong, why, and what to do. */
export const refusals = wordBook({
  'platform/signed-out': ['您还没有登录，或登录已过期。请重新登录。', 'You are not signed in, or your session has ended. Please sign in again.'],
  'platform/forbidden': [
    '您的岗位没有办理此事的权限。权限由任职和授权而来；确需办理的，请与系统管理员联系。',
    'Your position does not carry the right to do this. Rights follow from positions and grants; ask the system administrator if you need it.',
  ],
  'platform/other-origin/forbidden': [
    '请求不是从本系统的页面发出的，未予办理。请从本系统的页面操作。',
    'The request did not come from a page of this system, so nothing was done. Use the pages of this system.',
  ],
  'platform/not-found': ['没有找到这一项，或者您无权查看。', 'There is no such thing, or you may not see it.'],
  'platform/invalid': ['填写的内容有误，请核对后再提交。', 'Something was not filled in correctly. Check it and send it again.'],
  'platform/nul/invalid': [
    '文字里有无法保存的字符，请删去后再提交。',
    'The text contains a character that cannot be kept. Remove it and send it again.',
  ],
  'platform/lone-surrogate/invalid': ['文字里有残缺的字符，请重新输入后再提交。', 'The text contains a broken character. Type it again and send it.'],
  'platform/no-file/invalid': ['没有收到文件，请选择文件后再上传。', 'No file arrived. Choose a file and upload it again.'],
  'platform/too-large': [
    (facts: Facts) => `超过了 ${megabytes(facts)} MB 的上限，请分开提交。`,
    (facts: Facts) => `This is over the limit of ${megabytes(facts)} MB. Send it in parts.`,
  ],
  'platform/bug': [
    '程序出了错，已记入日志，您的数据没有改动。请稍后再试；仍不行的，请告知系统管理员。',
    'Something went wrong and has been logged; your data was not changed. Try again; if it stays, tell the system administrator.',
  ],
  'platform/offline': [
    '连不上服务器。您填写的内容还在，请检查网络后再试。',
    'The server cannot be reached. What you filled in is still here; check the network and try again.',
  ],
  'list/invalid': ['翻页的位置已失效，请从第一页看起。', 'This place in the list is no longer valid. Start from the first page.'],
});
