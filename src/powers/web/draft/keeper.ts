import * as draft from '#platform/web/draft/keeper.ts';
import { changedFields, type Field, type Said } from '../../difference.ts';
import { merged, taking } from '../../merge.ts';
import { changesOf, halfDone, savable } from './values.ts';

/** A power's draft; a revision of null: none is open. */
export type OfDraft = Readonly<{ value: Said; place: Field; sent: Partial<Said>; revision: number | null }>;

export type Theirs = draft.Theirs<OfDraft>;
export type Kept = draft.Kept<OfDraft>;
export type Clash = draft.Clash<OfDraft>;
export type DraftState = draft.State<OfDraft>;
export type DraftDesk = draft.Desk<OfDraft>;

const limits: readonly Field[] = ['statutoryLimit', 'promisedLimit'];
const aboutLimits = new Set(['powers/promise-too-long', 'powers/limit-without-unit/invalid']);

/** The rules of one draft: limits that the server refused are held back until they are changed. */
function rulesOfOne(): draft.Rules<OfDraft> {
  let tooLong: Said | null = null;
  const refused = (said: Said) => tooLong !== null && !changedFields(tooLong, said).some((field) => limits.includes(field));
  return {
    same: (one, other) => changedFields(one, other).length === 0,
    merged: (base, mine, other) => {
      const { said, conflicts } = merged(base, mine, other);
      return { value: said, conflicts };
    },
    taking,
    held: (said) => [...new Set([...halfDone(said), ...(refused(said) ? limits : [])])],
    savable,
    sent: changesOf,
    outOfDate: 'powers/edited-elsewhere',
    refused: (code, said) => {
      if (aboutLimits.has(code)) tooLong = said;
    },
  };
}

/** A power's draft while it is written, field by field. */
export class DraftKeeper extends draft.Keeper<OfDraft> {
  constructor(desk: DraftDesk, theirs: Theirs, kept: Kept | null) {
    super(rulesOfOne(), desk, theirs, kept);
  }
}
