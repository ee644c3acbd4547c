import { Refused } from '#platform/web/call.ts';
import type { Content } from '../../content.ts';
import { type Cell, cellOf, merged, withCell } from './merge.ts';

/** A form as the server has it: who saved it last, and when. */
export type Theirs = Readonly<{ content: Content; revision: number; by: string; at: string | null }>;

/** What was written and not saved yet, and against what. */
export type Kept = Readonly<{ revision: number; base: Content; content: Content }>;

/** Another saved in between: what they made of it, and the places at which both wrote. */
export type Clash = Readonly<{ theirs: Theirs; cells: readonly Cell[] }>;

export type FormState = Readonly<{
  content: Content;
  savedAt: string | null;
  saving: boolean;
  unsaved: boolean;
  clash: Clash | null;
  joined: string | null; // whose changes were taken in
  error: unknown; // why the last save failed; null: it did not
}>;

/** Where a form goes: to the server, and into this browser until it is there. */
export type FormDesk = Readonly<{
  send: (content: Content, revision: number) => Promise<Readonly<{ revision: number; at: string }>>;
  latest: () => Promise<Theirs>;
  keep: (kept: Kept) => void;
  drop: () => void;
}>;

const pauseMs = 1500;
const retryMs = 10_000;

const same = (one: Content, other: Content) => JSON.stringify(one) === JSON.stringify(other);

/**
 * A form while it is written: kept in the browser at once, saved when the typing pauses. What another saved in between is joined with it,
 * place by place; where both wrote at one place somebody chooses. Nothing typed is lost on the way.
 */
export class FormKeeper {
  private readonly desk: FormDesk;
  private readonly listeners = new Set<() => void>();
  private base: Theirs;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private shown: FormState;

  constructor(desk: FormDesk, theirs: Theirs, kept: Kept | null) {
    this.desk = desk;
    this.base = theirs;
    this.shown = { content: theirs.content, savedAt: theirs.at, saving: false, unsaved: false, clash: null, joined: null, error: null };
    if (kept && kept.content.tier === theirs.content.tier && !same(kept.base, kept.content))
      this.join(kept.base, kept.content, theirs, kept.revision !== theirs.revision);
    if (this.shown.unsaved && !this.shown.clash) this.later();
  }

  readonly state = (): FormState => this.shown;
  readonly subscribe = (heard: () => void): (() => void) => {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  };

  write(content: Content): void {
    this.refresh({ content });
    this.desk.keep({ revision: this.base.revision, base: this.base.content, content });
    this.later();
  }

  /** What the server has by now, as the page was told: what is newer than what was seen here is joined. */
  meet(theirs: Theirs): void {
    if (this.shown.saving || theirs.revision <= this.base.revision) return;
    this.join(this.base.content, this.shown.content, theirs, true);
    if (this.shown.unsaved && !this.shown.clash) this.later();
  }

  /** Settles one place at which both wrote. */
  choose(cell: Cell, whose: 'mine' | 'theirs'): void {
    const { clash, content } = this.shown;
    if (!clash) return;
    const cells = clash.cells.filter((it) => it !== cell);
    this.refresh({ clash: cells.length > 0 ? { ...clash, cells } : null });
    this.write(whose === 'mine' ? content : withCell(content, cell, cellOf(clash.theirs.content, cell)));
  }

  /** Saves what is written. The revision that the form then has; null where something is left: it failed, or somebody has to choose. */
  async save(): Promise<number | null> {
    clearTimeout(this.timer);
    const { content, saving, clash, unsaved } = this.shown;
    if (saving || clash) return null;
    if (!unsaved) return this.settled();
    this.refresh({ saving: true });
    try {
      const { revision, at } = await this.desk.send(content, this.base.revision);
      this.base = { ...this.base, content, revision, at };
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
    const { unsaved, clash, error } = this.shown;
    if (unsaved && !clash) this.later();
    if (unsaved || clash || error !== null) return null;
    this.desk.drop();
    return this.base.revision;
  }

  private async failed(cause: unknown): Promise<void> {
    this.refresh({ saving: false, error: cause });
    if (!(cause instanceof Refused) || cause.code !== 'campaigns/out-of-date') return;
    const theirs = await this.desk.latest().catch(() => null);
    if (theirs) this.join(this.base.content, this.shown.content, theirs, true);
  }

  private join(base: Content, mine: Content, theirs: Theirs, newer: boolean): void {
    const { content, conflicts } = merged(base, mine, theirs.content);
    this.base = theirs;
    this.refresh({
      content,
      error: null,
      joined: newer ? theirs.by : null,
      clash: newer && conflicts.length > 0 ? { theirs, cells: conflicts } : null,
    });
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), this.shown.error === null ? pauseMs : retryMs);
  }

  private refresh(change: Partial<FormState>): void {
    const next = { ...this.shown, ...change };
    this.shown = { ...next, unsaved: !same(this.base.content, next.content) };
    for (const heard of this.listeners) heard();
  }
}
