import type { Box, Drawn, Model, ModelObject } from './bpmn.ts';

/** What of bpmn-js the editor uses: its own types leave its services open. */
export type Services = {
  canvas: {
    addMarker(id: string, name: string): void;
    removeMarker(id: string, name: string): void;
    hasMarker(id: string, name: string): boolean;
    zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
    zoom(): number;
    scrollToElement(element: Drawn): void;
    getRootElement(): Drawn;
    findRoot(element: Drawn): Drawn | undefined;
    setRootElement(root: Drawn): void;
    focus(): void;
    resized(): void;
    viewbox(): { inner: Box; outer: { width: number; height: number } };
    viewbox(box: Box): void;
  };
  elementRegistry: {
    get(id: string): Drawn | undefined;
    find(is: (element: Drawn) => boolean): Drawn | undefined;
    filter(keep: (element: Drawn) => boolean): Drawn[];
  };
  eventBus: EventBus;
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean } & Commands;
  selection: { get(): Drawn[]; select(elements: Drawn | Drawn[] | null): void };
  modeling: Modeling;
  bpmnFactory: { create(type: string, attributes?: Record<string, unknown>): ModelObject };
  moddle: Model;
  overlays: {
    add(id: string, type: string, overlay: { position: object; html: HTMLElement; scale: false }): string;
    remove(filter: { type: string }): void;
  };
};

export type EventBus = { on(name: string | string[], priority: number, heard: (event: never) => unknown): void; fire(name: string): void };
export type Commands = { registerHandler(name: string, handler: unknown): void; execute(name: string, context: object): void };
export type Modeling = {
  updateProperties(element: Drawn, properties: Record<string, unknown>): void;
  updateModdleProperties(element: Drawn, object: ModelObject, properties: Record<string, unknown>): void;
  updateLabel(element: Drawn, label: string): void;
  layoutConnection(connection: Drawn): void;
};

export const usually = 1000; // the priority at which bpmn-js itself listens
