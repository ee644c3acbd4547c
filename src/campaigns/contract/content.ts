import { z } from 'zod';
import { Day } from '#platform/day.ts';
import { aspects, elements, foundBys, keyAreas, measureKinds } from '#risks/point.ts';
import { bounds, institutionActions, periods } from '../content.ts';

// Lenient, as a draft is: what is missing still is told at submission, all at once (src/campaigns/faults.ts).
const text = z.string().max(bounds.text);
const short = z.string().max(bounds.short);
const uuid = z.uuid().toLowerCase(); // as the database spells it: two spellings of one id would be two lines of one key
const who = uuid.nullable();
const grade = z.int().min(1).max(5).nullable();

export const LineMeasure = z.object({
  text,
  kind: z.enum(measureKinds).nullable(),
  dueOn: Day.nullable(),
  every: z.enum(periods).nullable(),
  institutionId: who,
});

export const Line = z.object({
  id: uuid,
  previousId: who,
  description: text,
  keyArea: z.enum(keyAreas).nullable(),
  aspect: z.enum(aspects).nullable(),
  element: z.enum(elements).nullable(),
  powerId: who,
  step: z
    .string()
    .max(300)
    .regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}:./)
    .nullable(),
  foundBy: z.enum(foundBys),
  likelihood: grade,
  harm: grade,
  selfLevel: z.int().min(1).max(3).nullable(),
  measures: z.array(LineMeasure).max(bounds.measures).readonly(),
  positions: z.array(short).max(bounds.points).readonly(),
  responsible: who,
  departmentId: who,
  leaderId: who,
  sources: z.array(uuid).max(500).readonly(),
});
const points = z.array(Line).max(bounds.points).readonly();

export const PositionContent = z.object({
  tier: z.literal('position'),
  sex: short,
  birth: short,
  party: short,
  since: short,
  duties: text,
  points,
  promise: text,
});
export const DepartmentContent = z.object({
  tier: z.literal('department'),
  functions: text,
  heldAt: Day.nullable(),
  points,
  institutions: z
    .array(z.object({ title: short, action: z.enum(institutionActions).nullable(), dueOn: Day.nullable() }))
    .max(bounds.points)
    .readonly(),
  promise: text,
});
const people = z.array(uuid).max(100).readonly();
export const BureauContent = z.object({
  tier: z.literal('bureau'),
  points,
  meeting: z.object({ at: Day.nullable(), present: people, absent: people, chair: who, recorder: who, conclusion: text }),
  promise: text,
});
export const Content = z.discriminatedUnion('tier', [PositionContent, DepartmentContent, BureauContent]);
