import type { Facts } from '../../refusal.ts';
import { wordBook } from '../../words.ts';

/** What is said of a draft that is being written: how it stands to the server. */
export const words = wordBook({
  untouched: ['还没有改动', 'nothing changed yet'],
  unsaved: ['已在本机留存，稍候自动保存', 'Kept in this browser, to be saved in a moment'],
  saving: ['正在保存…', 'Saving…'],
  saved: [({ at }: Facts) => `${String(at)} 已保存`, ({ at }: Facts) => `Saved ${String(at)}`],
  failed: ['没有保存到服务器，已在本机留存：', 'Not on the server yet, but kept in this browser: '],
  waiting: ['选定以后保存；您写的已在本机留存', 'To be saved once you have chosen; what you wrote is kept in this browser'],
  joined: [({ by }: Facts) => `已并入${String(by)}的改动`, ({ by }: Facts) => `Joined with the changes of ${String(by)}`],
});
