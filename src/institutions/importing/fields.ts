/** What the columns of a list of institutions may say. */
export const fields = ['title', 'documentNumber', 'class', 'file', 'department', 'effectiveFrom', 'action'] as const;
export type Field = (typeof fields)[number];

type Called = Readonly<{ names: readonly string[]; like?: RegExp }>;
const called = (names: string, like?: RegExp): Called => ({ names: names.split(' '), ...(like && { like }) });

/** How bureaus call them: exact names first, then what a heading is like. */
export const names: Readonly<Record<Field, Called>> = {
  documentNumber: called('文号 发文字号 发文文号 文件号 文件编号 制度编号 发文号 字号 Number', /(文号|字号|编号)$/),
  title: called('名称 制度名称 文件名称 制度 标题 题名 文件标题 制度标题 Title', /(名称|标题)$/),
  class: called('类别 制度类别 分类 类型 制度类型 制度分类 Class', /(类别|类型|分类)$/),
  file: called(
    '文件 文件名 文件路径 附件 附件名 电子文件 电子文件名 对应文件 原文 电子档 电子版 电子文档 存放位置 File',
    /(文件名|附件|路径|电子[档版])/,
  ),
  department: called('责任科室 科室 部门 责任部门 责任单位 主管科室 制定科室 牵头科室 起草科室 归口科室 责任科室、单位 Department', /(科室|部门)/),
  effectiveFrom: called('施行日期 实施日期 生效日期 执行日期 起施行 施行时间 实施时间 生效时间 印发日期 发布日期 发文日期 Date', /(日期|时间)$/),
  action: called('本轮处理 处理 处理情况 清理意见 处理意见 清理结果 处理方式 Action', /(处理|清理)/),
};

/** Headings that such lists have and that say nothing here. */
export const others = ['序号', 'No.', 'No', '备注', '说明', '页数', '份数', '起草人', '联系电话', '状态', '原行号', 'Row', '拒绝原因', 'Why refused'];
