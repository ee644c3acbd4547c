export type Facts = Readonly<Record<string, unknown>>;

/**
 * The platform said no, for a reason that a person can act on.
 *
 * `code` finds the sentence in the module's `words.ts` (its `refusals`), `facts` fill it in; it is said in the reader's language
 * where it is shown. Anything else thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly facts: Facts;

  constructor(code: string, facts: Facts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.code = code;
    this.facts = facts;
  }
}

export type RefusalStatus = 401 | 403 | 404 | 409 | 413 | 422 | 429;

/** The HTTP status of a refusal, by the last word of its code; unless it says otherwise, it conflicts with the present state. */
export function statusOf(code: string): RefusalStatus {
  switch (code.split('/').at(-1)) {
    case 'signed-out':
      return 401;
    case 'forbidden':
    case 'own-matter':
      return 403;
    case 'not-found':
      return 404;
    case 'too-large':
      return 413;
    case 'invalid':
      return 422;
    case 'locked':
      return 429;
    default:
      return 409;
  }
}
