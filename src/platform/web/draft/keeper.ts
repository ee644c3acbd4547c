import { Refused } from '../call.ts';

/** What is drafted, as types: the value, a place at which it is written, what a save sends. A revision of null: nothing is there yet. */
export type Kind = Readonly<{ value: unknown; place: unknown; sent: unknown; revision: number | null }>;

type Both<K extends Kind> = Readonly<{ value: K['value']; conflicts: ReadonlyArray<K['place']> }>;

/** What the server has: who saved it last, and when. */
export type Theirs<K extends Kind> = Readonly<{ value: K['value']; revision: K['revision']; by: string; at: string | null }>;

/** What was written and not saved yet: against which revision, and what stood there. */
export type Kept<K extends Kind> = Readonly<{ value: K['value']; revision: K['revision']; base: K['value'] }>;

/** Another saved in between: what they made of it, and the places at which both wrote. */
export type Clash<K extends Kind> = Readonly<{ theirs: Theirs<K>; places: ReadonlyArray<K['place']> }>;

type Course<K extends Kind> = Readonly<{
  savedAt: string | null;
  saving: boolean;
  unsaved: boolean;
  held: ReadonlyArray<K['place']>; // cannot be saved as they stand
  clash: Clash<K> | null;
  joined: string | null; // whose changes were taken in
  error: unknown; // why the last save failed; null: it did not
}>;

export type State<K extends Kind> = Course<K> & Readonly<{ value: K['value'] }>;

/** Where a draft goes: to the server, and into this browser until it is there. */
export type Desk<K extends Kind> = Readonly<{
  send: (sent: K['sent'], revision: K['revision']) => Promise<Readonly<{ revision: NonNullable<K['revision']>; at: string }>>;
  latest: () => Promise<Theirs<K>>;
  keep: (kept: Kept<K>) => void;
  drop: () => void;
}>;

/** What is particular to a kind of draft. */
export type Rules<K extends Kind> = Readonly<{
  same: (one: K['value'], other: K['value']) => boolean;
  merged: (base: K['value'], mine: K['value'], theirs: K['value']) => Both<K>;
  taking: (mine: K['value'], place: K['place'], theirs: K['value']) => K['value'];
  /** The places that cannot be saved as they stand; they stay in the form. */
  held: (mine: K['value']) => ReadonlyArray<K['place']>;
  /** What can be saved now. */
  savable: (mine: K['value'], base: K['value'], held: ReadonlyArray<K['place']>) => K['value'];
  sent: (base: K['value'], next: K['value']) => K['sent'];
  /** The code of the refusal that says another has saved since. */
  outOfDate: string;
  /** Told of each refusal before `held` is asked again. */
  refused: (code: string, mine: K['value']) => void;
}>;

type From<K extends Kind> = Pick<Kept<K>, 'revision' | 'base'>;

const none = -1; // before the first revision
const pauseMs = 1500;
const retryMs = 10_000;

/**
 * A draft while it is written: kept in the browser at once, saved when the typing pauses. What another saved in between is joined with it,
 * place by place; where both wrote at one place somebody chooses. Nothing typed is lost on the way.
 */
