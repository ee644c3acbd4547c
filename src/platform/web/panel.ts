import type { ComponentType } from 'react';
import type { RecordKind } from '../loop.ts';
import type { Permission } from '../permissions.ts';

/** A step of a flowchart that somebody looks at. `versionId`: null while nothing of it is saved. */
export type ShownStep = Readonly<{ powerId: string; versionId: string | null; departmentId: string; node: string; name: string }>;

/**
 * What a module has to say of a step on the page of a lower one. Each module declares its own; they meet in app/web/panels.ts, and the
 * page finds them by `useJoined`.
 */
export type StepPanel = Readonly<{ key: string; needs: Permission; load: () => Promise<{ default: ComponentType<ShownStep> }> }>;

/** What a module has to say of a record of a lower one, on that record's page; joined as the panels of a step are. */
export type RecordPanel = Readonly<{
  key: string;
  kind: RecordKind;
  needs: Permission;
  load: () => Promise<{ default: ComponentType<Readonly<{ id: string }>> }>;
}>;
