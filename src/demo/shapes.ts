import type { DemoPower, Shape } from './powers.ts';

export type ShapeNode = Readonly<{
  id: string;
  kind: 'start' | 'end' | 'task' | 'gateway';
  name: string;
  x: number;
  y: number;
  performers?: readonly (readonly [department: string, position: string])[];
  days?: number;
  suspends?: 'supplement' | 'special';
}>;
export type ShapeEdge = Readonly<{ from: string; to: string; name?: string }>;
export type Chart = Readonly<{
  nodes: readonly ShapeNode[];
  edges: readonly ShapeEdge[];
  total: readonly [from: string, to: string];
  apart: readonly (readonly [string, string])[];
}>;

const row = 220;
const below = 350;

type Drawing = { nodes: ShapeNode[]; edges: ShapeEdge[]; x: number };

/** The flowchart of a power, from the shape that its kind of work has. */
export function chartOf(power: DemoPower): Chart {
  const drawing: Drawing = { nodes: [], edges: [], x: 160 };
  const by = (position: string) => [[power.department, position]] as const;
  return drawn[power.shape](drawing, power, by);
}

type By = (position: string) => readonly (readonly [string, string])[];

const drawn: Readonly<Record<Shape, (drawing: Drawing, power: DemoPower, by: By) => Chart>> = {
  licence: (drawing, power, by) => licence(drawing, power, by, false),
  inspectedLicence: (drawing, power, by) => licence(drawing, power, by, true),
  enforcement: (drawing, power, by) => {
    start(drawing, '线索');
    const file = task(drawing, 'file', '立案', by('窗口受理岗'), 7);
    task(drawing, 'investigate', '调查取证', by('执法岗'), 30);
    task(drawing, 'review', '法制审核', [['政策法规科', '法制审核岗']], 5);
    branch(drawing, 'hearing', '是否听证', '听证', [task0('hear', '举行听证', [['政策法规科', '法规科科长岗']], 20, 'special')]);
    const decide = task(drawing, 'decide', '集体讨论决定', [power.decider], 10);
    task(drawing, 'serve', '送达执行', by('执法岗'), 7);
    task(drawing, 'close', '结案', by('窗口受理岗'), 5);
    end(drawing, '结案');
    return {
      ...drawing,
      total: [file, decide],
      apart: [
        ['Task_investigate', 'Task_review'],
        ['Task_investigate', 'Task_decide'],
        ['Task_review', 'Task_decide'],
      ],
    };
  },
  internal: (drawing, power, by) => {
    const own = by(ownPosts[power.department] ?? '授权审批岗');
    start(drawing, '事项');
    const propose = task(drawing, 'propose', '提出事项', own, 2);
    task(drawing, 'check', '科室审核', by(headPosts[power.department] ?? '授权审批岗'), 3);
    task(
      drawing,
      'finance',
      '职能科室会审',
      [
        ['计财科', '会计核算岗'],
        ['政策法规科', '法制审核岗'],
      ],
      5,
    );
    const decide = task(drawing, 'decide', '领导审批', [power.decider, ['局领导', '纪检组长岗']], 5);
    task(drawing, 'carry', '组织实施', own, 20);
    task(drawing, 'publish', '公示归档', own, 5);
    end(drawing, '办结');
    return {
      ...drawing,
      total: [propose, decide],
      apart: [
        ['Task_propose', 'Task_check'],
        ['Task_propose', 'Task_decide'],
        ['Task_check', 'Task_finance'],
      ],
    };
  },
};

const ownPosts: Readonly<Record<string, string>> = { 办公室: '公务车辆管理岗', 人事科: '干部任免考核岗', 计财科: '出纳岗', 林业科: '窗口受理岗' };
const headPosts: Readonly<Record<string, string>> = { 办公室: '办公室主任岗', 人事科: '人事科科长岗', 计财科: '计财科科长岗', 林业科: '授权审批岗' };