export class Keeper<K extends Kind> {
  private readonly rules: Rules<K>;
  private readonly desk: Desk<K>;
  private readonly listeners = new Set<() => void>();
  private base: K['value'];
  private revision: K['revision'];
  private mine: K['value'];
  private course: Course<K>;
  private shown: State<K>;
  private asked: From<K> | null = null; // what was written against before the first question that is still open
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rules: Rules<K>, desk: Desk<K>, theirs: Theirs<K>, kept: Kept<K> | null) {
    this.rules = rules;
    this.desk = desk;
    this.base = theirs.value;
    this.revision = theirs.revision;
    this.mine = this.base;
    this.course = { savedAt: theirs.at, saving: false, unsaved: false, held: [], clash: null, joined: null, error: null };
    this.shown = this.seen();
    if (kept && !rules.same(kept.base, kept.value)) this.join(kept, kept.value, theirs);
    this.refresh({});
    if (this.course.unsaved) this.later();
  }

  readonly state = (): State<K> => this.shown;
  readonly subscribe = (heard: () => void): (() => void) => {
    this.listeners.add(heard);
    return () => this.listeners.delete(heard);
  };

  write(value: K['value']): void {
    this.mine = value;
    this.refresh({});
    const { revision, base } = (this.course.clash && this.asked) || this.from();
    this.desk.keep({ revision, base, value });
    this.later();
  }

  /** What the server has by now, as the page was told: what is newer than what was seen here is joined. */
  meet(theirs: Theirs<K>): void {
    if (this.course.saving || (theirs.revision ?? none) <= (this.revision ?? none)) return;
    this.join(this.from(), this.mine, theirs);
    if (this.course.unsaved && !this.course.clash) this.later();
  }

  /** Settles one place at which both wrote. */
  choose(place: K['place'], whose: 'mine' | 'theirs'): void {
    const { clash } = this.course;
    if (!clash) return;
    const left = clash.places.filter((it) => it !== place);
    this.refresh({ clash: this.clashOver(clash.theirs, left) });
    this.write(whose === 'mine' ? this.mine : this.rules.taking(this.mine, place, clash.theirs.value));
  }

  /** Saves what can be saved. The revision that the draft then has; null where something is left: it failed, or somebody has to choose. */
  async save(): Promise<K['revision'] | null> {
    clearTimeout(this.timer);
    const { held, saving, clash, unsaved } = this.course;
    if (saving || clash) return null;
    if (!unsaved) {
      this.refresh({ error: null }); // what failed was taken back since
      return this.settled();
    }
    const next = this.rules.savable(this.mine, this.base, held);
    this.refresh({ saving: true });
    try {
      const { revision, at } = await this.desk.send(this.rules.sent(this.base, next), this.revision);
      this.base = next;
      this.revision = revision;
      this.refresh({ saving: false, savedAt: at, error: null });
    } catch (cause) {
      await this.failed(cause);
    }
    return this.settled();
  }

  /** The page is left: what is not saved yet is sent once more, and stays in the browser until it is there. */
  leave(): void {
    clearTimeout(this.timer);
    if (this.course.unsaved) void this.save();
  }

  private settled(): K['revision'] | null {
    const { unsaved, held, clash, error } = this.course;
    if (unsaved && !clash) this.later();
    if (unsaved || held.length > 0 || clash || error !== null) return null;
    this.desk.drop();
    return this.revision;
  }

  private async failed(cause: unknown): Promise<void> {
    const code = cause instanceof Refused ? cause.code : '';
    this.rules.refused(code, this.mine);
    this.refresh({ saving: false, error: cause });
    if (code !== this.rules.outOfDate) return;
    const theirs = await this.desk.latest().catch(() => null);
    if (theirs) this.join(this.from(), this.mine, theirs);
  }

  private from(): From<K> {
    return { revision: this.revision, base: this.base };
  }

  /** What is asked already stays asked, though the other has saved once more. */
  private join({ revision, base }: From<K>, mine: K['value'], theirs: Theirs<K>): void {
    const both = this.rules.merged(base, mine, theirs.value);
    const newer = revision !== theirs.revision;
    const places = newer ? [...new Set([...(this.course.clash?.places ?? []), ...both.conflicts])] : [];
    if (this.course.clash === null) this.asked = { revision, base };
    this.base = theirs.value;
    this.revision = theirs.revision;
    this.mine = both.value;
    this.refresh({ error: null, joined: newer ? theirs.by : null, clash: this.clashOver(theirs, places) });
  }

  private clashOver(theirs: Theirs<K>, places: ReadonlyArray<K['place']>): Clash<K> | null {
    return places.length > 0 ? { theirs, places } : null;
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), this.course.error === null ? pauseMs : retryMs);
  }

  private refresh(change: Partial<Course<K>>): void {
    const held = this.rules.held(this.mine);
    const unsaved = !this.rules.same(this.base, this.rules.savable(this.mine, this.base, held));
    this.course = { ...this.course, ...change, held, unsaved };
    this.shown = this.seen();
    for (const heard of this.listeners) heard();
  }

  private seen(): State<K> {
    return { ...this.course, value: this.mine };
  }
}
