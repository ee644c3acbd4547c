const together = 1000; // rows of one statement, which takes no more than 65,535 values

/** Writes rows in their order, however many they are, in statements of a size that the database takes. */
export async function inPortions<R>(rows: readonly R[], write: (some: R[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < rows.length; at += together) await write(rows.slice(at, at + together));
}
