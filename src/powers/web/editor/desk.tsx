import { createContext, use, useSyncExternalStore } from 'react';
import type { Power } from '../../contract/power.ts';
import type { Drawn, ModelObject } from './bpmn.ts';
import type { Drawing } from './drawing.ts';
import type { Judge } from './judge.ts';
import type { LocalDrawings } from './localDrawings.ts';
import type { Told, Why } from './opening.ts';
import type { Saver } from './saver.ts';

/** What lies on the desk of who edits a flowchart. */
export type Desk = Readonly<{
  power: Power;
  drawing: Drawing;
  saver: Saver;
  judge: Judge;
  local: LocalDrawings;
  /** What the engine says of the drawing; null while it has not said anything. */
  told: Told | null;
  /** Whether anything is drawn yet. */
  begun: boolean;
  /** Draws a file as it is on the server. @returns why not, or null */
  show: (xml: string) => Promise<Put>;
  /** Another drawing in the place of all; what was there is put aside. @returns why not, or null */
  put: (xml: string) => Promise<Put>;
  /** Another's drawing as it is on the server. */
  take: (power: Power) => Promise<void>;
}>;
export type Put = Readonly<{ refusal: Why | null; laidOut: boolean }>;

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('no desk here');
  return desk;
}

/** The element that is chosen, and the drawing as it is now; the component is drawn anew with every change of either. */
export function useDrawing(): Readonly<{ drawing: Drawing; chosen: Drawn | null; process: ModelObject | undefined; edition: number }> {
  const { drawing } = useDesk();
  const edition = useSyncExternalStore(drawing.subscribe, () => drawing.edition);
  return { drawing, chosen: drawing.chosen, process: drawing.process, edition };
}

export function useSaveState(): Saver['state'] {
  const { saver } = useDesk();
  return useSyncExternalStore(saver.subscribe, () => saver.state);
}
