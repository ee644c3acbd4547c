import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#platform/permissions.ts';

const uuids = (ids: readonly string[]) => sql`${ids}::uuid[]`;

/** Cases `c` that concern the actor: of their departments, that they acted in, or in which something was found about them. */
export const caseInScope = ({ scope, departments, personId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau'
    ? sql<boolean>`true`
    : sql<boolean>`(c.department_id = any(${uuids(departments)})
        or exists (select 1 from case_event as e where e.bureau_id = c.bureau_id and e.case_id = c.case_id and e.person_id = ${personId}::uuid)
        or exists (select 1 from finding as g where g.bureau_id = c.bureau_id and g.case_id = c.case_id and g.person_id = ${personId}::uuid))`;

/** Findings `f` of cases `c`: of the actor's departments, or about the actor. */
export const findingInScope = ({ scope, departments, personId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau' ? sql<boolean>`true` : sql<boolean>`(c.department_id = any(${uuids(departments)}) or f.person_id = ${personId}::uuid)`;

/** Inquiries `i`: of the actor's departments, or about the actor; a draft is the office's own affair until it is dispatched. */
export const inquiryInScope = ({ scope, departments, personId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau'
    ? sql<boolean>`true`
    : sql<boolean>`(i.state not in ('draft', 'dismissed') and (i.department_id = any(${uuids(departments)})
        or exists (select 1 from inquiry_finding as l join finding as g on g.bureau_id = l.bureau_id and g.finding_id = l.finding_id
          where l.bureau_id = i.bureau_id and l.inquiry_id = i.inquiry_id and g.person_id = ${personId}::uuid)))`;
