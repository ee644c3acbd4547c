import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#platform/permissions.ts';

const uuids = (ids: readonly string[]) => sql`${ids}::uuid[]`;

/** Either is enough; of somebody in charge of no department only the second is asked, so that an index may answer it. */
const either = (column: string, departments: readonly string[], other: RawBuilder<unknown>): RawBuilder<boolean> =>
  departments.length === 0 ? sql<boolean>`${other}` : sql<boolean>`(${sql.ref(column)} = any(${uuids(departments)}) or ${other})`;

/** Cases `c` that concern the actor: of their departments, that they acted in, or in which something was found about them. */
export const caseInScope = ({ scope, departments, personId, bureauId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau'
    ? sql<boolean>`true`
    : either(
        'c.departmentId',
        departments,
        sql`c.case_id in (select e.case_id from case_event as e where e.bureau_id = ${bureauId}::uuid and e.person_id = ${personId}::uuid
          union select g.case_id from finding as g where g.bureau_id = ${bureauId}::uuid and g.person_id = ${personId}::uuid)`,
      );

/** Findings `f` of cases `c`: of the actor's departments, or about the actor. */
export const findingInScope = ({ scope, departments, personId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau' ? sql<boolean>`true` : either('c.departmentId', departments, sql`f.person_id = ${personId}::uuid`);

/** Inquiries `i`: of the actor's departments, or about the actor; a draft is the office's own affair until it is dispatched. */
export const inquiryInScope = ({ scope, departments, personId, bureauId }: Actor): RawBuilder<boolean> =>
  scope === 'bureau'
    ? sql<boolean>`true`
    : sql<boolean>`(i.state not in ('draft', 'dismissed') and ${either(
        'i.departmentId',
        departments,
        sql`i.inquiry_id in (select l.inquiry_id from finding as g join inquiry_finding as l on l.bureau_id = g.bureau_id and l.finding_id = g.finding_id
          where g.bureau_id = ${bureauId}::uuid and g.person_id = ${personId}::uuid)`,
      )})`;
