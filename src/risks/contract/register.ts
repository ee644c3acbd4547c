import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { aspects, elements, foundBys, keyAreas, origins, states, tiers } from '../point.ts';
import { words } from '../words.ts';
import { grade, level, RiskRow, told } from './point.ts';

const number = (of: z.ZodNumber) => z.coerce.number().pipe(of).optional();
const filters = {
  year: number(told.year),
  department: z.uuid().optional(),
  level: number(level),
  keyArea: z.enum(keyAreas).optional(),
  tier: z.enum(tiers).optional(),
  state: z.enum(states).optional(),
  aspect: z.enum(aspects).optional(),
  element: z.enum(elements).optional(),
  foundBy: z.enum(foundBys).optional(),
  origin: z.enum(origins).optional(),
  likelihood: number(grade),
  harm: number(grade),
  gap: z.stringbool().optional(),
  power: z.uuid().optional(),
  node: z.string().max(200).optional(),
};

export const listRiskPoints = endpoint({
  method: 'GET',
  path: '/api/risks',
  needs: 'risks.read',
  query: listQuery(filters, ['level', 'number', 'department', 'risk']),
  returns: pageOf(RiskRow),
  sheet: {
    name: words.pages.register,
    columns: {
      number: { head: words.columns.number },
      year: { head: words.columns.year },
      description: { head: words.columns.description },
      tier: { head: words.columns.tier, values: words.tiers },
      department: { head: words.columns.department },
      person: { head: words.columns.person },
      keyArea: { head: words.columns.keyArea, values: words.keyAreas },
      aspect: { head: words.columns.aspect, values: words.aspects },
      element: { head: words.columns.element, values: words.elements },
      foundBy: { head: words.columns.foundBy, values: words.foundBys },
      likelihood: { head: words.columns.likelihood },
      harm: { head: words.columns.harm },
      selfLevel: { head: words.columns.selfLevel },
      level: { head: words.columns.level },
      control: { head: words.columns.control, values: words.controls },
      state: { head: words.columns.state, values: words.states },
    },
  },
});

export const riskSummary = endpoint({
  method: 'GET',
  path: '/api/risk-summary',
  needs: 'risks.read',
  query: z.object({ q: z.string().trim().max(100).optional(), ...filters }),
  returns: z.object({
    cells: z.array(z.object({ likelihood: grade, harm: grade, count: z.int() })),
    levels: z.array(z.object({ level, count: z.int(), gaps: z.int() })),
    total: z.int(),
    gaps: z.int(),
    matrix: z.object({ levelOneProduct: z.number(), levelOneHarm: z.number(), levelTwoProduct: z.number() }),
  }),
});

const Named = z.object({ id: z.uuid(), name: z.string() });
/** Departments that have risk points to read: what the filters offer. */
export const riskDepartments = endpoint({ method: 'GET', path: '/api/risk-departments', needs: 'risks.read', returns: z.array(Named) });
