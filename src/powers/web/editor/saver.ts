import { Refused } from '#platform/web/call.ts';

/** How the draft on the server stands to the drawing on the page. */
export type SaveState = Readonly<
  | { kind: 'saved'; at: string | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; error: unknown }
  | { kind: 'conflict'; error: Refused }
>;

/** What is sent: `replace` takes another's place, which the server then puts aside. */
export type Sending = Readonly<{ flowchart: string; revision: number; replace: boolean }>;
export type Sent = Readonly<{ versionId: string; revision: number; savedAt: string }>;
export type Desk = Readonly<{
  read: () => Promise<string>;
  send: (sending: Sending) => Promise<Sent>;
  /** Kept in this browser until it is on the server. */
  keep: (xml: string, revision: number) => void;
  drop: () => void;
}>;
/** The draft as it was opened; without one, `revision` is `noDraft`. */
export type Opening = Readonly<{ xml: string | null; versionId: string | null; revision: number; at: string | null }>;

/** A revision that no draft has: a save that names it finds out whether somebody opened one meanwhile. */
export const noDraft = -1;

const restMs = 1500; // after the last change
const mostMs = 10_000; // however long the changing goes on
const againMs = 15_000; // after a failure

/** Saves the drawing by itself: some moments after a change, never two at once, and never over what another has saved since. */
export class Saver {
  state: SaveState;
  versionId: string | null;
  revision: number;
  /** The drawing as it was last the same here and on the server. */
  base: string | null;
  private readonly desk: Desk;
  private readonly heard = new Set<() => void>();
  private changes = 0;
  private since = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> = Promise.resolve();
  private closed = false;

  constructor(desk: Desk, { xml, versionId, revision, at }: Opening) {
    this.desk = desk;
    this.base = xml;
    this.versionId = versionId;
    this.revision = revision;
    this.state = { kind: 'saved', at };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.heard.add(listener);
    return () => this.heard.delete(listener);
  };

  get pending(): boolean {
    return this.state.kind !== 'saved';
  }

  /** The drawing has changed. */
  touch(): void {
    this.changes += 1;
    this.since ||= Date.now();
    if (this.state.kind === 'saved' || this.state.kind === 'failed') this.become({ kind: 'unsaved' });
    const waits = this.state.kind !== 'conflict' && this.state.kind !== 'saving'; // a save under way looks for more when it is done
    if (waits) this.later(Math.min(restMs, Math.max(0, this.since + mostMs - Date.now())));
  }

  /** Saves what there is, now. `aside`: what is on the server is put aside whatever it is. */
  save({ replace = false, aside = false }: Readonly<{ replace?: boolean; aside?: boolean }> = {}): Promise<void> {
    clearTimeout(this.timer);
    this.running = this.running.then(() => this.once(replace || aside, aside));
    return this.running;
  }

  /** Mine in the place of another's, which the server puts aside. `revision`: theirs, as it was read before the choice. */
  keepMine(revision: number): Promise<void> {
    return revision === this.revision ? this.save({ aside: true }) : this.save({ replace: true });
  }

  /** Goes on with what was drawn on an earlier state of the draft; where another saved since, that is a conflict. */
  resume(revision: number): void {
    this.revision = revision;
    this.touch();
  }

  /** Another's drawing has taken the place of this one on the page. */
  take({ xml, versionId, revision, at }: Opening): void {
    clearTimeout(this.timer);
    [this.base, this.versionId, this.revision, this.since] = [xml, versionId, revision, 0];
    this.desk.drop();
    this.become({ kind: 'saved', at });
  }

  /** The page is there. */
  open(): void {
    this.closed = false;
  }

  /** The page is left: what is left to save is sent, and nothing after it. */
  close(): Promise<void> {
    this.closed = true;
    return this.pending ? this.save() : this.running;
  }

  private async once(replace: boolean, aside: boolean): Promise<void> {
    if (!replace && (this.state.kind === 'conflict' || this.state.kind === 'saved')) return;
    const [seen, flowchart] = [this.changes, await this.desk.read()];
    this.desk.keep(flowchart, this.revision);
    this.become({ kind: 'saving' });
    try {
      const sent = await this.desk.send({ flowchart, revision: aside ? noDraft : this.revision, replace });
      [this.base, this.versionId, this.revision, this.since] = [flowchart, sent.versionId, sent.revision, 0];
      if (this.changes === seen) {
        this.desk.drop();
        this.become({ kind: 'saved', at: sent.savedAt });
      } else {
        this.become({ kind: 'unsaved' });
        this.later(restMs);
      }
    } catch (error) {
      const conflict = error instanceof Refused && error.code === 'powers/edited-elsewhere';
      this.become(conflict ? { kind: 'conflict', error } : { kind: 'failed', error });
      if (!conflict) this.later(againMs);
    }
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    if (!this.closed) this.timer = setTimeout(() => void this.save(), ms);
  }

  private become(state: SaveState): void {
    this.state = state;
    for (const listener of this.heard) listener();
  }
}
