import { z } from 'zod';
import { attachmentKinds, type AttachmentKind } from '#platform/attachments/kinds.ts';
import { Day } from '#platform/day.ts';
import { endpoint } from '#platform/endpoint.ts';
import { SheetShown } from '#platform/sheets/shapes.ts';
import { fields } from '../importing/fields.ts';
import { actions, classes } from '../institution.ts';

const kinds = Object.keys(attachmentKinds) as [AttachmentKind, ...AttachmentKind[]];
/** Bytes of a folder in a zip. */
export const largestFolder = 200_000_000;

const Counts = z.object({ inForce: z.int(), drafts: z.int(), textless: z.int(), refused: z.int(), unlisted: z.int() });

const Reason = z.object({ field: z.enum(fields), value: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) });
/** A row that stays out, by name, with every reason. */
export const RefusedRow = z.object({ sheet: z.string(), row: z.int(), title: z.string(), documentNumber: z.string(), reasons: z.array(Reason) });
export type RefusedRow = z.infer<typeof RefusedRow>;

export const FolderEntry = z.object({
  sheet: z.string(),
  row: z.int(),
  title: z.string(),
  documentNumber: z.string(),
  class: z.enum(classes),
  action: z.enum(actions),
  department: z.string(),
  effectiveFrom: Day.nullable(), // null: it becomes a draft
  path: z.string(),
  kind: z.enum(kinds),
  characters: z.int().nullable(), // of its text, 0 of a scanned PDF; null: not read
});

export const FolderPreview = z.object({
  list: z.string(),
  sheets: z.array(SheetShown),
  counts: Counts,
  entries: z.array(FolderEntry),
  refused: z.array(RefusedRow),
  unlisted: z.array(z.string()),
  departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
  digest: z.string(),
});
export type FolderPreview = z.infer<typeof FolderPreview>;

/** `reading`: JSON of `readingOf(fields)`, only where a person says otherwise; the body is the file. */
const asked = { reading: z.string().max(12_000).optional(), departmentId: z.uuid().optional() };

/** A zip with the files of institutions and a spreadsheet that lists them: title, number, class, file. */
export const previewFolder = endpoint({
  method: 'POST',
  path: '/api/institution-import/preview',
  needs: 'institutions.change',
  query: z.object(asked),
  body: 'upload',
  limit: largestFolder,
  returns: FolderPreview,
});

/** `digest`: of the preview that was read; refused where it would do something else by now. */
export const importFolder = endpoint({
  method: 'POST',
  path: '/api/institution-import',
  needs: 'institutions.change',
  query: z.object({ ...asked, fileName: z.string().trim().min(1).max(300), digest: z.string().max(100) }),
  body: 'upload',
  limit: largestFolder,
  returns: z.object({ counts: Counts, refused: z.array(RefusedRow), unlisted: z.array(z.string()) }),
});
export type Imported = z.infer<typeof importFolder.returns>;

/** The refused rows of the list as they came, with the reasons of each, to mend and choose again. */
export const previewRefused = endpoint({
  method: 'POST',
  path: '/api/institution-import/refused',
  needs: 'institutions.change',
  query: z.object(asked),
  body: 'upload',
  limit: largestFolder,
  returns: 'file',
});
