import { catalogueWords } from '../words/catalogue.ts';

/** What the columns of a catalogue may say. `limits`: both of them in one cell; `article`: of a basis whose document is another column. */
export const fields = [
  'code',
  'name',
  'category',
  'department',
  'basis',
  'article',
  'procedure',
  'statutory',
  'promised',
  'limits',
  'responsibility',
  'positions',
  'open',
  'keyArea',
] as const;
export type Field = (typeof fields)[number];

type Called = Readonly<{ names: readonly string[]; like?: RegExp }>;
const called = (field: Field, names: string, like?: RegExp): Called => ({
  names: [...catalogueWords.heads[field], ...names.split(' ')],
  ...(like && { like }),
});

/** How bureaus call them: exact names first, then what a heading is like once brackets and marks are gone. */
export const names: Readonly<Record<Field, Called>> = {
  code: called(
    'code',
    '编码 编号 代码 职权代码 职权编号 权力编码 权力编号 权力代码 事项编码 事项编号 事项代码 基本编码 实施编码 目录编码',
    /(编码|编号|代码)$/,
  ),
  category: called('category', '类别 权力类别 权力类型 职权类型 类型 事项类型 事项类别 职权种类 权力种类 职权性质 权力性质', /(类别|类型|种类)$/),
  basis: called('basis', '依据 法律依据 设定依据 实施依据 职权依据 权力依据 法定依据 政策依据 依据文件 依据名称 行使职权依据 法律法规依据', /依据/),
  article: called('article', '条款 条款号 具体条款 依据条文 条文'),
  limits: called('limits', '时限 期限 办理时限 办结时限 办理期限 办结期限 行使时限 法定承诺时限 时限法定承诺', /(法定.*承诺|承诺.*法定)/),
  statutory: called('statutory', '法定期限 法定 法定办结时限 法定办理时限 法定办结期限 法定办理期限', /法定.*(限|时间)/),
  promised: called('promised', '承诺期限 承诺 承诺办结时限 承诺办理时限 承诺办结期限 对外承诺时限 本局承诺时限', /承诺.*(限|时间)/),
  procedure: called(
    'procedure',
    '程序 流程 办理程序 办理流程 运行程序 运行流程 工作程序 工作流程 权力运行程序 行使流程 职权行使程序 办事程序',
    /(程序|流程)/,
  ),
  responsibility: called(
    'responsibility',
    '责任 相应责任 追责情形 责任事项 责任追究 法律责任 行使责任 对应责任 追责 问责情形 责任及追责情形',
    /(责任(事项|追究|$)|追责|问责)/,
  ),
  positions: called('positions', '岗位 责任岗位 承办岗位 办理岗位 行使职权岗位 涉及岗位 岗位名称 行权岗位 对应岗位', /岗位/),
  department: called(
    'department',
    '科室 部门 科室单位 单位 责任科室 责任部门 承办科室 承办机构 承办部门 实施科室 实施部门 行使科室 行使部门 所属科室 所属部门 科室名称 部门名称 责任单位 承办单位 实施机构',
    /(科室|部门)/,
  ),
  open: called('open', '公开 是否对外公开 公开情况 是否向社会公开 对外公开 公开与否', /公开/),
  keyArea: called('keyArea', '重点领域 重点环节领域 关键环节', /重点(环节|领域)/),
  name: called(
    'name',
    '名称 职权事项 权力名称 权力事项 事项名称 事项 项目名称 行政职权名称 权力项目 职权 职权项目 行使职权 职权内容',
    /(职权|权力|事项|项目)(名称|事项|项目|内容)?$/,
  ),
};

/** Fields that more than one column may say: 责任事项 and 追责情形 are both responsibility. */
export const several: readonly Field[] = ['basis', 'responsibility', 'positions'];

/** Headings that catalogues have and that say nothing here. */
export const others = ['序号', 'No.', 'No', '备注', '说明', '岗位职责', '填报单位', '联系电话', '原因', '拒绝原因', '原行号', '行号'];
