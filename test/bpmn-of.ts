import type { Flow, FlowNode } from '#engine/flow.ts';

const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const elements: Readonly<Record<FlowNode['kind'], string>> = {
  task: 'task',
  subProcess: 'subProcess',
  start: 'startEvent',
  end: 'endEvent',
  terminateEnd: 'endEvent',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
  eventBased: 'eventBasedGateway',
  event: 'intermediateCatchEvent',
};

/** A flow as a BPMN file that reads as that flow; names and ids must need no escape. */
export function bpmnOf(flow: Flow): string {
  return `<definitions xmlns="${model}"><process id="${flow.id}" name="${flow.name}">${inside(flow, undefined)}</process></definitions>`;
}

function inside(flow: Flow, within: string | undefined): string {
  const nodes = flow.nodes.filter((node) => node.within === within);
  const own = new Set(nodes.map(({ id }) => id));
  const edges = flow.edges.filter(({ from }) => own.has(from));
  return [...nodes.map((node) => element(flow, node)), ...edges.map(edge)].join('\n');
}

function element(flow: Flow, node: FlowNode): string {
  const name = node.host === undefined ? elements[node.kind] : 'boundaryEvent';
  const otherwise = flow.edges.find(({ from, when }) => from === node.id && when === 'otherwise');
  const attributes = [
    `id="${node.id}" name="${node.name}"`,
    ...(node.host === undefined ? [] : [`attachedToRef="${node.host}" cancelActivity="${String(node.interrupts ?? true)}"`]),
    ...(otherwise ? [`default="${otherwise.id}"`] : []),
  ];
  return `<${name} ${attributes.join(' ')}>${markers(node)}${node.kind === 'subProcess' ? inside(flow, node.id) : ''}</${name}>`;
}

const markers = ({ kind, repeats, once, error }: FlowNode): string =>
  [
    repeats === 'while' ? '<standardLoopCharacteristics testBefore="true"/>' : '',
    repeats === 'again' ? '<standardLoopCharacteristics/>' : '',
    repeats === 'atOnce' ? '<multiInstanceLoopCharacteristics/>' : '',
    once ? '<timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition>' : '',
    error === undefined ? '' : `<errorEventDefinition errorRef="${error}"/>`,
    kind === 'terminateEnd' ? '<terminateEventDefinition/>' : '',
  ].join('');

function edge({ id, from, to, name, when }: Flow['edges'][number]): string {
  const inner = when === 'condition' ? '<conditionExpression>x</conditionExpression>' : '';
  return `<sequenceFlow id="${id}" name="${name}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
}