function licence(drawing: Drawing, power: DemoPower, by: By, inspected: boolean): Chart {
  start(drawing, '申请');
  const accept = task(drawing, 'accept', '受理', by('窗口受理岗'), 1);
  supplement(drawing, by);
  if (inspected) task(drawing, 'inspect', '现场查验', by('现场查验岗'), 3);
  task(drawing, 'review', '审核', by('审核岗'), 3);
  const decide = task(drawing, 'decide', '审批决定', [power.decider, [power.department, '授权审批岗']], 3);
  fork(drawing, by);
  task(drawing, 'deliver', '送达办结', by('窗口受理岗'), 3);
  end(drawing, '办结');
  const apart = [
    ['Task_accept', 'Task_review'],
    ['Task_accept', 'Task_decide'],
    ['Task_review', 'Task_decide'],
    ...(inspected ? [['Task_inspect', 'Task_decide'] as const] : []),
  ] as const;
  return { ...drawing, total: [accept, decide], apart };
}

/** 补正: back to the question until everything is there. The clock stops until the supplement is received. */
function supplement(drawing: Drawing, by: By): void {
  const merge = gateway(drawing, 'whole_in', '');
  const ask = gateway(drawing, 'whole', '材料是否齐全');
  const x = drawing.x - 150;
  drawing.nodes.push({ id: 'Task_notice', kind: 'task', name: '一次性告知补正', x, y: below, performers: by('窗口受理岗'), days: 5 });
  drawing.nodes.push({
    id: 'Task_supplement',
    kind: 'task',
    name: '补正材料收件',
    x: x - 150,
    y: below,
    performers: by('窗口受理岗'),
    suspends: 'supplement',
  });
  drawing.edges.push(
    { from: ask, to: 'Task_notice', name: '不齐全' },
    { from: 'Task_notice', to: 'Task_supplement' },
    { from: 'Task_supplement', to: merge },
  );
  pendingName.set(drawing, '齐全');
}

function fork(drawing: Drawing, by: By): void {
  const ask = gateway(drawing, 'granted', '是否准予');
  pendingName.set(drawing, '准予');
  task(drawing, 'certificate', '制作许可证件', by('证照管理岗'), 3);
  const x = drawing.x - 150;
  const merge = gateway(drawing, 'granted_out', '');
  drawing.nodes.push({ id: 'Task_refuse', kind: 'task', name: '制作不予许可决定书', x, y: below, performers: by('审核岗'), days: 3 });
  drawing.edges.push({ from: ask, to: 'Task_refuse', name: '不予' }, { from: 'Task_refuse', to: merge });
}

const task0 = (id: string, name: string, performers: ShapeNode['performers'] & {}, days: number, suspends?: 'special'): ShapeNode => ({
  id: `Task_${id}`,
  kind: 'task',
  name,
  x: 0,
  y: below,
  performers,
  days,
  ...(suspends ? { suspends } : {}),
});

/** A way aside that a case may take or not. */
function branch(drawing: Drawing, id: string, question: string, yes: string, aside: readonly ShapeNode[]): void {
  const ask = gateway(drawing, id, question);
  const at = drawing.x;
  drawing.x += 150;
  const placed = aside.map((node) => ({ ...node, x: at }));
  drawing.nodes.push(...placed);
  drawing.edges.push({ from: ask, to: placed[0]!.id, name: yes });
  pendingName.set(drawing, '不听证');
  const merge = gateway(drawing, `${id}_out`, '');
  drawing.edges.push({ from: placed.at(-1)!.id, to: merge });
}

// The name of the arrow that the next node on the row will draw.
const pendingName = new WeakMap<Drawing, string>();
const last = new WeakMap<Drawing, string>();

function place(drawing: Drawing, node: Omit<ShapeNode, 'x' | 'y'>): string {
  const from = last.get(drawing);
  const name = pendingName.get(drawing);
  drawing.nodes.push({ ...node, x: drawing.x, y: row });
  if (from) drawing.edges.push({ from, to: node.id, ...(name ? { name } : {}) });
  pendingName.delete(drawing);
  last.set(drawing, node.id);
  drawing.x += 150;
  return node.id;
}

const start = (drawing: Drawing, name: string) => place(drawing, { id: 'Start', kind: 'start', name });
const end = (drawing: Drawing, name: string) => place(drawing, { id: 'End', kind: 'end', name });
const gateway = (drawing: Drawing, id: string, name: string) => place(drawing, { id: `Gateway_${id}`, kind: 'gateway', name });
const task = (drawing: Drawing, id: string, name: string, performers: ShapeNode['performers'] & {}, days: number) =>
  place(drawing, { id: `Task_${id}`, kind: 'task', name, performers, days });
