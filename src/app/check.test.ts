import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileFolder, linesOf, runCheck } from '../../test/checked.ts';
import { describeShared, shared } from '../../test/shared.ts';

const { folder, file } = fileFolder();
const run = runCheck;

const flow = file(
  'flow.bpmn',
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/><task id="a" name="受理"/><task id="b" name="审核"/><endEvent id="e"/>
  <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="b"/><sequenceFlow id="3" sourceRef="b" targetRef="e"/></process></definitions>`,
);
const rows =
  'case,activity,time,lifecycle\n"A,1",审核,2025-01-04T08:00Z,complete\n"A,1",受理,2025-01-03T08:00Z,complete\n"A,1",审核,2025-01-03T09:00Z,start\n';

test('a case that fits is a row and exit code 0; rows of a table are put in order, unfinished steps left aside', async () => {
  const { code, out, err } = await run('--flow', flow, '--log', file('fits.csv', rows));
  expect({ code, out }).toEqual({ code: 0, out: 'case,fits,cost,fitness\n"A,1",true,0,1.000000\n' });
  expect(err).toBe('cases 1, fit 1, sum of cost 0, mean fitness 1.000000, events of unfinished steps left aside 1\n');
});

test('a deviation is exit code 1, in a file and as a line of JSON a case where asked for', async () => {
  const log = file('skips.csv', `${rows}B,受理,2025-01-03T08:00Z,complete\n`);
  const out = join(folder, 'out.json');
  expect(await run('--flow', flow, '--log', log, '--format', 'json', '--out', out)).toMatchObject({ code: 1, out: '' });
  const told = linesOf(readFileSync(out, 'utf8'));
  expect(told).toMatchObject([
    { case: 'A,1', fits: true, findings: [] },
    { case: 'B', fits: false, cost: 1, fitness: 0.666667 },
  ]);
  expect(told[1]!.findings).toMatchObject([
    { check: 'sequence', kind: 'skipped', node: 'b', events: ['0'], message: 'There is no record of “审核”: the case ended with “受理”.' },
  ]);
});

test('the cases of an OCEL log are the objects of the type that is asked for; without it the types found are told', async () => {
  const relationships = ['A', 'B'].map((objectId) => ({ objectId, qualifier: '' }));
  const event = (type: string, at: number) => ({ id: type, type, time: `2026-03-0${at}T09:00:00+08:00`, relationships });
  const objects = [
    { id: 'A', type: '办件' },
    { id: 'B', type: '材料' },
  ];
  const log = file('log.json', JSON.stringify({ objectTypes: [], eventTypes: [], objects, events: [event('审核', 3), event('受理', 2)] }));
  expect(await run('--flow', flow, '--log', log, '--object-type', '办件')).toMatchObject({
    code: 0,
    out: 'case,fits,cost,fitness\nA,true,0,1.000000\n',
  });
  const { code, out, err } = await run('--flow', flow, '--log', log);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('It has (number): 办件 (1), 材料 (1). Say which type the cases are (--object-type of qingfeng check)');
});

test('a log that is refused writes no row and says where and why', async () => {
  const { code, out, err } = await run('--flow', flow, '--log', file('bad.csv', `${rows}C,受理,gestern,complete\n`));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('line 5, column 3, case C: “gestern” in the column “time” cannot be understood.');
});

test('a roster says who may take a step, by number or by the name of one person; whoever it does not know is not accused', async () => {
  const drawing = readFileSync(flow, 'utf8').replace('<definitions ', '<definitions xmlns:qf="urn:qingfeng:bpmn:1" ');
  const post = '<extensionElements><qf:performer department="林业科" position="审核岗"/></extensionElements>';
  const guarded = file('guarded.bpmn', drawing.replace('name="审核"/>', `name="审核">${post}</task>`));
  const people = file('people.csv', '工号,姓名,部门,岗位,兼任岗位\nYT1,甲,林业科,窗口岗,审核岗\nYT2,乙,林业科,窗口岗,\n');
  const log = (actor: string) => file(`${actor}.csv`, `case,activity,time,actor\nA,受理,2025-01-03T08:00Z,乙\nA,审核,2025-01-03T09:00Z,${actor}\n`);
  const by = async (actor: string) => {
    const { code, out } = await run('--flow', guarded, '--log', log(actor), '--people', people, '--format', 'json');
    return [code, ...linesOf(out)[0]!.findings.map((it) => `${it.kind} ${it.actor?.id}`)];
  };
  expect([await by('甲'), await by('YT1'), await by('丙')]).toEqual([[0], [0], [0]]);
  expect([await by('乙'), await by('YT2')]).toEqual([
    [1, 'authority YT2'],
    [1, 'authority YT2'],
  ]);
});

test('a roster in which two people bear one number is refused; one person with two posts is not', async () => {
  const log = file('posts.csv', rows);
  const by = (name: string) =>
    runCheck(
      '--flow',
      flow,
      '--log',
      log,
      '--people',
      file('posts-people.csv', `工号,姓名,部门,岗位\n1,甲,林业科,窗口岗\n1,${name},林业科,审核岗\n`),
    );
  expect(await by('甲')).toMatchObject({ code: 0 });
  expect((await by('乙')).err).toContain('line 3: The number “1” is that of “乙” and of “甲”');
});

test.each([
  ['a table for a flowchart', ['--flow', 'ROWS', '--log', flow], 'Were --flow and --log confused?'],
  ['times of no zone', ['--flow', flow, '--log', 'ZONELESS'], 'no time zone was stated (such as Asia/Shanghai). State one. Use --zone.'],
  ['a line without end', ['--flow', flow, '--log', 'ENDLESS'], 'This is over the limit of 8388608.'],
])('%s is refused with what to do', async (_, args, why) => {
  const made: Record<string, string> = {
    ROWS: rows,
    ZONELESS: 'case,activity,time\nA,审核,2025-01-06 09:00\n',
    ENDLESS: `case,activity,time\n${'x'.repeat(20_000_000)}`,
  };
  const { code, out, err } = await runCheck(...args.map((it) => (made[it] ? file(`${it}.csv`, made[it]) : it)));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(why);
});

test('times in UTC among local ones are remarked on where no zone is stated; those of summer and winter are not', async () => {
  const log = (other: string) =>
    file(`zones${other.slice(1, 3)}.csv`, `case,activity,time\nA,受理,2025-01-03T08:00:00Z\nA,审核,2025-01-03T18:00:00${other}\n`);
  const mixed = 'Some times are written in UTC (Z)';
  expect((await runCheck('--flow', flow, '--log', log('+08:00'))).err).toContain(mixed);
  expect((await runCheck('--flow', flow, '--log', log('+08:00'), '--zone', 'Asia/Shanghai')).err).not.toContain(mixed);
  expect((await runCheck('--flow', flow, '--log', log('+01:00'))).err).not.toContain(mixed);
});

test('a case of a table that did not come to its end is running where a moment is named, and finished otherwise', async () => {
  const log = file('begun.csv', 'case,activity,time\nA,受理,2025-01-03T08:00Z\n');
  const state = async (...more: string[]) => linesOf((await run('--flow', flow, '--log', log, '--format', 'json', ...more)).out)[0]!.state;
  const asOf = ['--as-of', '2025-01-06T09:00:00Z'];
  expect([await state(), await state(...asOf), await state(...asOf, '--finished', 'all'), await state('--finished', 'by-flow')]).toEqual([
    'closed',
    'running',
    'closed',
    'running',
  ]);
});

test.each([
  ['a moment without its offset', ['--flow', flow, '--log', 'x', '--as-of', '2025-01-06T09:00:00']],
  ['a moment that is none', ['--flow', flow, '--log', 'x', '--as-of', '2025-13-41T09:00:00Z']],
  ['finished neither all nor by-flow', ['--flow', flow, '--log', 'x', '--finished', 'maybe']],
  ['no job at all', ['--flow', flow, '--log', 'x', '--jobs', '0']],
  ['jobs that are no number', ['--flow', flow, '--log', 'x', '--jobs', 'all']],
  ['a log that would be overwritten', ['--flow', flow, '--log', 'x.csv', '--out', './x.csv']],
  ['a flowchart that would be overwritten', ['--flow', flow, '--log', 'x.csv', '--findings', flow]],
  ['one file for two things', ['--flow', flow, '--log', 'x.csv', '--out', 'y', '--findings', './y']],
  ['rules that are not there', ['--flow', flow, '--log', 'x', '--rules', join(folder, 'none.json')]],
  ['a map that is not there', ['--flow', flow, '--log', 'x', '--map', join(folder, 'none.json')]],
  ['a roster that is not there', ['--flow', flow, '--log', 'x', '--people', join(folder, 'none.csv')]],
  ['no flowchart', ['--log', 'x']],
  ['an unknown calendar', ['--flow', flow, '--log', 'x', '--calendar', 'moon']],
  ['an unknown format', ['--flow', flow, '--log', 'x', '--format', 'xml']],
  ['an unknown zone', ['--flow', flow, '--log', 'x', '--zone', 'Mars/Olympus']],
  ['a file that is not there', ['--flow', flow, '--log', join(folder, 'none.xes')]],
  ['a folder that is not there', ['--flow', flow, '--log', file('ok.csv', rows), '--out', join(folder, 'none/out.csv')]],
])('%s is wrong use: exit code 2', async (_, args) => {
  expect(await run(...args)).toMatchObject({ code: 2, out: '' });
});

describeShared('the published expected values', () => {
  test.each([
    ['running-example.xes', 'running-example.im.bpmn', 'running-example.im.csv'],
    ['running-example.xes', 'running-example.bpmn', 'running-example.shipped.csv'],
    ['running-example.csv', 'running-example.bpmn', 'running-example.shipped.csv'],
    ['receipt.xes.gz', 'receipt.im.bpmn', 'receipt.im.csv'],
    ['receipt.xes.gz', 'receipt.shipped.bpmn', 'receipt.shipped.csv'],
    ['receipt.xes.gz', 'receipt.top5.bpmn', 'receipt.top5.csv'],
    ['receipt.csv', 'receipt.top5.bpmn', 'receipt.top5.csv'],
    ['bpic20-domestic.xes.gz', 'bpic20-domestic.normative.bpmn', 'bpic20-domestic.normative.csv'],
    ['bpic20-domestic.xes.gz', 'bpic20-domestic.lenient.bpmn', 'bpic20-domestic.lenient.csv'],
  ])('%s by %s: every row', { timeout: 60_000 }, async (log, chart, expected) => {
    const { out } = await run('--flow', shared(`flows/${chart}`), '--log', shared(`logs/${log}`), '--zone', 'Europe/Amsterdam');
    expect(out.trim().split('\n')).toEqual(
      readFileSync(shared(`expected/${expected}`), 'utf8')
        .trim()
        .split(/\r?\n/),
    );
  });

  test('the summary sums up', async () => {
    const { code, err } = await run('--flow', shared('flows/receipt.top5.bpmn'), '--log', shared('logs/receipt.xes.gz'));
    expect({ code, err }).toEqual({ code: 1, err: 'cases 1434, fit 1251, sum of cost 693, mean fitness 0.954573\n' });
  });

  test('time limits and separated steps are counted on the stated calendar', async () => {
    const name = '林木采伐许可证核发';
    const { code, err } = await run(
      '--flow',
      shared(`flows/${name}.bpmn`),
      '--log',
      shared(`cases/${name}_环节流水.csv`),
      '--zone',
      'Asia/Shanghai',
      '--calendar',
      'china',
    );
    expect(code).toBe(1);
    expect(err).toContain("over the total limit 23, over a step's limit 30, separated steps by one person 17\n");
  });
});
