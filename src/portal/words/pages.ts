import type { Facts } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

const text = (value: unknown) => String(value);

/** The list of powers, and a department's. */
export const list = wordBook({
  title: ['职权目录', 'Powers'],
  lead: [
    '各单位对外行使的职权：依据、程序、时限、责任和运行流程图。',
    'What the bodies of the city may do: on what basis, by what procedure, within what time, answered for by whom, and how it runs.',
  ],
  find: ['查找', 'Find'],
  word: ['关键字', 'Words'],
  wordHelp: ['名称、编码、依据、环节', 'name, code, basis, step'],
  bureau: ['单位', 'Body'],
  department: ['科室、单位', 'Department'],
  category: ['类别', 'Category'],
  anyBureau: ['全部单位', 'All bodies'],
  anyDepartment: ['全部科室、单位', 'All departments'],
  anyCategory: ['全部类别', 'All categories'],
  total: [({ total }: Facts) => `共 ${text(total)} 项`, ({ total }: Facts) => (total === 1 ? '1 power' : `${text(total)} powers`)],
  more: [({ total }: Facts) => `超过 ${text(total)} 项`, ({ total }: Facts) => `more than ${text(total)} powers`],
  ended: ['查看已废止的职权', 'Powers that have ended'],
  endedTitle: ['已废止的职权', 'Powers that have ended'],
  current: ['查看现行职权', 'Powers in force'],
  next: ['下一页', 'Next page'],
  first: ['回到第一页', 'First page'],
  columns: {
    code: ['编码', 'Code'],
    name: ['职权名称', 'Power'],
    category: ['类别', 'Category'],
    department: ['科室、单位', 'Department'],
    limit: ['办理时限', 'Time limit'],
  },
  none: [
    '还没有公布的职权。职权审核通过并公布后列在这里。',
    'No power has been published yet. Once one has passed its reviews and is published, it is listed here.',
  ],
  notFound: ['没有找到符合条件的职权。请换一个词，或少选一个条件。', 'No power fits. Try another word, or leave out a condition.'],
  noneEnded: ['没有已经废止的职权。', 'No power has ended.'],
  all: ['查看全部职权', 'All powers'],
  listed: ['该科室、单位行使的职权', 'Powers that this department exercises'],
});

