import { z } from 'zod';
import { attachmentKinds, type AttachmentKind, largestAttachment } from '#platform/attachments/kinds.ts';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { measureDeeds, measureKinds, measureStatuses, periods } from '../measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';

const level = z.int().min(1).max(3);
const params = z.object({ id: z.uuid() });
const Made = z.object({ id: z.uuid() });
const Instant = z.iso.datetime();
const said = z.string().trim().min(5).max(2000);

export const MeasureRow = z.object({
  id: z.uuid(),
  text: z.string(),
  kind: z.enum(measureKinds).nullable(),
  every: z.enum(periods).nullable(),
  dueOn: Day.nullable(),
  status: z.enum(measureStatuses),
  overdue: z.boolean(),
  evidence: z.string().nullable(),
  files: z.int(),
  remindedAt: Instant.nullable(),
  responsibleId: z.uuid().nullable(),
  responsible: z.string().nullable(),
  institutionId: z.uuid().nullable(),
  riskPointId: z.uuid(),
  riskNumber: z.string().nullable(),
  risk: z.string(),
  level: level.nullable(),
  departmentId: z.uuid(),
  department: z.string(),
});
export type MeasureRow = z.infer<typeof MeasureRow>;

const Deeds = z.array(z.enum(measureDeeds));
const Entry = z.object({
  id: z.uuid(),
  number: z.int().nullable(),
  deed: z.enum([...measureDeeds, 'remind']),
  text: z.string().nullable(),
  by: z.string(),
  at: Instant,
  fileId: z.uuid().nullable(),
  file: z.string().nullable(),
  fileKind: z.enum(Object.keys(attachmentKinds) as [AttachmentKind, ...AttachmentKind[]]).nullable(),
  fileSize: z.int().nullable(),
});
export type MeasureEntry = z.infer<typeof Entry>;
const Time = z.object({ number: z.int(), dueOn: Day.nullable(), status: z.enum(measureStatuses), doneAt: Instant.nullable(), deeds: Deeds });

/** Of a measure with many times the newest are told. */
export const Measure = MeasureRow.extend({
  institution: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  times: z.array(Time),
  entries: z.array(Entry),
  deeds: Deeds,
});
export type Measure = z.infer<typeof Measure>;

const told = {
  text: said,
  kind: z.enum(measureKinds),
  responsibleId: z.uuid(),
  dueOn: Day.nullable().default(null),
  institutionId: z.uuid().nullable().default(null),
};

/** One that comes round and says no day is first due at the end of its period. */
export const addMeasure = endpoint({
  method: 'POST',
  path: '/api/risks/:id/measures',
  needs: 'risks.change',
  params,
  body: z.object({ ...told, every: z.enum(periods).nullable().default(null) }),
  returns: Made,
});

const filters = {
  status: z.enum(measureStatuses).optional(),
  kind: z.enum(measureKinds).optional(),
  every: z.enum(['once', ...periods]).optional(),
  department: z.uuid().optional(),
  responsible: z.uuid().optional(),
  due: z.enum(['overdue', 'soon']).optional(),
};

export const listMeasures = endpoint({
  method: 'GET',
  path: '/api/risk-measures',
  needs: 'risks.read',
  query: listQuery(filters, ['dueOn', 'responsible', 'status']),
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
      every: { head: measureWords.every, values: measureWords.periods },
      dueOn: { head: words.columns.dueOn },
      status: { head: words.columns.measureStatus, values: words.measureStatuses },
      evidence: { head: words.columns.evidence },
      files: { head: measureWords.files },
    },
  },
});

export const getMeasure = endpoint({ method: 'GET', path: '/api/risk-measures/:id', needs: 'risks.read', params, returns: Measure });

/** A day of the calendar: how many times are due on it, and the first few. */
const CalendarDay = z.object({
  day: Day,
  total: z.int(),
  done: z.int(),
  rows: z.array(
    z.object({
      id: z.uuid(),
      number: z.int(),
      text: z.string(),
      status: z.enum(measureStatuses),
      overdue: z.boolean(),
      foreseen: z.boolean(), // it will be made once the time before it is done or over
      responsible: z.string().nullable(),
      department: z.string(),
      riskNumber: z.string().nullable(),
    }),
  ),
});
export type CalendarDay = z.infer<typeof CalendarDay>;

/** Every time that is due within at most six weeks, by day. */
export const measureCalendar = endpoint({
  method: 'GET',
  path: '/api/risk-measure-calendar',
  needs: 'risks.read',
  query: z.object({
    from: Day,
    to: Day,
    department: z.uuid().optional(),
    kind: z.enum(measureKinds).optional(),
    mine: z.stringbool().optional(),
  }),
  returns: z.array(CalendarDay),
});

/** Asked of everybody who reads: a measure is done by the person responsible, whoever that is; the command says who may. */
const deed = <const P extends string, B extends z.ZodRawShape>(path: P, body: B) =>
  endpoint({
    method: 'POST',
    path: `/api/risk-measures/:id/${path}`,
    needs: 'risks.read',
    params,
    body: z.object({ number: z.int().min(1).optional(), ...body }),
    returns: Made,
  });

export const startMeasure = deed('start', {});
export const finishMeasure = deed('finish', { evidence: said });
export const showEvidence = deed('evidence', { text: said });

export const showFile = endpoint({
  method: 'POST',
  path: '/api/risk-measures/:id/files',
  needs: 'risks.read',
  params,
  query: z.object({
    name: z.string().min(1).max(300),
    number: z.coerce.number().int().min(1).optional(),
    text: z.string().trim().max(2000).optional(),
  }),
  body: 'upload',
  limit: largestAttachment,
  returns: Made,
});

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/risk-measures/:id/files/:file',
  needs: 'risks.read',
  params: params.extend({ file: z.uuid() }),
  returns: 'file',
});

const reason = z.string().trim().min(5).max(1000);
export const reopenMeasure = endpoint({
  method: 'POST',
  path: '/api/risk-measures/:id/reopen',
  needs: 'risks.change',
  params,
  body: z.object({ number: z.int().min(1).optional(), reason }),
  returns: Made,
});

export const cancelMeasure = endpoint({
  method: 'POST',
  path: '/api/risk-measures/:id/cancel',
  needs: 'risks.change',
  params,
  body: z.object({ reason }),
  returns: Made,
});

export const changeMeasure = endpoint({
  method: 'PUT',
  path: '/api/risk-measures/:id',
  needs: 'risks.change',
  params,
  body: z.object({ ...told, reason }),
  returns: Made,
});

/** 催办: whoever is responsible for what is overdue, or soon due, of the points that the actor tends. */
export const remindMeasures = endpoint({
  method: 'POST',
  path: '/api/risk-measures/remind',
  needs: 'risks.change',
  body: z.object({
    due: z.enum(['overdue', 'soon']),
    department: z.uuid().optional(),
    ids: z.array(z.uuid()).min(1).max(500).optional(),
  }),
  returns: z.object({ reminded: z.int() }),
});
