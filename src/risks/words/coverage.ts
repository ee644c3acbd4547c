import { wordBook } from '#platform/words.ts';

type Counts = Readonly<{ uncovered: number; points: number }>;

export const coverageWords = wordBook({
  title: ['制度覆盖', 'Coverage by institutions'],
  note: ['哪些风险点还没有制度管', 'Which risk points no institution governs yet'],
  empty: [
    '还没有您能查看的风险点。风险点登记以后，在这里看每一个由哪些制度防控。',
    'There is no risk point that you may see yet. Once there are, this shows which institutions govern each of them.',
  ],
  columns: {
    cover: ['制度', 'Institutions'],
    institutions: ['管它的制度', 'Governed by'],
    others: ['其他制度', 'Others'],
  },
  covers: { none: ['没有制度', 'None'], draft: ['制度尚未施行', 'Not in force yet'], inForce: ['有制度', 'In force'] },
  asked: { open: ['没有施行的制度', 'None in force'] },
  dots: { inForce: ['施行中', 'in force'], draft: ['尚未施行', 'not in force yet'] },
  legend: ['● 施行中　○ 尚未施行　空格：不由它管', '● in force　○ not yet　empty: not governed by it'],
  summary: {
    title: ['各科室、单位没有制度的风险点', 'Points without an institution, by department'],
    note: ['没有制度的 / 全部', 'without / all'],
    total: ['合计', 'Total'],
    none: ['未定级', 'No level'],
    of: [({ uncovered, points }: Counts) => `${uncovered} / ${points}`, ({ uncovered, points }: Counts) => `${uncovered} / ${points}`],
    name: [
      ({ uncovered, points }: Counts) => `${points} 个风险点中 ${uncovered} 个没有施行中的制度`,
      ({ uncovered, points }: Counts) => `${uncovered} of ${points} points have no institution in force`,
    ],
  },
  scope: {
    title: ['适用范围', 'What it governs'],
    powers: ['管哪些职权', 'Powers'],
    points: ['管哪些风险点', 'Risk points'],
    noPowers: ['还没有写明管哪些职权。', 'No power is named yet.'],
    noPoints: ['还没有风险点关联它。风险点在它自己的页面上关联制度。', 'No risk point is linked yet. Link it on the point’s own page.'],
    link: ['关联职权', 'Link a power'],
    unlink: ['解除关联', 'Unlink'],
    power: ['职权', 'Power'],
    more: [(count: number) => `全部 ${count} 个`, (count: number) => `All ${count}`],
    draft: ['未登记', 'No number'],
    institutions: ['管它的制度', 'Governed by'],
    noInstitutions: ['还没有制度写明管这项职权。', 'No institution governs this power yet.'],
  },
});
