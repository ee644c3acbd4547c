import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { departmentKinds, functions, ranks } from '../structure.ts';
import { words } from '../words.ts';

const { columns } = words;
const OneId = z.object({ id: z.uuid() });
const Done = z.object({});
const Name = z.string().trim().min(1).max(100);
const Period = { validFrom: Day, validTo: Day.nullable() };

export const PersonRow = z.object({
  id: z.uuid(),
  bureauId: z.uuid(),
  bureau: z.string(),
  number: z.string(),
  name: z.string(),
  rank: z.enum(ranks),
  title: z.string().nullable(),
  departmentId: z.uuid().nullable(),
  department: z.string().nullable(),
  positions: z.string().nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** The directory: who holds which positions today. */
export const listPeople = endpoint({
  method: 'GET',
  path: '/api/organization/people',
  needs: 'organization.read',
  query: listQuery({ departmentId: z.uuid().optional(), rank: z.enum(ranks).optional(), bureauId: z.uuid().optional() }, [
    'number',
    'name',
    'rank',
    'department',
  ]),
  returns: pageOf(PersonRow),
  sheet: {
    name: words.pages.people,
    columns: {
      number: { head: columns.number },
      name: { head: columns.name },
      rank: { head: columns.rank, values: words.ranks },
      department: { head: columns.department },
      positions: { head: columns.positions },
      title: { head: columns.title },
      bureau: { head: columns.bureau },
    },
  },
});

/** Somebody with all positions ever held and departments ever overseen, newest first. */
export const readPerson = endpoint({
  method: 'GET',
  path: '/api/organization/people/:id',
  needs: 'organization.read',
  params: OneId,
  returns: PersonRow.omit({ positions: true }).extend({
    phone: z.string().nullable(),
    holdings: z.array(
      z.object({
        id: z.uuid(),
        position: z.string(),
        duties: z.string(),
        keyPosition: z.boolean(),
        departmentId: z.uuid(),
        department: z.string(),
        ...Period,
      }),
    ),
    oversight: z.array(z.object({ id: z.uuid(), departmentId: z.uuid(), department: z.string(), ...Period })),
  }),
});

export const DepartmentRow = z.object({
  id: z.uuid(),
  bureauId: z.uuid(),
  bureau: z.string(),
  name: z.string(),
  kind: z.enum(departmentKinds),
  function: z.enum(functions).nullable(),
  weighty: z.boolean(),
  parentId: z.uuid().nullable(),
  parent: z.string().nullable(),
  head: z.string().nullable(),
  leader: z.string().nullable(),
  people: z.int(),
});
export type DepartmentRow = z.infer<typeof DepartmentRow>;

export const listDepartments = endpoint({
  method: 'GET',
  path: '/api/organization/departments',
  needs: 'organization.read',
  query: listQuery({ kind: z.enum(departmentKinds).optional(), bureauId: z.uuid().optional() }, ['place', 'name', 'kind']),
  returns: pageOf(DepartmentRow),
  sheet: {
    name: words.pages.departments,
    columns: {
      name: { head: columns.department },
      kind: { head: columns.departmentKind, values: words.departmentKinds },
      function: { head: columns.function, values: words.functions },
      parent: { head: columns.parent },
      head: { head: columns.head },
      leader: { head: columns.leader },
      people: { head: columns.people },
      bureau: { head: columns.bureau },
    },
  },
});

/** A department with its positions, who holds them today, its people, and who oversees it. */
export const readDepartment = endpoint({
  method: 'GET',
  path: '/api/organization/departments/:id',
  needs: 'organization.read',
  params: OneId,
  returns: DepartmentRow.extend({
    positions: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        duties: z.string(),
        keyPosition: z.boolean(),
        holders: z.array(z.object({ id: z.uuid(), name: z.string(), holdingId: z.uuid() })),
      }),
    ),
    members: z.array(PersonRow),
    oversight: z.array(z.object({ id: z.uuid(), personId: z.uuid(), name: z.string(), ...Period })),
  }),
});

/** The positions of the asker's own bureau, department by department; `holders` counts who holds each today. */
export const listPositions = endpoint({
  method: 'GET',
  path: '/api/organization/positions',
  needs: 'organization.read',
  returns: z.array(z.object({ id: z.uuid(), name: z.string(), departmentId: z.uuid(), department: z.string(), holders: z.int() })),
});

export const addDepartment = endpoint({
  method: 'POST',
  path: '/api/organization/departments',
  needs: 'organization.change',
  body: z.object({
    name: Name,
    kind: z.enum(departmentKinds),
    function: z.enum(functions).nullable().default(null),
    parentId: z.uuid().nullable().default(null),
    weighty: z.enum(['yes', 'no']).default('no'),
  }),
  returns: OneId,
});

export const addPosition = endpoint({
  method: 'POST',
  path: '/api/organization/departments/:id/positions',
  needs: 'organization.change',
  params: OneId,
  body: z.object({ name: Name, duties: z.string().trim().max(5000).default(''), keyPosition: z.enum(['yes', 'no']).default('no') }),
  returns: OneId,
});

export const addPerson = endpoint({
  method: 'POST',
  path: '/api/organization/people',
  needs: 'organization.change',
  body: z.object({
    number: z.string().trim().min(1).max(40),
    name: Name,
    rank: z.enum(ranks),
    departmentId: z.uuid().nullable().default(null),
    title: z.string().trim().max(100).nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
  }),
  returns: OneId,
});

/** Somebody takes a position from a day on. */
export const hold = endpoint({
  method: 'POST',
  path: '/api/organization/holdings',
  needs: 'organization.change',
  body: z.object({ personId: z.uuid(), positionId: z.uuid(), validFrom: Day }),
  returns: OneId,
});

/** The last day on which a position is held. */
export const endHolding = endpoint({
  method: 'POST',
  path: '/api/organization/holdings/:id/end',
  needs: 'organization.change',
  params: OneId,
  body: z.object({ validTo: Day }),
  returns: Done,
});

/** A member of the party committee takes charge of a department; whoever had it, has it until the day before. */
export const oversee = endpoint({
  method: 'POST',
  path: '/api/organization/departments/:id/oversight',
  needs: 'organization.change',
  params: OneId,
  body: z.object({ personId: z.uuid(), validFrom: Day }),
  returns: OneId,
});
