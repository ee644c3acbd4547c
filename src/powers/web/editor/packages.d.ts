/** What is used of packages that bring no types. */
declare module 'bpmn-moddle' {
  export const BpmnModdle: new () => import('./bpmn.ts').ModelFile;
}
declare module 'bpmn-auto-layout' {
  export function layoutProcess(xml: string): Promise<string>;
}
