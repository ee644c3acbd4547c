import { z } from 'zod';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { dimensions } from '../filter.ts';
import { aspects, elements, foundBys, keyAreas, origins, states, tiers } from '../point.ts';
import { registerWords } from '../words/register.ts';
import { words } from '../words.ts';
import { turns } from '../years.ts';
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
      position: { head: registerWords.columns.position },
      responsible: { head: registerWords.columns.responsible },
      legacyNumber: { head: registerWords.columns.legacyNumber },
      origin: { head: registerWords.columns.origin, values: words.origins },
      registeredOn: { head: registerWords.columns.registeredOn },
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

const Figure = z.object({
  dimension: z.enum(dimensions),
  value: z.string(),
  name: z.string(), // of a department; else the code
  one: z.int(),
  two: z.int(),
  three: z.int(),
  waiting: z.int(),
  total: z.int(),
  gaps: z.int(),
});
export type Figure = z.infer<typeof Figure>;

/** How many points each department, key area, tier, element and way of finding has, of a year or of all; in one page. */
export const riskFigures = endpoint({
  method: 'GET',
  path: '/api/risk-figures',
  needs: 'risks.read',
  query: z.object({ year: number(told.year), limit: z.coerce.number().optional(), after: z.string().optional() }),
  returns: pageOf(Figure),
  sheet: {
    name: registerWords.pages.figures,
    columns: {
      dimension: { head: registerWords.figures.dimension, values: registerWords.figures.dimensions },
      name: { head: registerWords.figures.value, values: { ...words.keyAreas, ...words.tiers, ...words.elements, ...words.foundBys } },
      one: { head: registerWords.figures.one },
      two: { head: registerWords.figures.two },
      three: { head: registerWords.figures.three },
      waiting: { head: registerWords.figures.waiting },
      total: { head: registerWords.figures.total },
      gaps: { head: registerWords.figures.gaps },
    },
  },
});

const Compared = z.object({
  id: z.uuid(),
  number: z.string().nullable(),
  description: z.string(),
  departmentId: z.uuid(),
  department: z.string(),
  keyArea: z.enum(keyAreas).nullable(),
  level: level.nullable(),
  before: level.nullable(),
  beforeNumber: z.string().nullable(),
  beforeId: z.uuid().nullable(),
  turn: z.enum(turns),
});
export type Compared = z.infer<typeof Compared>;
const { year: _, state: __, gap: ___, level: ____, ...narrowing } = filters;
const compared = { ...narrowing, year: number(told.year) }; // this year, unless said

/** A year's register against that of the year before: what is new, gone, raised, lowered and the same. */
export const riskYears = endpoint({
  method: 'GET',
  path: '/api/risk-years',
  needs: 'risks.read',
  query: listQuery({ ...compared, turn: z.enum(turns).optional() }, ['number', 'level', 'department']),
  returns: pageOf(Compared),
  sheet: {
    name: registerWords.pages.years,
    columns: {
      turn: { head: registerWords.years.turn, values: registerWords.years.turns },
      number: { head: words.columns.number },
      description: { head: words.columns.description },
      department: { head: words.columns.department },
      keyArea: { head: words.columns.keyArea, values: words.keyAreas },
      beforeNumber: { head: registerWords.years.beforeNumber },
      before: { head: registerWords.years.before },
      level: { head: registerWords.years.level },
    },
  },
});

export const riskTurns = endpoint({
  method: 'GET',
  path: '/api/risk-turns',
  needs: 'risks.read',
  query: z.object({ q: z.string().trim().max(100).optional(), ...compared }),
  returns: z.array(z.object({ turn: z.enum(turns), count: z.int() })),
});

/** The register as a Word document in the office's layout, of what is filtered. */
export const downloadRegister = endpoint({
  method: 'GET',
  path: '/api/risk-book',
  needs: 'risks.read',
  query: z.object({ q: z.string().trim().max(100).optional(), ...filters }),
  returns: 'file',
});
