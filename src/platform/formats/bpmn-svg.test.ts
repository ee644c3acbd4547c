import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { shared, describeShared } from '../../../test/shared.ts';
import { readDrawing } from './bpmn-drawing.ts';
import { drawingOf } from './bpmn-layout.ts';
import { pictureOf } from './bpmn-svg.ts';
import { evenLinesOf, linesOf } from './text-lines.ts';

const head =
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI">';
const shape = (of: string, x: number, y: number, width: number, height: number, more = '') =>
  `<bpmndi:BPMNShape bpmnElement="${of}"${more}><dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/></bpmndi:BPMNShape>`;
const file = (elements: string, drawn: string) =>
  `${head}<process id="P">${elements}</process><bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="P">${drawn}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`;

/** Whether it is a document by itself, and the names of its elements. */
function elementsIn(svg: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local }) => found.push(local));
  parser.write(`<svg xmlns="http://www.w3.org/2000/svg">${svg}</svg>`).close();
  return found;
}

describe('a flowchart as SVG', () => {
  test('has every element of the file at its place', () => {
    const xml = file(
      `<startEvent id="s" name="申请"/><task id="a" name="受理"/><exclusiveGateway id="g" name="齐全吗" default="f3"/><subProcess id="u" name="查验"><task id="b" name="现场"/></subProcess><boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition/></boundaryEvent><endEvent id="e"/>
       <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/><sequenceFlow id="f3" name="不齐全" sourceRef="g" targetRef="a"/><textAnnotation id="n"><text>材料见附件</text></textAnnotation>`,
      shape('s', 0, 0, 36, 36) +
        shape('a', 100, 0, 100, 80) +
        shape('g', 300, 10, 50, 50) +
        shape('u', 400, 0, 300, 200, ' isExpanded="true"') +
        shape('b', 450, 50, 100, 80) +
        shape('t', 130, 62, 36, 36) +
        shape('e', 800, 0, 36, 36) +
        shape('n', 0, 200, 100, 30) +
        '<bpmndi:BPMNEdge bpmnElement="f1"><di:waypoint x="36" y="18"/><di:waypoint x="100" y="18"/></bpmndi:BPMNEdge>',
    );
    const drawing = readDrawing(xml);
    expect(drawing.whole).toBe(true);
    expect(drawing.shapes.map(({ id, kind, sign, dashed }) => [id, kind, sign, dashed])).toEqual([
      ['s', 'start', null, false],
      ['a', 'task', null, false],
      ['g', 'gateway', 'exclusive', false],
      ['u', 'subProcess', null, false],
      ['b', 'task', null, false],
      ['t', 'event', 'timer', true],
      ['e', 'end', null, false],
      ['n', 'note', null, false],
    ]);
    expect(drawing.lines.map(({ id, mark, points }) => [id, mark, points.length])).toEqual([
      ['f1', null, 2],
      ['f2', null, 2], // the file forgot to draw it
      ['f3', 'otherwise', 2],
    ]);
    const { x, y, width, height, body } = pictureOf(drawing);
    expect(x + width).toBeGreaterThanOrEqual(836);
    expect(y + height).toBeGreaterThanOrEqual(230);
    for (const text of ['申请', '受理', '齐全吗', '查验', '现场', '不齐全', '材料见附件']) expect(body).toContain(`>${text}</tspan>`);
    expect(elementsIn(body).filter((name) => !['defs', 'marker', 'g', 'rect', 'circle', 'path', 'text', 'tspan', 'svg'].includes(name))).toEqual([]);
  });

  test('escapes whatever a name holds', () => {
    const name = `&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x`;
    const { body } = pictureOf(readDrawing(file(`<task id="a" name="${name}"/>`, shape('a', 0, 0, 400, 80))));
    expect(body).not.toContain('<script');
    expect(elementsIn(body)).not.toContain('script');
    expect(body).toContain('&lt;script&gt;');
  });

  test('tells a pointer the whole of a name that has no room', () => {
    const name = '一'.repeat(200);
    const { body } = pictureOf(readDrawing(file(`<task id="a" name="${name}"/>`, shape('a', 0, 0, 100, 80))));
    expect(body).toContain(`<title>${name}</title>`);
    expect(body).toContain('…');
  });

  test('leaves out what lies nowhere, and pages that show the inside of something', () => {
    const boxes = `${shape('a', Number.NaN, 0, 10, 10)}${shape('b', 1e9, 0, 10, 10)}${shape('c', 0, 0, -5, 10)}${shape('gone', 0, 0, 5, 5)}`;
    const xml = file(
      '<task id="a"/><task id="b"/><task id="c"/><subProcess id="u"><task id="d"/></subProcess>',
      `${boxes}${shape('u', 0, 0, 100, 80, ' isExpanded="false"')}`,
    ).replace(
      '</definitions>',
      `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="u">${shape('d', 0, 0, 100, 80)}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`,
    );
    const { shapes, whole } = readDrawing(xml);
    expect([shapes.map(({ id, sign }) => [id, sign]), whole]).toEqual([[['u', 'collapsed']], false]);
    expect(elementsIn(pictureOf({ shapes: [], lines: [], whole: false }).body)).toContain('defs');
  });
});

describeShared('flowcharts of people and tools', () => {
  test.each(['林木采伐许可证核发', '农作物种子生产经营许可证核发', 'receipt.top5', 'running-example', 'tiny/loop-in-parallel'])('%s', (name) => {
    const drawing = readDrawing(readFileSync(shared(`flows/${name}.bpmn`), 'utf8'));
    expect(drawing.whole).toBe(true);
    expect(elementsIn(pictureOf(drawing).body).filter((it) => it === 'rect').length).toBe(
      drawing.shapes.filter(({ kind }) => kind === 'task').length,
    );
  });
});

describe('a file that draws nothing', () => {
  const bare = file('<task id="a"/>', '');
  const drawnFile = file('<task id="a"/>', shape('a', 0, 0, 100, 80));

  test('is laid out', async () => {
    const asked: string[] = [];
    const drawing = await drawingOf(bare, async (xml) => (asked.push(xml), drawnFile));
    expect([asked, drawing?.shapes.map(({ id }) => id)]).toEqual([[bare], ['a']]);
  });

  test('has no picture where it cannot be laid out, not wholly, or not in time', async () => {
    expect(await drawingOf(bare, () => Promise.reject(new Error('odd circles')))).toBeNull();
    expect(await drawingOf(bare, async () => bare)).toBeNull();
    const large = file(Array.from({ length: 4000 }, (_, at) => `<task id="t${at}"/>`).join(''), '');
    expect(await drawingOf(large, () => Promise.reject(new Error('asked')))).toBeNull();
  });

  test('is not laid out where it draws all', async () => {
    expect((await drawingOf(drawnFile, () => Promise.reject(new Error('asked'))))?.shapes).toHaveLength(1);
  });
});

test('lines break between words and between characters, and never before a full stop', () => {
  expect(linesOf('一次性告知补正', 5)).toEqual(['一次性告知', '补正']);
  expect(evenLinesOf('伐区现场查验', 5)).toEqual(['伐区现', '场查验']);
  expect(linesOf('一次性告知。', 5)).toEqual(['一次性告知。']);
  expect(linesOf('Print and send', 5)).toEqual(['Print', 'and send']);
  expect(linesOf('', 5)).toEqual(['']);
  expect(linesOf('𠮷𠮷𠮷', 2)).toEqual(['𠮷𠮷', '𠮷']);
});
