declare module 'bpmn-js-differ' {
  type Found = Readonly<Record<string, unknown>>;
  export function diff(before: unknown, after: unknown): Readonly<{ _added: Found; _removed: Found; _layoutChanged: Found; _changed: Found }>;
}
