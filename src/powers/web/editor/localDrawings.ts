/** A drawing kept in this browser: one not saved yet, or one put aside. `revision`: the state of the draft that it was drawn on. */
export type LocalDrawing = Readonly<{ xml: string; revision: number; at: string }>;

const mostAside = 5;

/** What one person drew at one power and has not on the server, kept in this browser so that nothing is lost with a page or a line. */
export class LocalDrawings {
  private readonly key: string;

  constructor(personId: string, powerId: string) {
    this.key = `qingfeng.drawing.${personId}.${powerId}`;
  }

  /** What was not saved when the page was left; null: nothing. */
  unsaved(): LocalDrawing | null {
    return this.read<LocalDrawing | null>(this.key, null);
  }

  keep(drawing: LocalDrawing): void {
    this.write(this.key, drawing);
  }

  drop(): void {
    this.write(this.key, null);
  }

  /** Drawings that gave way to another's, newest first. */
  aside(): readonly LocalDrawing[] {
    return this.read<LocalDrawing[]>(`${this.key}.aside`, []);
  }

  putAside(drawing: LocalDrawing): void {
    this.write(`${this.key}.aside`, [drawing, ...this.aside()].slice(0, mostAside));
  }

  private read<Kept>(key: string, otherwise: Kept): Kept {
    try {
      return (JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null) ?? otherwise;
    } catch {
      return otherwise; // what another program wrote there is none of ours
    }
  }

  private write(key: string, kept: unknown): void {
    try {
      if (kept === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // full or forbidden: the server's copy and the page's own are left
    }
  }
}
