import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const t = (facts: Facts, key: string) => String(facts[key]);

/** 提意见: the form, the receipt, and what its holder reads. */
export const suggest = wordBook({
  title: ['提意见', 'Leave a suggestion'],
  lead: [
    '您认为哪项职权、哪个环节容易出问题，请写在这里。领导小组办公室受理后转有关科室答复；属于廉政风险的，列入风险点加以防控。',
    'Where you think a power or a step could go wrong, write it here. The office of the leading group receives it and has the department answer; what is a risk is taken up and guarded against.',
  ],
  notReport: [
    (f: Facts) =>
      `这里不受理举报。反映违纪违法问题，请向${f['body'] ? t(f, 'body') : '纪检监察机关'}举报：电话 ${t(f, 'phone')}，网站 ${t(f, 'site')}。`,
    (f: Facts) =>
      `This is not the channel for reports of misconduct. Those go to ${f['body'] ? t(f, 'body') : 'the discipline inspection authorities'}: telephone ${t(f, 'phone')}, website ${t(f, 'site')}.`,
  ],
  about: ['关于', 'About'],
  general: ['不针对某一项职权。', 'no power in particular.'],
  otherPower: ['到职权目录里选一项', 'Choose one among the powers'],
  bureau: ['向哪个单位提', 'To which body'],
  choose: ['请选择', 'Choose'],
  text: ['您的意见', 'Your suggestion'],
  textHelp: [
    (f: Facts) => `${t(f, 'least')} 至 ${t(f, 'most')} 字。请不要写姓名、电话、身份证号。`,
    (f: Facts) => `${t(f, 'least')} to ${t(f, 'most')} characters. Please leave out names, telephone and identity numbers.`,
  ],
  anonymous: [
    '不用登录，不留姓名，不记录您的网络地址。提交后得到一个回执码，凭码查看答复。',
    'No sign-in, no name, and your network address is not kept. You get a receipt code, with which you read the answer.',
  ],
  send: ['提交意见', 'Send'],
  faults: {
    empty: ['请写下您的意见。', 'Please write your suggestion.'],
    short: [
      (f: Facts) => `太短了，请写 ${t(f, 'least')} 个字以上。`,
      (f: Facts) => `That is too short: ${t(f, 'least')} characters or more, please.`,
    ],
    long: [
      (f: Facts) => `写了 ${t(f, 'length')} 字，最多 ${t(f, 'most')} 字。您写的都还在，请删短后再提交。`,
      (f: Facts) => `That is ${t(f, 'length')} characters; ${t(f, 'most')} at most. All of it is still here: shorten it and send it again.`,
    ],
    broken: ['文字里有残缺的字符，请重新输入那几个字后再提交。', 'The text contains a broken character. Type it again and send it.'],
    stale: [
      '这一页放得太久或者不完整，没有提交。您写的都还在，请再提交一次。',
      'This page was not complete, so nothing was sent. What you wrote is still here; please send it again.',
    ],
    bureau: ['请选择向哪个单位提。', 'Please choose the body.'],
    power: [
      '这项职权没有公布或者已不再公布。您写的都还在，可以作为总的意见提交。',
      'That power is not published, or no longer so. What you wrote is still here and can be sent in general.',
    ],
    limited: [
      (f: Facts) => `从您的网络提交得太多了，没有提交。您写的都还在，请在 ${t(f, 'time')} 以后再提交。`,
      (f: Facts) => `Too much has come from your network, so nothing was sent. What you wrote is still here; please send it after ${t(f, 'time')}.`,
    ],
  },
  receipt: {
    title: ['意见已收到', 'Your suggestion has been received'],
    number: ['编号', 'Number'],
    code: ['回执码', 'Receipt code'],
    keep: [
      '请抄下、拍下或者打印这个回执码。它只在这里出现，谁也查不到；凭它查看答复、补充意见。',
      'Write this code down, photograph or print it. It is shown here only, and nobody can look it up. With it you read the answer and add to what you wrote.',
    ],
    next: [
      '领导小组办公室会转有关科室答复，请过几天凭码来看。',
      'The office of the leading group has the department answer; come back with the code in a few days.',
    ],
    follow: ['凭码查看', 'Read with the code'],
    another: ['再提一条', 'Leave another'],
  },
  follow: {
    title: ['查看答复', 'Read the answer'],
    lead: ['请输入提意见时得到的回执码。', 'Enter the receipt code that you were given.'],
    code: ['回执码', 'Receipt code'],
    codeHelp: ['24 位字母和数字，大小写、空格和横线都不影响。', '24 letters and digits; case, spaces and dashes do not matter.'],
    read: ['查看', 'Read'],
    unknown: [
      '没有这个回执码。请对照抄下的再看一遍：回执码里没有 0、1、2、5、8，也没有 B、I、L、O、S、U、V、Z。',
      'There is no such code. Compare it with what you wrote down: a code has no 0, 1, 2, 5, 8 and no B, I, L, O, S, U, V, Z.',
    ],
    limited: [
      (f: Facts) => `从您的网络查得太多了，请在 ${t(f, 'time')} 以后再查。`,
      (f: Facts) => `Too many codes have been tried from your network. Please try again after ${t(f, 'time')}.`,
    ],
    received: ['收到日期', 'Received'],
    state: ['办理情况', 'Status'],
    said: ['您的意见', 'What you wrote'],
    dialogue: ['答复', 'Answers'],
    nothing: ['还没有答复。', 'There is no answer yet.'],
    word: ['补充', 'Add something'],
    wordHelp: ['补充的内容会交给领导小组办公室。', 'It goes to the office of the leading group.'],
    add: ['提交补充', 'Add'],
    added: ['您补充的内容已收到。', 'What you added has been received.'],
    closed: ['这条意见已经办结。还有别的，请另提一条。', 'This suggestion is settled. If there is something else, leave another.'],
  },
  states: {
    received: ['已收到，领导小组办公室正在办理', 'Received; with the office of the leading group'],
    dispatched: [
      (f: Facts) => `已转${t(f, 'department')}，${t(f, 'day')}前答复`,
      (f: Facts) => `With ${t(f, 'department')}, which answers by ${t(f, 'day')}`,
    ],
    answered: ['已答复，领导小组办公室正在决定是否列为风险点', 'Answered; the office of the leading group decides whether it is a risk point'],
    takenUp: ['已采纳，列为风险点', 'Taken up as a risk point'],
    declined: ['不予采纳', 'Declined'],
  },
  sides: { office: ['领导小组办公室', 'The office of the leading group'], author: ['您的补充', 'What you added'] },
});
