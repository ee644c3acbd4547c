import type { Tx } from './db.ts';
import type { Actor, Moment } from './permissions.ts';

/** The parts of the loop, in its order (domain §0). */
export const loopParts = ['power', 'step', 'riskPoint', 'measure', 'finding', 'inquiry', 'deduction', 'warning'] as const;
export type LoopPart = (typeof loopParts)[number];

/** What leads into the loop and is no part of it: named beside the strip of the records that it led to. */
export const loopOrigins = ['suggestion', 'form'] as const satisfies readonly RecordKind[];

/** Every kind of record that has a page; a loop part or one that leads into the loop. */
export type RecordKind =
  | LoopPart
  | 'case'
  | 'event'
  | 'disposition'
  | 'ledgerEntry'
  | 'person'
  | 'department'
  | 'institution'
  | 'import'
  | 'promise'
  | 'form'
  | 'campaign'
  | 'suggestion';

/**
 * One record named so that a person knows it: what stands in a link, and the page that it opens. `state`: of one that counts no more, in
 * Chinese and English.
 */
export type Named = Readonly<{ kind: RecordKind; id: string; label: string; href: string; state?: readonly [zh: string, en: string] }>;

/**
 * What a module knows of a kind of record: how to name it within the actor's scope, and which neighbours it leads to.
 * `names` leaves out what the actor may not see. The id of a step is `version:node`.
 */
export type Links = Readonly<{
  kind: RecordKind;
  names: (tx: Tx, actor: Actor, ids: readonly string[]) => Promise<Named[]>;
  to: Partial<Record<RecordKind, (tx: Tx, bureaus: readonly string[], ids: readonly string[]) => Promise<string[]>>>;
}>;

/** One thing that waits on somebody: what it is, about what, since when, until when, by which rule, and the deed that settles it. */
export type Todo = Readonly<{
  id: string;
  part: 'institutions' | 'powers' | 'risks' | 'campaigns' | 'warnings' | 'supervision' | 'suggestions' | 'organization';
  matter: string; // key in the module's words: todos.<matter>
  facts: Readonly<Record<string, string | number | null>>;
  about: string;
  from: string;
  dueOn: string | null;
  rule: string | null; // key in the module's words: rules.<rule>; how the deadline was reckoned
  card: 'notice' | 'yellow' | 'red' | null;
  href: string;
}>;

export type Todos = (tx: Tx, actor: Actor, moment: Moment) => Promise<Todo[]>;

/** What the actor started and others hold now: `holder` by name, `seat` the desk, where the module's words name it under `seats`. */
export type StartedOne = Readonly<{
  id: string;
  part: Todo['part'];
  label: string;
  state: string;
  seat?: string;
  holder: string;
  since: string;
  href: string;
}>;
export type Started = (tx: Tx, actor: Actor, moment: Moment) => Promise<StartedOne[]>;

/** A figure that a role steers by; opens the list that it counts. `key` is in the module's words: figures.<key>. */
export type Figure = Readonly<{ part: Todo['part']; key: string; value: number; of: number | null; href: string }>;
export type Figures = (tx: Tx, actor: Actor, moment: Moment) => Promise<Figure[]>;

/**
 * One gap that a check-up 体检 found: what is missing at a record, of which department, and where it is mended. Of each `kind` the module's
 * words say, under `checkups.<kind>`, its name (`title`), why it matters (`why`) and what was found (`says`, of the facts); under
 * `checkups.repairs.<deed>` what mends it; `checkups.of`, where it is there, says of the facts which state of the record was looked at.
 */
export type Gap = Readonly<{
  id: string;
  part: Todo['part'];
  kind: string;
  facts: Readonly<Record<string, string | number | null | readonly string[]>>;
  about: Readonly<{ label: string; href: string }>;
  department: Readonly<{ id: string; name: string }>;
  bureau: string;
  repairs: ReadonlyArray<Readonly<{ deed: string; href: string }>>;
}>;

/** The gaps of the records that the actor may read, in the order in which they are told. */
export type Checkups = (tx: Tx, actor: Actor, moment: Moment) => Promise<Gap[]>;

/** Records of the actor's scope whose name or number contains the words, at most ten. */
export type Search = (tx: Tx, actor: Actor, words: string) => Promise<Named[]>;
