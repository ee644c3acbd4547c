import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { fileFolder, runCheck } from '../../test/checked.ts';
import { describeShared, shared } from '../../test/shared.ts';

const { folder, file } = fileFolder();

/** What a page is made of; whatever in it is not well-formed throws. */
function read(page: string): { tags: Map<string, number>; text: string; marked: number } {
  const found = { tags: new Map<string, number>(), text: '', marked: 0 };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    found.tags.set(name, (found.tags.get(name) ?? 0) + 1);
    if (attributes['class'] === 'disc') found.marked += 1;
    if (attributes['src'] ?? attributes['href']) found.tags.set('needs another file', 1);
  });
  parser.on('text', (text) => (found.text += text));
  parser.write(page.replace('<!doctype html>', '').replaceAll(/<(meta[^>]*)>/g, '<$1/>')).close();
  return found;
}

const drawn = (inside: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="许可">${inside}</process></definitions>`;
const hostile = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;';
const flow = file(
  'flow.bpmn',
  drawn(`<startEvent id="s"/><task id="a" name="受理${hostile}"/><task id="b" name="审核"/><endEvent id="e"/>
  <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="b" name="${hostile}"/><sequenceFlow id="3" sourceRef="b" targetRef="e"/>`),
);
const rows = 'case,activity,time\n<b>A</b>,"受理<script>alert(1)</script>""",2025-01-06T09:00:00Z\n<b>A</b>,<img src=x>,2025-01-06T09:00:00Z\n';

test('the page is one well-formed file without script, whatever a flowchart or a log calls its steps, drawn though the file has no drawing', async () => {
  const { code, out } = await runCheck('--flow', flow, '--log', file('log.csv', rows), '--format', 'html');
  const { tags, text, marked } = read(out);
  expect(code).toBe(1);
  expect(['script', 'img', 'link', 'needs another file', 'b'].map((tag) => tags.get(tag) ?? 0)).toEqual([0, 0, 0, 0, 2]);
  expect(text).toContain('<b>A</b>');
  expect(text).toContain('There is no record of “审核”');
  expect(text).toContain('<img src=x>');
  expect(marked).toBe(1);
});

test('a log in which nothing is found says so', async () => {
  const fits = file('fits.csv', rows.replace(/<b>A<\/b>,<img src=x>/, '<b>A</b>,审核'));
  const { code, out } = await runCheck('--flow', flow, '--log', fits, '--format', 'html');
  expect(code).toBe(0);
  expect(read(out)).toMatchObject({ marked: 0 });
  expect(read(out).text).toContain('Nothing was found.');
});

describeShared('the page of real cases', () => {
  test.each([
    ['receipt.top5', 'receipt.xes.gz', 5],
    ['bpic20-domestic.normative', 'bpic20-domestic.xes.gz', 7],
  ])('%s has its own drawing, marks on the steps with faults, twenty cases with their sentences', async (name, log, marks) => {
    const out = join(folder, 'page.html');
    await runCheck('--flow', shared(`flows/${name}.bpmn`), '--log', shared(`logs/${log}`), '--format', 'html', '--out', out);
    const page = readFileSync(out, 'utf8');
    const { tags, marked } = read(page);
    expect(marked).toBe(marks);
    expect(tags.get('article')).toBe(20);
    expect(page).not.toContain('undefined');
    expect(Buffer.byteLength(page)).toBeLessThan(200_000);
  });
});

test('whoever watches is told how far the log is read, and the line is wiped away at the end', async () => {
  const long = file(
    'long.csv',
    `case,activity,time\n${Array.from({ length: 20_000 }, (_, at) => `case ${at},审核,2025-01-06T09:00:00Z\n`).join('')}`,
  );
  const { progress } = await runCheck('--flow', flow, '--log', long);
  expect(progress.at(-1)).toBe('');
  expect(progress.slice(0, -1).every((line) => /^\d+ % read, [\d,]+ cases$/.test(line))).toBe(true);
});
