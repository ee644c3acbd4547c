import type { ComponentType } from 'react';
import type { Permission } from '../permissions.ts';

/** A step of a flowchart that somebody looks at. `versionId`: null while nothing of it is saved. */
export type ShownStep = Readonly<{ powerId: string; versionId: string | null; departmentId: string; node: string; name: string }>;

/**
 * What a module has to say of a step on the page of a lower one. Each module declares its own; they meet in app/web/panels.ts, and the
 * page finds them by `useJoined`.
 */
export type StepPanel = Readonly<{ key: string; needs: Permission; load: () => Promise<{ default: ComponentType<ShownStep> }> }>;
