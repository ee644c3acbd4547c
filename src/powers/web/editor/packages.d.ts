/** What is used of packages that bring no types. */
declare module 'bpmn-moddle' {
  export const BpmnModdle: new () => import('./bpmn.ts').ModelFile;
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
declare module 'bpmn-js-differ' {
  type ModelObject = import('./bpmn.ts').ModelObject;
  type Attributes = Readonly<Record<string, Readonly<{ oldValue: unknown; newValue: unknown }>>>;
  export function diff(
    before: ModelObject,
    after: ModelObject,
  ): Readonly<{
    _added: Readonly<Record<string, ModelObject>>;
    _removed: Readonly<Record<string, ModelObject>>;
    _changed: Readonly<Record<string, Readonly<{ model: ModelObject; attrs: Attributes }>>>;
    _layoutChanged: Readonly<Record<string, ModelObject>>;
  }>;
}
