import { wordBook } from '#platform/words.ts';

/** What the portal is, and how its data are read by programs. */
export const about = wordBook({
  title: ['这是什么', 'What this is'],
  lead: [
    '这里公布各单位对外行使的职权：依据什么行使、按什么程序办、多长时间办完、办错了怎样追究，以及每一项的运行流程图。',
    'Here the bodies of the city publish the powers that they exercise: on what basis, by what procedure, within what time, who answers for mistakes, and how each one runs, step by step.',
  ],
  how: {
    title: ['怎样公布', 'How a power comes to be here'],
    steps: {
      draft: ['由承办科室、单位负责人起草并提交。', 'The head of the department that exercises it drafts and submits it.'],
      review: ['由本单位领导小组办公室审核。', 'The office of the bureau’s leading group reviews it.'],
      legal: ['由市法制部门审核合法性。', 'The city’s legal affairs review its lawfulness.'],
      publish: [
        '审核通过后向社会公布。公布后的版本不再改动，修改要另出新版，旧版仍可查看。',
        'Once it has passed, it is published. A published version never changes: a change is a new version, and the old ones stay readable.',
      ],
    },
    future: [
      '公布时可以写明将来的施行日期。从公布时起就能在这里看到，并注明“自某日起施行”；在那一天之前，办件仍按现行版本办理。',
      'A version may be published for a day to come. It can be read here from its publication on, marked “in force from” that day; until then cases follow the version in force.',
    ],
    inside: ['人事、财务、采购等内部职权不在此公布。', 'Internal powers such as personnel, finance and procurement are not published here.'],
  },
  limits: {
    title: ['时限怎样计算', 'How limits are counted'],
    text: [
      '法定时限由法律、法规、规章规定；承诺时限由单位自己承诺，不得长于法定时限，办理以承诺时限为准。以工作日计的，法定节假日不计入，调休上班的日子计入；受理当日不计入。',
      'The statutory limit is set by law; the promised one is the bureau’s own, never longer, and is the one that counts. Working days leave out public holidays and include make-up days; the day of acceptance is not counted.',
    ],
  },
  suggest: {
    title: ['意见和举报', 'Suggestions and reports of misconduct'],
    text: [
      '您认为哪项职权、哪个环节容易出问题，可以提意见，凭回执码查看答复。意见不是举报：反映违纪违法问题，请拨打纪检监察机关举报电话 12388，或登录 www.12388.gov.cn。',
      'Where you think a power or a step could go wrong, leave a suggestion and read the answer with your receipt code. It is not the way to report misconduct: for that call the discipline inspection authorities at 12388 or use www.12388.gov.cn.',
    ],
  },
});
