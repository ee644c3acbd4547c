import { expect, test } from 'vitest';
import { xesOf } from '../../../test/logs.ts';
import type { LogMap } from './log-map.ts';
import { readLog } from './log-reader.ts';
import { inOneLine } from './one-line.ts';

async function activitiesIn(text: string, map?: LogMap): Promise<string[]> {
  const names: string[] = [];
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  for await (const { events } of readLog(bytes, { zone: 'Asia/Shanghai', map })) names.push(...events.map(({ activity }) => activity));
  return names;
}

test.each([
  ['受理', '受理'],
  ['受理\n申请', '受理申请'],
  [' 受理 申请\u3000', '受理申请'],
  ['T02  Check\r\n confirmation', 'T02 Check confirmation'],
  ['发 A 证', '发 A 证'],
])('%j is the name %j', (text, name) => {
  expect(inOneLine(text)).toBe(name);
});

const at = '2026-03-05T08:00:00Z';
test('a step broken over two lines in a cell, or with a blank too many in XES, has the name that the flowchart reads', async () => {
  expect(await activitiesIn('case,activity,time\n1,"受理\n申请",2026-03-05\n')).toEqual(['受理申请']);
  const xes = xesOf({
    a: [
      { activity: ' 受理&#10;申请', at },
      { activity: 'A  B ', at },
    ],
  });
  expect(await activitiesIn(xes)).toEqual(['受理申请', 'A B']);
});

test('what a map calls a step is told by its name in one line', async () => {
  const map: LogMap = { activities: { '收\n件': '受理 申请', constructor: '审核' } };
  expect(await activitiesIn('case,activity,time\n1,"收 件",2026-03-05\n1,constructor,2026-03-05\n1,toString,2026-03-06\n', map)).toEqual([
    '受理申请',
    '审核',
    'toString',
  ]);
});
