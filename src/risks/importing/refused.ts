/** What is wrong with a cell of a refused row; the sentence is that of `code`. */
export type RefusedNote = Readonly<{
  column: string | null;
  row: number;
  heading: string | null;
  code: string;
  facts: Readonly<Record<string, string | number>>;
}>;

/** The refused rows of one table as they came, each with what is wrong with it. */
export type RefusedTable = Readonly<{
  sheet: string;
  title: string | null;
  headings: readonly string[];
  rows: ReadonlyArray<Readonly<{ row: number; texts: readonly string[]; department: string; notes: readonly RefusedNote[] }>>;
}>;
