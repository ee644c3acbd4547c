import { z } from 'zod';
import { drawingPattern } from '#platform/drawing.ts';
import { endpoint } from '#platform/endpoint.ts';
import { listQuery, pageOf } from '#platform/list.ts';
import { tiers } from '#risks/point.ts';
import { bounds } from '../content.ts';
import { reaches, states } from '../form.ts';
import { words } from '../words.ts';
import { Content, Line } from './content.ts';
import { Form, FormRow, Power } from './shown.ts';

export { Desk, Form, FormRow } from './shown.ts';

const Named = z.object({ id: z.uuid(), name: z.string() });
const year = z.int().min(2000).max(2100);
const level = z.int().min(1).max(3);
const params = z.object({ id: z.uuid() });

const filters = {
  campaign: z.uuid().optional(),
  year: z.coerce.number().pipe(year).optional(),
  tier: z.enum(tiers).optional(),
  department: z.uuid().optional(),
  state: z.enum(states).optional(),
  progress: z.enum([...reaches, 'underway']).optional(), // come so far or farther; handed in and not yet registered
  returned: z.stringbool().optional(),
  overdue: z.stringbool().optional(),
  mine: z.enum(['fill', 'desk']).optional(), // those that the reader fills; those at a desk of the reader
};

/** The forms that the reader may see. `mine=desk` is the review queue 待我办理, the longest waiting first by `sort=submittedAt`. */
export const listForms = endpoint({
  method: 'GET',
  path: '/api/forms',
  needs: 'campaigns.read',
  query: listQuery(filters, ['number', 'name', 'department', 'submittedAt']),
  returns: pageOf(FormRow),
  sheet: {
    name: words.pages.forms,
    columns: {
      number: { head: words.columns.number },
      year: { head: words.columns.year },
      tier: { head: words.columns.tier, values: words.tiers },
      name: { head: words.columns.name },
      department: { head: words.columns.department },
      state: { head: words.columns.state, values: words.states },
      points: { head: words.columns.points },
      submittedAt: { head: words.columns.submittedAt },
    },
  },
});

/** What the filters of the list offer: years that have forms, and departments of the reader's scope. */
export const formFilters = endpoint({
  method: 'GET',
  path: '/api/form-filters',
  needs: 'campaigns.read',
  returns: z.object({ years: z.array(year), departments: z.array(Named) }),
});

export const getForm = endpoint({ method: 'GET', path: '/api/forms/:id', needs: 'campaigns.read', params, returns: Form });

/** A risk of the shipped library, common in its key area; a suggestion and no more. */
const Common = z.object({
  keyArea: Line.shape.keyArea.unwrap(),
  zh: z.string(),
  en: z.string(),
  aspect: Line.shape.aspect.unwrap(),
  measures: z.array(z.object({ zh: z.string(), en: z.string() })).readonly(),
});

/** What who fills a form may choose from. */
export const formChoices = endpoint({
  method: 'GET',
  path: '/api/forms/:id/choices',
  needs: 'campaigns.fill',
  params,
  returns: z.object({
    powers: z.array(Power),
    steps: z.array(z.object({ step: z.string(), powerId: z.uuid(), power: z.string(), name: z.string(), own: z.boolean() })), // own: the subject's position may take it
    institutions: z.array(Named),
    people: z.array(Named), // department form: its people; bureau form: the party committee
    positions: z.array(z.string()), // of the department
    departments: z.array(Named), // bureau form
    previous: z.array(z.object({ id: z.uuid(), number: z.string(), description: z.string(), line: Line })), // last year's registered points of the same subject; `line` (with its `previousId`): as it is taken over
    matrix: z.object({ levelOneProduct: z.number(), levelOneHarm: z.number(), levelTwoProduct: z.number() }), // matrixOf of risks: the page proposes levels live
    sources: z.array(
      z.object({ id: z.uuid(), number: z.string().nullable(), tier: z.enum(tiers), description: z.string(), level: level.nullable() }),
    ), // bureau form: this round's points of the tiers below, gravest first
    common: z.array(Common),
  }),
});

const Saved = z.object({ id: z.uuid(), state: z.enum(states), revision: z.int() });

/** Opens a form for the first time: filled in beforehand with what is known. Asked again, it answers what is there. */
export const startForm = endpoint({ method: 'POST', path: '/api/forms/:id/start', needs: 'campaigns.fill', params, returns: Saved });

/** Autosave. `revision` is the one that was read; refused (`campaigns/out-of-date`: by whom, when) where somebody saved in between. */
export const saveForm = endpoint({
  method: 'PUT',
  path: '/api/forms/:id',
  needs: 'campaigns.fill',
  params,
  body: z.object({ revision: z.int().min(0), content: Content }),
  returns: Saved,
});

/** Who took part in a department's form, whole. */
export const saveParticipants = endpoint({
  method: 'PUT',
  path: '/api/forms/:id/participants',
  needs: 'campaigns.fill',
  params,
  body: z.object({ participants: z.array(z.object({ personId: z.uuid(), attended: z.boolean() })).max(2000) }),
  returns: Saved,
});

const signing = {
  revision: z.int().min(0),
  name: z.string().trim().min(1).max(50), // one's own, typed
  drawing: z.string().max(bounds.drawing).regex(drawingPattern).nullable().default(null),
};

/** Signed and handed in. @refuses `campaigns/content/invalid` with `faults`: [{ place, fault }], all at once */
export const submitForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/submit',
  needs: 'campaigns.fill',
  params,
  body: z.object(signing),
  returns: Saved,
});

/** Taken back by who handed it in, until the first desk acts. */
export const withdrawForm = endpoint({ method: 'POST', path: '/api/forms/:id/withdraw', needs: 'campaigns.fill', params, returns: Saved });

/** Who took part in the department's form, or a member of the party committee the bureau's, signs what it says now. */
export const signForm = endpoint({
  method: 'POST',
  path: '/api/forms/:id/sign',
  needs: 'campaigns.fill',
  params,
  body: z.object(signing),
  returns: Saved,
});

export const Done = Saved.extend({ number: z.string() });
