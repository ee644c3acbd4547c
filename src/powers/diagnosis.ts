import type { Flow } from '#engine/flow.ts';
import { checkSoundness, type SoundnessFault } from '#engine/soundness.ts';

export type Fault = Readonly<{ kind: SoundnessFault['kind']; node: string | null; name: string }>;

/** Whether every case that follows a flowchart can be brought to an end, and the nodes at fault by name. */
export type Diagnosis = Readonly<{ sound: 'yes' | 'no' | 'undecided'; faults: readonly Fault[] }>;

/** The engine's answer in the words that the editor, the page and the refusal share. */
export function diagnose(flow: Flow): Diagnosis {
  const found = checkSoundness(flow);
  if (found.sound !== false) return { sound: found.sound === true ? 'yes' : 'undecided', faults: [] };
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  return { sound: 'no', faults: found.faults.map(({ kind, node }) => ({ kind, node, name: names.get(node ?? '') ?? '' })) };
}

/** What no editor writes: codes of a reader's refusals by which a file is refused even as a draft. */
export const foreign: ReadonlySet<string> = new Set(
  ['nul', 'doctype', 'malformed', 'not-bpmn', 'too-large', 'too-deep', 'duplicate-id'].map((it) => `formats/bpmn-${it}`),
);
