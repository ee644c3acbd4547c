import { z } from 'zod';
import { actions, statuses } from '#institutions/institution.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { coverFilters, covers } from '../coverage.ts';
import { controls } from '../level.ts';
import { states } from '../point.ts';
import { words } from '../words.ts';
import { coverageWords } from '../words/coverage.ts';

const level = z.int().min(1).max(3);
const Governing = z.object({
  id: z.uuid(),
  title: z.string(),
  documentNumber: z.string(),
  action: z.enum(actions),
  status: z.enum(statuses),
});

/** A risk point with the institutions that govern it. `cover`: what the best of them is. */
export const CoverageRow = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  description: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  level: level.nullable(),
  state: z.enum(states),
  control: z.enum(controls).nullable(),
  cover: z.enum(covers),
  institutions: z.array(Governing),
  titles: z.string(), // of the institutions, for a spreadsheet
});
export type CoverageRow = z.infer<typeof CoverageRow>;

const filters = {
  department: z.uuid().optional(),
  level: z.coerce.number().pipe(level).optional(),
  cover: z.enum(coverFilters).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  institution: z.uuid().optional(),
};

export const listCoverage = endpoint({
  method: 'GET',
  path: '/api/risk-coverage',
  needs: 'risks.read',
  query: listQuery(filters, ['level', 'number', 'department']),
  returns: pageOf(CoverageRow),
  sheet: {
    name: coverageWords.title,
    columns: {
      number: { head: words.columns.number },
      description: { head: words.columns.description },
      department: { head: words.columns.department },
      level: { head: words.columns.level },
      cover: { head: coverageWords.columns.cover, values: coverageWords.covers },
      titles: { head: coverageWords.columns.institutions },
      control: { head: words.columns.control, values: words.controls },
    },
  },
});

/** Of each department and level, how many points there are and how many of them no institution in force governs. */
export const coverageSummary = endpoint({
  method: 'GET',
  path: '/api/risk-coverage-summary',
  needs: 'risks.read',
  query: z.object({ year: filters.year }),
  returns: z.object({
    departments: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        levels: z.array(z.object({ level: level.nullable(), points: z.int(), uncovered: z.int() })),
      }),
    ),
  }),
});

const params = z.object({ id: z.uuid() });
const Power = z.object({ id: z.uuid(), code: z.string(), name: z.string(), department: z.string(), mayUnlink: z.boolean() });

/** What an institution governs: powers as a whole, and risk points, as far as one may see them. */
export const institutionScope = endpoint({
  method: 'GET',
  path: '/api/institution-scope/:id',
  needs: 'risks.read',
  params,
  returns: z.object({
    powers: z.array(Power),
    points: z.array(CoverageRow.pick({ id: true, number: true, description: true, department: true, level: true })),
    total: z.int(), // of the points; `points` are the first of them
    open: z.array(z.object({ id: z.uuid(), name: z.string() })), // powers that one may link
  }),
});

/** The institutions that govern a power as a whole. */
export const powerInstitutions = endpoint({
  method: 'GET',
  path: '/api/power-institutions/:id',
  needs: 'risks.read',
  params,
  returns: z.object({ institutions: z.array(Governing) }),
});

const link = { needs: 'risks.change', params, body: z.object({ powerId: z.uuid() }), returns: z.object({ id: z.uuid() }) } as const;
export const linkPower = endpoint({ method: 'POST', path: '/api/institution-scope/:id', ...link });
export const unlinkPower = endpoint({ method: 'DELETE', path: '/api/institution-scope/:id', ...link });
