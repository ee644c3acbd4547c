/** Where in a file, and on account of what, it was refused. `line` and `column` count from 1. */
export type FormatFacts = Readonly<{
  line?: number;
  column?: number;
  element?: string;
  name?: string;
  value?: string;
  [fact: string]: string | number | undefined;
}>;

/** A file that cannot be understood without guessing. The sentence is made from the code where it is shown. */
export class FormatError extends Error {
  readonly code: string;
  readonly facts: FormatFacts;

  /** @param code such as `formats/bpmn-duplicate-id` */
  constructor(code: string, facts: FormatFacts = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'FormatError';
    this.code = code;
    this.facts = facts;
  }
}
