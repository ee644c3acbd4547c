import { BpmnModdle } from 'bpmn-moddle';
import { readBpmn } from '#platform/formats/bpmn.ts';
import { FormatError } from '#platform/formats/format-error.ts';
import { diagnose, type Diagnosis, foreign } from '../../diagnosis.ts';
import { processesOf, type ModelObject } from './bpmn.ts';
import { type Lost, lostIn } from './inventory.ts';
import { isDrawn, layOut } from './layOut.ts';
import { keepReferences } from './references.ts';

/** Why a file is not opened, as the code of a refusal and its facts. */
export type Why = Readonly<{ code: string; facts: Readonly<Record<string, unknown>> }>;

/** A file as the editor opens it: `laidOut` where it drew nothing, so that its picture was made; or why it is not opened. */
export type Opened = Readonly<{ xml: string; laidOut: boolean; refusal: null }> | Readonly<{ xml: null; refusal: Why }>;

/**
 * Looks whether the editor can open a file and write all of it again. What only the engine does not understand is opened: the diagnosis
 * tells it. Refused by name and place is what no editor writes, and what this one would lose.
 */
export async function opened(xml: string): Promise<Opened> {
  const refusal = foreignIn(xml);
  if (refusal) return { xml: null, refusal };
  const model = new BpmnModdle();
  const read = await model.fromXML(xml).catch((cause: unknown) => String((cause as Error).message));
  if (typeof read === 'string') return refused('formats/bpmn-malformed', { value: read.split('\n')[0]! });
  const dangling = keepReferences(read.warnings);
  if (dangling) return refused('powers/editor/dangling', { element: nameOf(dangling.element), name: dangling.property, value: dangling.value });
  const written = await model.toXML(read.rootElement, { format: true }).catch(() => null);
  const lost = lostIn(xml, written?.xml ?? '<nothing/>');
  const first = written ? lost[0] : (lost.find(({ element }) => !element.includes(':') && element !== 'definitions') ?? lost[0]);
  if (first) return refused('powers/editor/lost', factsOf(first, lost.length));
  if (sentLength(written!.xml) > longest) return refused('powers/editor/too-large', {});
  if (processesOf(read.rootElement).length === 0) return refused('formats/bpmn-no-process', {});
  return isDrawn(read.rootElement) ? { xml, laidOut: false, refusal: null } : { xml: await layOut(xml), laidOut: true, refusal: null };
}

const longest = 950_000; // bytes, a little less than a request may have
const sentLength = (xml: string): number => new TextEncoder().encode(JSON.stringify(xml)).length;

const refused = (code: string, facts: Why['facts']): Opened => ({ xml: null, refusal: { code, facts } });
const nameOf = (object: ModelObject): string => object.name ?? object.id ?? object.$type;
const factsOf = ({ element, owner, line, column }: Lost, count: number) => ({ element, owner, line, column, count });

function foreignIn(xml: string): Why | null {
  try {
    readBpmn(xml);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    if (foreign.has(cause.code)) return { code: cause.code, facts: cause.facts };
  }
  return null;
}

/** What the engine says of a drawing; `refusal`: why it does not understand it. */
export type Told = Readonly<{ sound: Diagnosis['sound'] | 'unreadable'; faults: Diagnosis['faults']; refusal: Why | null }>;

export function told(xml: string): Told {
  try {
    return { ...diagnose(readBpmn(xml)), refusal: null };
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    return { sound: 'unreadable', faults: [], refusal: { code: cause.code, facts: cause.facts } };
  }
}
