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
      '您认为哪项职权、哪个环节容易出问题，可以提意见，凭回执码查看答复。意见不是举报：反映违纪违法问题的渠道，写在提意见的页面上。',
      'Where you think a power or a step could go wrong, leave a suggestion and read the answer with your receipt code. It is not the way to report misconduct: the page names the channels for that.',
    ],
    link: ['提意见', 'Leave a suggestion'],
  },
  data: {
    title: ['数据', 'Data'],
    lead: [
      '公布的内容可以由程序读取，不需要申请和密钥，回答可以缓存一分钟。目录分页给出：读下一页用 next 里的地址，读到 next 为 null 为止。',
      'Programs may read all that is published, without asking and without a key; an answer may be kept for a minute. The list comes in pages: go on with the address in next until it is null.',
    ],
    addresses: {
      list: [
        '职权目录。各条件都可以不写：q 关键字，bureau、department 编号，category 类别，ended=yes 已废止的，limit 每页项数（不超过 1000）。',
        'The list. Every condition may be left out: q words, bureau and department by id, category, ended=yes for those that have ended, limit rows a page (1000 at most).',
      ],
      power: ['一项职权，按今天所示的版本', 'One power, by the version shown today'],
      flowchart: [
        '它的流程图，BPMN 2.0，与公布时逐字节相同；时限、岗位、不相容环节在 urn:qingfeng:bpmn:1 的扩展元素里',
        'Its flowchart in BPMN 2.0, byte for byte as published; limits, positions and separated steps are extension elements of urn:qingfeng:bpmn:1',
      ],
      picture: ['流程图的图形', 'The flowchart as a picture'],
      version: ['指定的版本；.bpmn 和 .svg 同样', 'A version by its number; the same with .bpmn and .svg'],
    },
    fieldsTitle: ['字段', 'Fields'],
    fields: {
      'id, code, name': ['编号（不变）、职权编码、名称', 'id (never changes), code, name'],
      category: [
        '类别：licence 许可、penalty 处罚、coercion 强制、levy 征收、payment 给付、inspection 检查、confirmation 确认、reward 奖励、ruling 裁决、otherAdministrative 其他',
        'one of licence, penalty, coercion, levy, payment, inspection, confirmation, reward, ruling, otherAdministrative',
      ],
      'bureau, department': ['单位、承办科室，各有 id 和 name', 'the body and its department, each with id and name'],
      'version, state': [
        '版本号；coming 尚未施行、inForce 现行、superseded 已被取代、repealed 已废止',
        'number of the version; coming, inForce, superseded or repealed',
      ],
      'publishedOn, validFrom, validTo': [
        '公布日期、施行日期、最后施行日（没有则为 null）',
        'day of publication, first and last day in force (null: none)',
      ],
      'promised, statutory': [
        '承诺时限、法定时限：days 和 unit（workingDay 工作日、calendarDay 日、immediate 即办）',
        'the promised and the statutory limit: days, and unit workingDay, calendarDay or immediate',
      ],
      'basis, procedure, responsibility, positions': [
        '行使依据（document, article, text）、程序、责任、行使岗位',
        'legal basis (document, article, text), procedure, responsibility, positions that exercise it',
      ],
      'steps[]': [
        '环节：performers 办理岗位，limit 时限，notBy 不相容环节的 id，stopsClock 停计时限，next 之后的环节（to 为 null 即办结；when 是条件；together 是同时）',
        'steps: performers, limit, notBy (ids of steps that the same person may not have taken), stopsClock, next (to null: the end; when: conditions; together: with the others)',
      ],
      'versions[]': ['各版本及其数据的地址', 'every version with the address of its data'],
    },
    kept: ['今后可能增加字段；已有字段不改名、不取消。', 'Fields may be added; those that are there are neither renamed nor taken away.'],
  },
});
