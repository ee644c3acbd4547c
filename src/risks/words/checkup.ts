import { wordBook } from '#platform/words.ts';

/** What the check-up of risks says; its shape is told at `Gap`. */
export const checkups = wordBook({
  repairs: {
    flowchart: ['在流程图的环节上登记', 'Enter one at a step'],
    look: ['看流程图', 'See the flowchart'],
    register: ['风险点登记册', 'The risk register'],
    institution: ['风险点的制度', "The point's institutions"],
  },
  noRiskPoints: {
    title: ['没有风险点的职权', 'Powers without risk points'],
    why: [
      '方案要求围绕重点环节和关键岗位“全面查找存在或潜在的岗位廉政风险点”；没有风险点的职权，就没有等级、措施和承诺。',
      'The plan asks to find the risks of every key process; a power without points has no level, no measure and no promise.',
    ],
    says: ['还没有查找出风险点。', 'No risk point has been found at it yet.'],
  },
  levelOneUnruled: {
    title: ['一级风险点没有制度', 'Level-1 points without institution'],
    why: [
      '方案规定一级风险点“建立制度，重点监管”；没有施行的制度，就没有落到实处。',
      'For a point of level 1 the plan asks to "establish rules and supervise closely"; without an institution in force it has not been done.',
    ],
    says: ['没有关联施行中的制度。', 'No institution in force is linked to it.'],
  },
});