/** A power's page. */
export const power = wordBook({
  path: ['所在位置', 'Where this is'],
  facts: {
    code: ['职权编码', 'Code'],
    category: ['类别', 'Category'],
    department: ['承办科室、单位', 'Department'],
    statutory: ['法定时限', 'Statutory limit'],
    promised: ['承诺时限', 'Promised limit'],
    version: ['版本', 'Version'],
  },
  noLimit: ['未规定', 'none set'],
  version: [({ number }: Facts) => `第${text(number)}版`, ({ number }: Facts) => `Version ${text(number)}`],
  from: [({ from }: Facts) => `${text(from)}起施行`, ({ from }: Facts) => `in force from ${text(from)}`],
  fromTo: [({ from, to }: Facts) => `${text(from)}起施行，至${text(to)}`, ({ from, to }: Facts) => `in force from ${text(from)} to ${text(to)}`],
  notes: {
    coming: [
      ({ from }: Facts) => `已经公布，自${text(from)}起施行，现在还没有生效。`,
      ({ from }: Facts) => `Published, but not in force yet: it holds from ${text(from)}.`,
    ],
    next: [
      ({ number, from }: Facts) => `第${text(number)}版已经公布，自${text(from)}起施行；在此之前按本版办理。`,
      ({ number, from }: Facts) => `Version ${text(number)} has been published and holds from ${text(from)}; until then this version does.`,
    ],
    nextLink: ['查看新版', 'Read the new version'],
    ends: [({ to }: Facts) => `${text(to)}为最后施行日，此后废止。`, ({ to }: Facts) => `${text(to)} is its last day in force.`],
    superseded: [
      ({ to }: Facts) => `这是旧版，施行至${text(to)}，已被新版取代。`,
      ({ to }: Facts) => `This is an old version, in force until ${text(to)}; a newer one has taken its place.`,
    ],
    repealed: [
      ({ to }: Facts) => `这项职权已经废止，最后施行日为${text(to)}。`,
      ({ to }: Facts) => `This power has been repealed; its last day in force was ${text(to)}.`,
    ],
    current: ['查看现在的版本', 'Read the present version'],
  },
  flow: {
    title: ['权力运行流程', 'How it runs'],
    picture: [({ name }: Facts) => `${text(name)}权力运行流程图`, ({ name }: Facts) => `Flowchart of ${text(name)}`],
    described: [
      '图中的环节、办理岗位、时限和先后次序，见下方的环节清单。',
      'The list of steps below tells the same in words: steps, who takes them, their limits and what follows.',
    ],
    region: ['流程图，可左右滚动', 'Flowchart, scrolls sideways'],
    zoom: ['大小', 'Size'],
    fit: ['适合宽度', 'Fit'],
    notCounted: ['不计入时限', 'not counted'],
    none: ['这一版的流程图没有图形，环节见下表。', 'The flowchart of this version has no drawing; its steps are listed below.'],
    steps: ['环节清单', 'Steps'],
    anyone: ['未限定岗位', 'no position named'],
    within: [({ name }: Facts) => `在“${text(name)}”之内`, ({ name }: Facts) => `within “${text(name)}”`],
    statutory: [({ limit }: Facts) => `法定 ${text(limit)}`, ({ limit }: Facts) => `statutory: ${text(limit)}`],
    apart: [({ names }: Facts) => `办理过${text(names)}的人不得办理本环节。`, ({ names }: Facts) => `Not taken by whoever took ${text(names)}.`],
    stops: {
      supplement: ['补正期间不计入时限。', 'Days spent on a supplement do not count.'],
      special: ['特别程序期间不计入时限。', 'Days of this special procedure do not count.'],
    },
    next: ['之后', 'Then'],
    end: ['办结', 'the end'],
    together: ['同时', 'at the same time'],
    download: ['下载流程图', 'Download the flowchart'],
    largePicture: ['流程图（图片，可放大）', 'Flowchart (picture to zoom)'],
  },
  basis: ['行使依据', 'Legal basis'],
  procedure: ['办理程序', 'Procedure'],
  positions: ['行使岗位', 'Positions that exercise it'],
  responsibility: ['责任追究', 'Who answers for it'],
  versions: {
    title: ['版本', 'Versions'],
    number: ['版本', 'Version'],
    published: ['公布日期', 'Published'],
    period: ['施行日期', 'In force'],
    standing: ['状态', 'State'],
    here: ['（本页）', ' (this page)'],
  },
  standings: {
    coming: ['尚未施行', 'To come'],
    inForce: ['现行', 'In force'],
    superseded: ['已被取代', 'Superseded'],
    repealed: ['已废止', 'Repealed'],
  },
  suggest: {
    title: ['提意见', 'Suggestions'],
    text: [
      '您认为这项职权在哪个环节容易出问题，可以告诉我们。可以匿名，凭回执码查看答复。',
      'Where could this power go wrong? Tell us, without your name if you like; a receipt code lets you read the answer.',
    ],
    link: ['留下意见', 'Leave a suggestion'],
  },
  data: { title: ['数据', 'Data'], json: ['本页的数据（JSON）', 'This page as data (JSON)'] },
  footer: [
    ({ bureau, legal, on }: Facts) => `本页由${text(bureau)}公布${legal ? `，经${text(legal)}审核` : ''}。${text(on)}公布。`,
    ({ bureau, legal, on }: Facts) => `Published by ${text(bureau)}${legal ? `, reviewed by ${text(legal)}` : ''}, on ${text(on)}.`,
  ],
});
