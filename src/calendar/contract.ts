import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { dayKinds } from './calendar.ts';

const Year = z.coerce.number().int().min(1950).max(2200);
const Days = z.array(Day);

const VersionRow = z.object({
  id: z.uuid(),
  bureau: z.string().nullable(), // null: the whole city
  inForce: z.boolean(),
  title: z.string(),
  notice: z.string().nullable(),
  off: z.int(),
  makeup: z.int(),
  loader: z.string(),
  loadedAt: z.iso.datetime(),
});

/** A year of the calendar that the reader's bureau reckons by, and every version of it that was loaded, newest first. */
export const getCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  needs: 'calendar.read',
  query: z.object({ year: Year.optional() }),
  returns: z.object({
    year: z.int(),
    provisional: z.boolean(),
    known: z.array(z.int()),
    workingDays: z.int(),
    days: z.array(z.object({ day: Day, kind: z.enum(dayKinds) })),
    versions: z.array(VersionRow),
  }),
});

/** One version as it was loaded: superseded ones stay readable. */
export const getVersion = endpoint({
  method: 'GET',
  path: '/api/calendar/versions/:id',
  needs: 'calendar.read',
  params: z.object({ id: z.uuid() }),
  returns: VersionRow.omit({ bureau: true, inForce: true, off: true, makeup: true }).extend({ year: z.int(), off: Days, makeup: Days }),
});

/** What a notice would change; the body is the file, JSON or CSV. */
export const previewNotice = endpoint({
  method: 'POST',
  path: '/api/calendar/preview',
  needs: 'calendar.load',
  query: z.object({ year: Year }),
  body: 'upload',
  returns: z.object({
    year: z.int(),
    off: z.int(),
    makeup: z.int(),
    known: z.boolean(),
    changes: z.array(z.object({ day: Day, works: z.boolean() })),
  }),
});

/** What loading a notice would do to findings, by judging the cases of its year and taking all of it back; answered by supervision. */
export const previewEffect = endpoint({
  method: 'POST',
  path: '/api/calendar/effect',
  needs: 'calendar.load',
  query: z.object({ year: Year }),
  body: 'upload',
  returns: z.object({ cases: z.int(), more: z.boolean(), fresh: z.int(), changed: z.int(), withdrawn: z.int() }),
});

export const loadNotice = endpoint({
  method: 'POST',
  path: '/api/calendar/versions',
  needs: 'calendar.load',
  query: z.object({ year: Year, title: z.string().trim().min(2).max(200), notice: z.string().trim().max(100).optional() }),
  body: 'upload',
  returns: z.object({ id: z.uuid() }),
});
