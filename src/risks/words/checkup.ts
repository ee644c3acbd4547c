import type { Facts as Told } from '#platform/refusal.ts';
import { wordBook } from '#platform/words.ts';

type Facts = Told & Readonly<{ level: number; count: number }>;

/** What the check-up of risks says; its shape is told at `Gap`. */
export const checkups = wordBook({
  repairs: {
    flowchart: ['在流程图的环节上登记', 'Enter one at a step'],
    look: ['看流程图', 'See the flowchart'],
    register: ['风险点登记册', 'The risk register'],
    institution: ['风险点的制度', "The point's institutions"],
    gaps: ['防控缺口', 'Control gaps'],
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
  lowerUncontrolled: {
    title: ['二级、三级风险点的防控缺口', 'Control gaps of levels 2 and 3'],
    why: [
      '方案规定二级风险点“完善制度，强化监督”，三级风险点“落实制度，加强提醒”。',
      'For points of level 2 the plan asks to improve rules and supervise more closely, for those of level 3 to carry rules out and to remind.',
    ],
    says: [
      ({ level, count }: Facts) => `${count} 个${level === 2 ? '二级风险点没有本轮完善的制度' : '三级风险点没有安排提醒'}。`,
      ({ level, count }: Facts) =>
        `${count} ${count === 1 ? 'point' : 'points'} of level ${level} without ${level === 2 ? 'an institution that this round improved' : 'a reminder'}.`,
    ],
  },
});
