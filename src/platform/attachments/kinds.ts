/** What may be filed with a record, and how each kind is called: its media type and the endings that its name may have, the usual one first. */
export const attachmentKinds = {
  pdf: { type: 'application/pdf', endings: ['pdf'] },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', endings: ['pptx'] },
  ofd: { type: 'application/ofd', endings: ['ofd'] },
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  png: { type: 'image/png', endings: ['png'] },
  txt: { type: 'text/plain', endings: ['txt', 'csv', 'md'] },
} as const satisfies Record<string, Readonly<{ type: string; endings: readonly [string, ...string[]] }>>;
export type AttachmentKind = keyof typeof attachmentKinds;

/** For a file field's `accept`. */
export const acceptedEndings = Object.values(attachmentKinds)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** The most bytes that one file may have; a bureau may set less. */
export const largestAttachment = 20_000_000;

/** Why a file is not taken. */
export type Unwelcome =
  | 'program'
  | 'markup'
  | 'macros'
  | 'archive'
  | 'oldOffice'
  | 'picture'
  | 'encrypted'
  | 'mixed' // two files in one
  | 'bomb'
  | 'broken'
  | 'unknown';
