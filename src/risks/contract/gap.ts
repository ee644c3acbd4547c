import { z } from 'zod';
import { InstitutionFields } from '#institutions/contract/institution.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { repairs } from '../gap.ts';
import { controls } from '../level.ts';
import { keyAreas } from '../point.ts';
import { words } from '../words.ts';
import { gapWords } from '../words/gap.ts';

const level = z.int().min(1).max(3);

export const GapRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  year: z.int(),
  description: z.string(),
  level,
  keyArea: z.enum(keyAreas).nullable(),
  departmentId: z.uuid(),
  department: z.string(),
  control: z.enum(controls),
  personId: z.uuid().nullable(),
  institutionId: z.uuid().nullable(),
  institution: z.string().nullable(),
  repair: z.enum(repairs),
});
export type GapRow = z.infer<typeof GapRow>;

const filters = { level: z.coerce.number().pipe(level).optional(), department: z.uuid().optional(), year: z.coerce.number().int().optional() };

/** 防控缺口: points whose level asks for what they do not have; what is closed is not here any more. */
export const listGaps = endpoint({
  method: 'GET',
  path: '/api/risk-gaps',
  needs: 'risks.read',
  query: listQuery(filters, ['level', 'department', 'number']),
  returns: pageOf(GapRow),
  sheet: {
    name: gapWords.title,
    columns: {
      number: { head: words.columns.number },
      year: { head: words.columns.year },
      description: { head: words.columns.description },
      level: { head: words.columns.level },
      department: { head: words.columns.department },
      control: { head: words.columns.control, values: words.controls },
      institution: { head: gapWords.linked },
      repair: { head: gapWords.repair, values: gapWords.repairs },
    },
  },
});

export const gapSummary = endpoint({
  method: 'GET',
  path: '/api/risk-gap-summary',
  needs: 'risks.read',
  query: z.object({ department: z.uuid().optional(), year: z.coerce.number().int().optional() }),
  returns: z.array(z.object({ level, gaps: z.int() })),
});

/** Records an institution and links it to the point, both or neither; it closes the gap once it is in force. */
export const establishFor = endpoint({
  method: 'POST',
  path: '/api/risks/:id/establish',
  needs: 'institutions.change',
  params: z.object({ id: z.uuid() }),
  body: InstitutionFields,
  returns: z.object({ id: z.uuid() }),
});
