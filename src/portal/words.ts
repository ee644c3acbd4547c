import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';
import { about } from './words/about.ts';
import { list, power } from './words/pages.ts';

const text = (value: unknown) => String(value);

export const words = wordBook({
  portal: ['权力公开', 'Public powers'],
  skip: ['跳到正文', 'Skip to the text'],
  sections: { title: ['栏目', 'Sections'], powers: ['职权目录', 'Powers'], suggest: ['提意见', 'Suggestions'], about: ['说明', 'About'] },
  otherLanguage: ['English', '中文'],
  footer: ['本网站不需要登录，不使用 Cookie，不记录您的网络地址。', 'This site needs no sign-in, sets no cookies and keeps no network address.'],
  refused: { title: ['没有办成', 'That did not work'], notFound: ['没有这一页', 'No such page'], back: ['回到职权目录', 'Back to the powers'] },
  about,
  list,
  power,
});

export const refusals = wordBook({
  'portal/not-found': [
    '这里没有公开的内容。网址可能写错了，或者它没有公开、已不再公开。可以从职权目录查找。',
    'Nothing public is here. The address may be wrong, or what it named is not public or no longer so. You can look for it among the powers.',
  ],
  'portal/search/invalid': [
    (it: Facts) => `查找的文字太长，最多 ${text(it['limit'])} 字、${text(it['words'])} 个词。请只写几个关键字。`,
    (it: Facts) => `That is too long to look for: ${text(it['limit'])} characters and ${text(it['words'])} words at most. A few words will do.`,
  ],
});
