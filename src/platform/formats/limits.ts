/** How much a file may ask of us before it is refused: sizes in bytes, `token` and `record` in characters. */
export type LogLimits = Readonly<{
  /** Compressed size of a gzip file. */
  packed: number;
  /** Size of the file itself, after unpacking. */
  unpacked: number;
  /** Unpacked bytes for each packed one; real logs stay under 60, a bomb reaches 1000. */
  ratio: number;
  /** One tag, text, comment or table row. */
  token: number;
  /** Elements inside elements. */
  depth: number;
  /** Events of one case, which is held in memory. */
  caseEvents: number;
  /** Events of a table, which is held in memory as a whole because the rows of a case may lie anywhere in it. */
  tableEvents: number;
  /** Characters of a file that is held in memory as a whole. */
  document: number;
}>;

const mebi = 1024 * 1024;

export const logLimits: LogLimits = {
  packed: 200 * mebi,
  unpacked: 2048 * mebi,
  ratio: 200,
  token: 8 * mebi,
  depth: 64,
  caseEvents: 200_000,
  tableEvents: 1_000_000,
  document: 256 * mebi,
};
