import type { DemoPower } from './powers.ts';
import { type Chart, chartOf, type ShapeEdge, type ShapeNode } from './shapes.ts';

const size = { start: [36, 36], end: [36, 36], gateway: [50, 50], task: [110, 70] } as const;
const tag = { start: 'startEvent', end: 'endEvent', gateway: 'exclusiveGateway', task: 'userTask' } as const;

/** A demo power's flowchart as BPMN 2.0 with its drawing and the qf: rules, as any tool would write it. */
export function flowchartOf(power: DemoPower, chart = chartOf(power)): string {
  const process = `Process_${power.code.replaceAll('-', '_')}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:qf="urn:qingfeng:bpmn:1" id="Definitions_${process}" targetNamespace="urn:qingfeng:flows">
  <bpmn:process id="${process}" name="${power.name}" isExecutable="false">
    <bpmn:extensionElements>
${rules(power, chart)}
    </bpmn:extensionElements>
${chart.nodes.map(nodeText).join('\n')}
${chart.edges.map(edgeText).join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_${process}"><bpmndi:BPMNPlane id="Plane_${process}" bpmnElement="${process}">
${chart.nodes.map(shapeText).join('\n')}
${chart.edges.map((edge, at) => lineText(edge, at, chart)).join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function rules(power: DemoPower, { total, apart }: Chart): string {
  const limit = [
    power.statutory === null ? '' : ` statutory="${power.statutory}"`,
    power.promised === null ? '' : ` promised="${power.promised}"`,
  ].join('');
  return [
    `      <qf:power code="${power.code}" department="${power.department}" />`,
    `      <qf:timeLimit scope="total" from="${total[0]}" to="${total[1]}"${limit} unit="workingDay" />`,
    ...apart.map(([one, other]) => `      <qf:separation taskA="${one}" taskB="${other}" />`),
  ].join('\n');
}

function nodeText({ id, kind, name, performers = [], days, suspends }: ShapeNode): string {
  const extensions = [
    ...performers.map(([department, position]) => `<qf:performer department="${department}" position="${position}" />`),
    ...(days === undefined || suspends ? [] : [`<qf:timeLimit scope="node" promised="${days}" unit="workingDay" />`]),
    ...(suspends ? [`<qf:clock suspends="${suspends}" />`] : []),
  ];
  const inside = extensions.length ? `<bpmn:extensionElements>${extensions.join('')}</bpmn:extensionElements>` : '';
  return `    <bpmn:${tag[kind]} id="${id}" name="${name}">${inside}</bpmn:${tag[kind]}>`;
}

const edgeText = ({ from, to, name }: ShapeEdge, at: number) =>
  `    <bpmn:sequenceFlow id="Flow_${at + 1}"${name ? ` name="${name}"` : ''} sourceRef="${from}" targetRef="${to}" />`;

function shapeText({ id, kind, x, y, name }: ShapeNode): string {
  const [width, height] = size[kind];
  const label =
    kind === 'task' || !name
      ? ''
      : `<bpmndi:BPMNLabel><dc:Bounds x="${x - 40}" y="${kind === 'gateway' ? y - 47 : y + 23}" width="80" height="14" /></bpmndi:BPMNLabel>`;
  return `    <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${kind === 'gateway' ? ' isMarkerVisible="true"' : ''}><dc:Bounds x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" />${label}</bpmndi:BPMNShape>`;
}

function lineText({ from, to, name }: ShapeEdge, at: number, { nodes }: Chart): string {
  const find = (id: string) => nodes.find((node) => node.id === id)!;
  const points = way(find(from), find(to));
  const [first, second] = points as [Point, Point];
  const label = name
    ? `<bpmndi:BPMNLabel><dc:Bounds x="${(first.x + second.x) / 2 + (first.x === second.x ? 4 : -14)}" y="${(first.y + second.y) / 2 - (first.y === second.y ? 18 : 7)}" width="40" height="14" /></bpmndi:BPMNLabel>`
    : '';
  return `    <bpmndi:BPMNEdge id="Flow_${at + 1}_di" bpmnElement="Flow_${at + 1}">${points.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}" />`).join('')}${label}</bpmndi:BPMNEdge>`;
}

type Point = { x: number; y: number };

/** Straight along a row or column, else one corner. */
function way(from: ShapeNode, to: ShapeNode): Point[] {
  const [halfWidth, halfHeight] = [size[from.kind][0] / 2, size[from.kind][1] / 2];
  const [toWidth, toHeight] = [size[to.kind][0] / 2, size[to.kind][1] / 2];
  if (from.y === to.y) {
    const right = Math.sign(to.x - from.x);
    return [
      { x: from.x + right * halfWidth, y: from.y },
      { x: to.x - right * toWidth, y: to.y },
    ];
  }
  const down = Math.sign(to.y - from.y);
  if (from.x === to.x)
    return [
      { x: from.x, y: from.y + down * halfHeight },
      { x: to.x, y: to.y - down * toHeight },
    ];
  if (from.kind === 'gateway')
    return [
      { x: from.x, y: from.y + down * halfHeight },
      { x: from.x, y: to.y },
      { x: to.x - Math.sign(to.x - from.x) * toWidth, y: to.y },
    ];
  return [
    { x: from.x + Math.sign(to.x - from.x) * halfWidth, y: from.y },
    { x: to.x, y: from.y },
    { x: to.x, y: to.y - down * toHeight },
  ];
}
