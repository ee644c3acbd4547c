import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { measureKinds, measureStatuses } from '../point.ts';
import { words } from '../words.ts';

const level = z.int().min(1).max(3);
const params = z.object({ id: z.uuid() });
const Made = z.object({ id: z.uuid() });

export const MeasureRow = z.object({
  id: z.uuid(),
  text: z.string(),
  kind: z.enum(measureKinds),
  dueOn: z.iso.date().nullable(),
  status: z.enum(measureStatuses),
  overdue: z.boolean(),
  evidence: z.string().nullable(),
  responsibleId: z.uuid(),
  responsible: z.string(),
  riskPointId: z.uuid(),
  riskNumber: z.string().nullable(),
  risk: z.string(),
  level: level.nullable(),
  departmentId: z.uuid(),
  department: z.string(),
});
export type MeasureRow = z.infer<typeof MeasureRow>;

export const addMeasure = endpoint({
  method: 'POST',
  path: '/api/risks/:id/measures',
  needs: 'risks.change',
  params,
  body: z.object({
    text: z.string().trim().min(5).max(2000),
    kind: z.enum(measureKinds),
    responsibleId: z.uuid(),
    dueOn: z.iso.date().nullable().default(null),
  }),
  returns: Made,
});

export const listMeasures = endpoint({
  method: 'GET',
  path: '/api/risk-measures',
  needs: 'risks.read',
  query: listQuery(
    {
      status: z.enum(measureStatuses).optional(),
      kind: z.enum(measureKinds).optional(),
      department: z.uuid().optional(),
      responsible: z.uuid().optional(),
      due: z.enum(['overdue', 'soon']).optional(),
    },
    ['dueOn', 'responsible', 'status'],
  ),
  returns: pageOf(MeasureRow),
  sheet: {
    name: words.pages.measures,
    columns: {
      text: { head: words.columns.measure },
      kind: { head: words.columns.measureKind, values: words.measureKinds },
      riskNumber: { head: words.columns.number },
      risk: { head: words.columns.description },
      department: { head: words.columns.department },
      responsible: { head: words.columns.responsible },
      dueOn: { head: words.columns.dueOn },
      status: { head: words.columns.measureStatus, values: words.measureStatuses },
      evidence: { head: words.columns.evidence },
    },
  },
});

/** Asked of everybody who reads: a measure is done by the person responsible, whoever that is; the command says who may. */
export const finishMeasure = endpoint({
  method: 'POST',
  path: '/api/risk-measures/:id/finish',
  needs: 'risks.read',
  params,
  body: z.object({ evidence: z.string().trim().min(5).max(2000) }),
  returns: Made,
});
