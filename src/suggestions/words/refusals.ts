import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

export const refusals = wordBook({
  'suggestions/not-found': ['没有找到这条意见，或者您不能查看。', 'There is no such suggestion, or you may not see it.'],
  'suggestions/cannot': [
    ({ state }: Facts) =>
      state === 'takenUp'
        ? '这条意见已经采纳，不再办理。'
        : state === 'declined'
          ? '这条意见已经答复不予采纳，不再办理。'
          : '这条意见现在不能这样办理，请刷新后再看。',
    ({ state }: Facts) =>
      state === 'takenUp'
        ? 'This suggestion has been taken up; nothing more is done with it.'
        : state === 'declined'
          ? 'This suggestion has been declined; nothing more is done with it.'
          : 'This cannot be done with the suggestion now; reload the page.',
  ],
  'suggestions/author/forbidden': ['只有提出人可以补充意见。', 'Only its author adds to a suggestion.'],
  'suggestions/own-matter': [
    '这条意见由您提出或与您的岗位有关，须由另一名办公室成员办理。',
    'You left this suggestion or it is about your own position; another member of the office handles it.',
  ],
  'suggestions/answerer/forbidden': [
    '由所转科室、单位的负责人答复；负责人是提出人或者涉及其岗位的，由分管领导答复。',
    'The head of the department that has it answers; where the head left it or is concerned, the leader in charge does.',
  ],
  'suggestions/office/forbidden': [
    '意见由领导小组办公室受理、转办、采纳或者答复不予采纳。',
    'The leading group’s office receives suggestions, dispatches them, takes them up or declines them.',
  ],
  'suggestions/own-answer/forbidden': [
    '科室的答复由您作出，须由另一名办公室成员决定是否采纳。',
    'You gave the department’s answer; another member of the office decides what comes of it.',
  ],
  'suggestions/source/forbidden': [
    '“领导点”由党委（党组）成员和分管领导提出，“组织评”由领导小组办公室提出；其他人员请选“互相查”。',
    'Leaders point out as members of the party committee or leaders in charge, the office assesses; others leave it as a colleague.',
  ],
  'suggestions/about/invalid': [
    '所选职权、环节或者科室不在公布的范围内，请重新选择。',
    'That power, step or department is not among those published; choose again.',
  ],
  'suggestions/person/invalid': ['请从本单位其他人员中选择。', 'Choose somebody else of this bureau.'],
  'suggestions/department/invalid': ['请从本单位的科室、单位中选择。', 'Choose a department of this bureau.'],
  'suggestions/due/invalid': [
    ({ first, last }: Facts) => `答复期限应在${String(first)}至${String(last)}之间。`,
    ({ first, last }: Facts) => `The day for the answer lies between ${String(first)} and ${String(last)}.`,
  ],
  'suggestions/bureau/invalid': ['没有这个单位，请重新选择。', 'There is no such bureau; choose again.'],
});
