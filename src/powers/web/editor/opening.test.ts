import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { foreignFlows, refusedFlows } from '../../../../test/foreign-flows.ts';
import { describeShared, shared } from '../../../../test/shared.ts';
import { lostIn } from './inventory.ts';
import { opened, told } from './opening.ts';

const bare = (xml: string) => xml.replace(/<(\w+:)?BPMNDiagram[\s\S]*<\/(\w+:)?BPMNDiagram>/, '');

describe.each(Object.entries(foreignFlows))('%s', (_, xml) => {
  test('is drawn, and nothing of it is lost', async () => {
    const it = await opened(xml);
    expect(it).toMatchObject({ laidOut: !xml.includes('BPMNDiagram'), refusal: null });
    expect(lostIn(xml, it.xml!)).toEqual([]);
  });

  test('is opened again as it was drawn', async () => {
    const { xml: drawn } = await opened(xml);
    expect(await opened(drawn!)).toEqual({ xml: drawn, laidOut: false, refusal: null });
  });
});

test('what only the engine does not understand is opened, and told', async () => {
  const names = Object.entries(foreignFlows).map(([name, xml]) => [name, told(xml).refusal?.code]);
  expect(names.filter(([, code]) => code !== undefined)).toEqual([
    ['gateways of every kind', 'formats/bpmn-unsupported'],
    ['pools, lanes and messages', 'formats/bpmn-several-processes'],
    ['events of every kind', 'formats/bpmn-unsupported'],
    ['a transaction that is cancelled and compensated', 'formats/bpmn-unsupported'],
    ['ad-hoc and event sub-processes', 'formats/bpmn-unsupported'],
  ]);
});

test.each(Object.entries(refusedFlows))('%s is refused by name', async (_, { xml, code, facts }) => {
  const { refusal } = await opened(xml);
  expect(refusal).toMatchObject({ code, facts });
});

describeShared('the flowcharts of the data', () => {
  const files = ['flows', 'flows/tiny'].flatMap((folder) =>
    readdirSync(shared(folder))
      .filter((name) => name.endsWith('.bpmn'))
      .map((name) => `${folder}/${name}`),
  );
  test.each(files)('%s opens as it is, and without its picture gets one', async (name) => {
    const xml = readFileSync(shared(name), 'utf8');
    expect(await opened(xml)).toEqual({ xml, laidOut: false, refusal: null });
    const it = await opened(bare(xml));
    expect(it).toMatchObject({ laidOut: true });
    expect(lostIn(bare(xml), it.xml!)).toEqual([]);
  });
});
