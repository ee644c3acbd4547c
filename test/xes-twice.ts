import fc from 'fast-check';
import { FormatError } from '#platform/formats/format-error.ts';
import { newReport } from '#platform/formats/log.ts';
import { readXes, type ReadOptions } from '#platform/formats/xes.ts';

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].toSorted((a, b) => a - b);
  for (const [at, place] of places.entries()) if (at > 0) yield bytes.subarray(places[at - 1]!, place);
}

/** All that a reading comes to: cases and remarks, or the refusal. */
async function outcome(bytes: Uint8Array, cuts: readonly number[], options: ReadOptions): Promise<unknown> {
  const report = newReport();
  const cases: unknown[] = [];
  try {
    for await (const one of readXes(pieces(bytes, cuts), { ...options, report })) cases.push(structuredClone(one));
    // remarks are made as the pieces come: their order says nothing
    const warnings = report.warnings.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return { cases, report: { ...report, warnings } };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { refused: error.code, facts: error.facts };
  }
}

/**
 * One text read twice: as UTF-8, where traces of plain form are read from their bytes, and as UTF-16, where the careful
 * reader has it all.
 */
export async function bothReadings(text: string, cuts: readonly number[], options: ReadOptions = {}): Promise<[fast: unknown, careful: unknown]> {
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return [await outcome(Buffer.from(text), cuts, options), await outcome(wide, [], options)];
}

const odd = fc.constantFrom(
  '&amp;',
  '&#x4e2d;',
  '<',
  '&',
  '"',
  "'",
  '>',
  '\n',
  '\t',
  '\r\n',
  '\r',
  '  ',
  '\u0001',
  '\uFFFE',
  '中文',
  '𠮷',
  '<!-- x -->',
  '<![CDATA[y]]>',
  '</trace>',
  '<?pi?>',
  '',
);
const key = fc.constantFrom(
  'concept:name',
  'org:resource',
  'org:group',
  'lifecycle:transition',
  'identity:id',
  'time:timestamp',
  'note',
  'amount',
  'when',
  'cost:total',
  '__proto__',
  '键',
);
const time = fc.constantFrom(
  '2010-10-02T00:31:45.000+02:00',
  '2010-02-29T00:31:45Z',
  '2012-02-29T23:59:59.5Z',
  '2011-01-01T10:00:00',
  '2011-13-01T10:00:00Z',
  '0099-01-01T00:00:00Z',
  '1500-01-01T00:00:00Z',
  '2200-01-01T00:00:00',
  '2010-10-31T02:30:00',
);
const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('受理', 'T02 Check', 'complete', 'Resource1', '', ' ', '12', '3.5e2', 'true', 'INF', '9007199254740993') },
  { weight: 2, arbitrary: time },
  { weight: 1, arbitrary: odd },
);
const type = fc.constantFrom('string', 'string', 'string', 'date', 'int', 'float', 'boolean', 'id');
const declared = '<global scope="event"><int key="amount" value="1"/><string key="note" value=""/></global>';
const blank = fc.oneof(
  { weight: 8, arbitrary: fc.constant('\n\t\t') },
  { weight: 1, arbitrary: fc.constantFrom('', '', ' ', '\r\n', '\r', ' x ', '<!-- a -->', '<list key="l"/>', declared) },
);

const attribute = fc
  .record({ type, key, value, quote: fc.constantFrom('"', '"', '"', "'"), close: fc.constantFrom('/>', '/>', '/>', ' />', '></x>'), before: blank })
  .map(
    (it) => `${it.before}<${it.type} key=${it.quote}${it.key}${it.quote} value=${it.quote}${it.value}${it.quote}${it.close.replace('x', it.type)}`,
  );
const plainEvent = fc
  .record({
    activity: fc.constantFrom('受理', '审核', 'A & B'.replace(' & ', ' '), '办结'),
    at: fc.integer({ min: 0, max: 59 }),
    actor: fc.constantFrom('甲', 'Resource1'),
    more: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ activity, at, actor, more }) =>
    [
      `\n\t\t<event>`,
      `\n\t\t\t<string key="org:resource" value="${actor}"/>`,
      `\n\t\t\t<date key="time:timestamp" value="2011-03-0${1 + (at % 9)}T10:00:${String(at).padStart(2, '0')}+08:00"/>`,
      more > 0 ? `\n\t\t\t<int key="amount" value="${more}"/>` : '',
      `\n\t\t\t<string key="concept:name" value="${activity}"/>`,
      `\n\t\t</event>`,
    ].join(''),
  );
const oddEvent = fc.array(attribute, { maxLength: 4 }).map((list) => `<event>${list.join('')}</event>`);
const early = fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.array(attribute, { maxLength: 2 }) });
const traceOf = (event: fc.Arbitrary<string>, more: fc.Arbitrary<string[]>): fc.Arbitrary<string> =>
  fc
    .record({ name: fc.constantFrom('c1', 'c2', '案件', ' '), before: early, more, events: fc.array(event, { maxLength: 4 }), gap: blank })
    .map(
      ({ name, before, more: list, events, gap }) =>
        `\n\t<trace>${before.join('')}\n\t\t<string key="concept:name" value="${name}"/>${list.join('')}${events.join('')}\n\t</trace>${gap}`,
    );
const trace = fc.oneof(
  { weight: 5, arbitrary: traceOf(plainEvent, fc.constant([])) },
  { weight: 2, arbitrary: traceOf(fc.oneof(plainEvent, oddEvent), fc.array(attribute, { maxLength: 2 })) },
);

const head = `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0">\n\t<extension name="Concept" prefix="concept" uri="x"/>`;

/** Logs mostly plain, with something odd here and there; and where they are cut. */
export const someXes: fc.Arbitrary<{ text: string; cuts: number[] }> = fc.record({
  text: fc
    .record({
      traces: fc.array(trace, { minLength: 1, maxLength: 8 }),
      tail: fc.constantFrom('\n</log>', '\n</log>\n', '', '\n<string key="late" value="1"/></log>', '<event/></log>'),
    })
    .map(({ traces, tail }) => `${head}${traces.join('')}${tail}`),
  cuts: fc.array(fc.nat(5000), { maxLength: 6 }),
});
