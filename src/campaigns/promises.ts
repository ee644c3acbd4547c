import type { Promises } from './campaign.ts';

/** The promises that ship; a round may begin with others, and who fills a form may change its text (data/forms: the plan's example). */
export const shippedPromises: Promises = {
  position:
    '本人郑重承诺：认真履行岗位职责，严格按规定的依据、程序和时限行使职权；对照查找出的廉政风险点，落实各项防控措施；不接受服务对象的礼品礼金和宴请，不为亲友谋取不正当利益；自觉接受组织和群众监督。如有违反，愿接受组织处理。',
  department:
    '本科室（单位）郑重承诺：依照法定权限和程序行使职权，公开办事依据、程序、时限和结果；对照查找出的廉政风险点，逐条落实防控措施，建立健全制度；负责人带头遵守，管好本科室（单位）人员。如有违反，愿接受组织处理。',
  bureau:
    '局党委（党组）郑重承诺：落实党风廉政建设主体责任，严格执行民主集中制，对权、钱、物、工等重点环节集体决策、公开运行；对照查找出的廉政风险点，督促落实各项防控措施；班子成员带头接受监督。如有违反，愿接受组织处理。',
};
