import { Refused } from '#platform/web/call.ts';
import { changedFields, type Field, type Said } from '../../difference.ts';
import { merged, taking } from '../../merge.ts';
import type { Kept } from './kept.ts';
import { changesOf, halfDone, savable } from './values.ts';

/** What the server has: null is the revision where no draft is open. */
export type Theirs = Readonly<{ said: Said; revision: number | null; by: string; at: string | null }>;

/** Another saved in between: who, when, what they made of it, and the fields in which both disagree. */
export type Clash = Readonly<{ theirs: Theirs; fields: readonly Field[] }>;

export type DraftState = Readonly<{
  said: Said;
  savedAt: string | null;
  saving: boolean;
  unsaved: boolean;
  held: readonly Field[]; // cannot be saved as they stand
  clash: Clash | null;
  joined: string | null; // whose changes were taken in
  error: unknown; // why the last save failed; null: it did not
}>;

/** Where a draft goes: to the server, and into this browser until it is there. */
export type DraftDesk = Readonly<{
  send: (changes: Partial<Said>, revision: number | null) => Promise<Readonly<{ revision: number; at: string }>>;
  latest: () => Promise<Theirs>;
  keep: (kept: Kept) => void;
  drop: () => void;
}>;

const none = -1; // before the first revision
const pauseMs = 1500;
const retryMs = 10_000;
const limits: readonly Field[] = ['statutoryLimit', 'promisedLimit'];
const aboutLimits = new Set(['powers/promise-too-long', 'powers/limit-without-unit/invalid']);

/**
 * A draft while it is written. It is kept in the browser at once and saved when the typing pauses; what another saved in between is
 * joined with it, field by field, and where both wrote at one field somebody has to choose. Nothing typed is lost on the way.
 */
export class DraftKeeper {
  private readonly desk: DraftDesk;
  private readonly listeners = new Set<() => void>();
  private base: Theirs;
  private tooLong: Said | null = null; // limits that the server refused
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown: DraftState;

  constructor(desk: DraftDesk, theirs: Theirs, kept: Kept | null) {
    this.desk = desk;
    this.base = theirs;
    this.shown = { said: theirs.said, savedAt: theirs.at, saving: false, unsaved: false, held: [], clash: null, joined: null, error: null };
    if (kept && changedFields(kept.base, kept.said).length > 0) this.join(kept.base, kept.said, kept.revision === theirs.revision ? null : theirs);
    this.refresh({});
    if (this.shown.unsaved) this.later();
  }

  readonly state = (): DraftState => this.shown;
  readonly subscribe = (heard: () => void): (() => void) => {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  };

  write(said: Said): void {
    this.refresh({ said });
    this.desk.keep({ revision: this.base.revision, base: this.base.said, said });
    this.later();
  }

  /** What the server has by now, as the page was told: what is newer than what was seen here is joined. */
  meet(theirs: Theirs): void {
    if (this.shown.saving || (theirs.revision ?? none) <= (this.base.revision ?? none)) return;
    this.join(this.base.said, this.shown.said, theirs);
    if (this.shown.unsaved && !this.shown.clash) this.later();
  }

  /** Settles one field that both wrote at. */
  choose(field: Field, whose: 'mine' | 'theirs'): void {
    const { clash, said } = this.shown;
    if (!clash) return;
    const fields = clash.fields.filter((it) => it !== field);
    this.refresh({ clash: fields.length > 0 ? { ...clash, fields } : null });
    this.write(whose === 'mine' ? said : taking(said, field, clash.theirs.said));
  }

  /** Saves what can be saved. The revision that the draft then has; null where something is left: it failed, or somebody has to choose. */
  async save(): Promise<number | null> {
    clearTimeout(this.timer);
    const { said, held, saving, clash } = this.shown;
    if (saving || clash) return null;
    const next = savable(said, this.base.said, held);
    const changes = changesOf(this.base.said, next);
    if (Object.keys(changes).length === 0) return held.length > 0 ? null : this.base.revision;
    this.refresh({ saving: true });
    try {
      const { revision, at } = await this.desk.send(changes, this.base.revision);
      this.base = { ...this.base, said: next, revision, at };
      this.refresh({ saving: false, savedAt: at, error: null });
    } catch (cause) {
      await this.failed(cause);
    }
    return this.settled();
  }

  /** The page is left: what is not saved yet is sent once more, and stays in the browser until it is there. */
  leave(): void {
    clearTimeout(this.timer);
    if (this.shown.unsaved) void this.save();
  }

  private settled(): number | null {
    const { unsaved, held, clash, error } = this.shown;
    if (unsaved && !clash) this.later();
    if (unsaved || held.length > 0 || clash || error !== null) return null;
    this.desk.drop();
    return this.base.revision;
  }

  private async failed(cause: unknown): Promise<void> {
    const code = cause instanceof Refused ? cause.code : '';
    if (aboutLimits.has(code)) this.tooLong = this.shown.said;
    this.refresh({ saving: false, error: cause });
    if (code !== 'powers/edited-elsewhere') return;
    const theirs = await this.desk.latest().catch(() => null);
    if (theirs) this.join(this.base.said, this.shown.said, theirs);
  }

  private join(base: Said, mine: Said, theirs: Theirs | null): void {
    const { said, conflicts } = merged(base, mine, theirs?.said ?? this.base.said);
    if (theirs) this.base = theirs;
    this.refresh({ said, error: null, joined: theirs?.by ?? null, clash: theirs && conflicts.length > 0 ? { theirs, fields: conflicts } : null });
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), this.shown.error === null ? pauseMs : retryMs);
  }

  private refresh(change: Partial<DraftState>): void {
    const next = { ...this.shown, ...change };
    const refused = this.tooLong !== null && !changedFields(this.tooLong, next.said).some((field) => limits.includes(field));
    const held = [...new Set([...halfDone(next.said), ...(refused ? limits : [])])];
    const unsaved = changedFields(this.base.said, savable(next.said, this.base.said, held)).length > 0;
    this.shown = { ...next, held, unsaved };
    for (const heard of this.listeners) heard();
  }
}
