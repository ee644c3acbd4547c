import type { SaxesParser } from 'saxes';

/** Where a parser stands in a file of which others have read parts. Counts from 1. */
export class Place {
  private readonly parser: SaxesParser;
  private lines = 0;
  /** Characters read elsewhere on the parser's line `on`. */
  private columns = 0;
  private on = 1;

  constructor(parser: SaxesParser) {
    this.parser = parser;
  }

  /** What was read elsewhere: so many lines, and so many characters after the last of them. */
  skip(lines: number, columns: number): void {
    const { parser } = this;
    this.columns = lines > 0 ? columns - parser.column : columns + (this.on === parser.line ? this.columns : 0);
    this.lines += lines;
    this.on = parser.line;
  }

  get line(): number {
    return this.parser.line + this.lines;
  }

  get column(): number {
    return Math.max(1, this.parser.column + (this.parser.line === this.on ? this.columns : 0));
  }
}
