import { attributeText } from '#platform/xml.ts';

const arrows = /→|⇒|➔|➜|➡|[-=]{1,2}>|\r?\n/;
const numbering =
  /^\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]|第[一二三四五六七八九十\d]{1,3}步[:：、]?|[①-⑳])\s*/;
const closing = /[\s。；;，,、.]+$/;
const longestName = 100;

/** The steps that a procedure in words names, one a line or one behind another's arrow; numbering and closing marks are left out. */
export function stepsIn(procedure: string): string[] {
  const pieces = procedure.split(arrows).map((piece) => piece.replace(numbering, '').replace(closing, '').trim());
  return pieces.filter((piece) => piece !== '').map((piece) => [...piece].slice(0, longestName).join(''));
}

type Named = Readonly<{ code: string; name: string; department: string }>;
type Shape = Readonly<{ id: string; tag: string; name: string; x: number; y: number; width: number; height: number }>;

const mostInARow = 7;
const column = 150;
const row = 150;
const aside = 26; // how far beside its row an arrow turns to the next

/** A flowchart with its start and nothing else, to draw on. */
export const emptyFlowchart = (power: Named): string => flowchart(power, [shapeAt(0, 1, 'startEvent', 'StartEvent_1', '开始')]);

/** A flowchart of steps one after another between a start and an end, drawn in rows from left to right; `qf:power` names the power. */
export function linearFlowchart(power: Named, steps: readonly string[]): string {
  const all = steps.length + 2;
  const perRow = Math.ceil(all / Math.ceil(all / mostInARow)); // rows of one length, as nearly as may be
  return flowchart(power, [
    shapeAt(0, perRow, 'startEvent', 'StartEvent_1', '开始'),
    ...steps.map((name, at) => shapeAt(at + 1, perRow, 'userTask', `Task_${at + 1}`, name)),
    shapeAt(all - 1, perRow, 'endEvent', 'EndEvent_1', '办结'),
  ]);
}

function shapeAt(place: number, perRow: number, tag: string, id: string, name: string): Shape {
  const [width, height] = tag === 'userTask' ? [110, 80] : [36, 36];
  const x = 160 + (place % perRow) * column - width / 2;
  return { id, tag, name, x, y: 120 + Math.floor(place / perRow) * row - height / 2, width, height };
}

function flowchart({ code, name, department }: Named, shapes: readonly Shape[]): string {
  const process = `Process_${code.replaceAll(/[^\w-]/g, '_')}`;
  const flows = shapes.slice(1).map((to, at) => ({ id: `Flow_${at + 1}`, from: shapes[at]!, to }));
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:qf="urn:qingfeng:bpmn:1" id="Definitions_${process}" targetNamespace="urn:qingfeng:flows">
  <bpmn:process id="${process}" name="${written(name)}" isExecutable="false">
    <bpmn:extensionElements>
      <qf:power code="${written(code)}" department="${written(department)}" />
    </bpmn:extensionElements>
${shapes.map((it) => `    <bpmn:${it.tag} id="${it.id}" name="${written(it.name)}" />`).join('\n')}
${flows.map(({ id, from, to }) => `    <bpmn:sequenceFlow id="${id}" sourceRef="${from.id}" targetRef="${to.id}" />`).join('\n')}
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_1"><bpmndi:BPMNPlane id="Plane_1" bpmnElement="${process}">
${shapes.map(drawn).join('\n')}
${flows.map(({ id, from, to }) => `    <bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${wayOf(from, to)}</bpmndi:BPMNEdge>`).join('\n')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

function drawn({ id, tag, x, y, width, height }: Shape): string {
  const below = { x: x + width / 2 - 45, y: y + height + 6 };
  const label = tag === 'userTask' ? '' : `<bpmndi:BPMNLabel><dc:Bounds x="${below.x}" y="${below.y}" width="90" height="18" /></bpmndi:BPMNLabel>`;
  return `    <bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />${label}</bpmndi:BPMNShape>`;
}

/** Straight within a row; to the next row around the end of this one and the beginning of that. */
function wayOf(from: Shape, to: Shape): string {
  const [out, into] = [from.x + from.width, to.x];
  const [here, there] = [from.y + from.height / 2, to.y + to.height / 2];
  const between = (here + there) / 2;
  const turns = [
    [out + aside, here],
    [out + aside, between],
    [into - aside, between],
    [into - aside, there],
  ];
  const points = [[out, here], ...(here === there ? [] : turns), [into, there]];
  return points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}" />`).join('');
}

/** A name comes from what people typed: what XML cannot hold is left out. */
const written = (text: string): string => attributeText(text, '');
