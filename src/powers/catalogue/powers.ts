import { languages } from '#platform/words.ts';
import type { Existing } from './entry.ts';
import { plainName } from './names.ts';
import type { Positions } from './positions.ts';
import { type Written, writtenOf } from './written.ts';

/** The powers that are there, by their code, and by their name within a department. */
export class Powers {
  private readonly positions: Positions;
  private readonly exact: ReadonlyMap<string, Existing>;
  private readonly plain: ReadonlyMap<string, readonly Existing[]>;
  private readonly named: ReadonlyMap<string, readonly Existing[]>;

  constructor(all: readonly Existing[], positions: Positions) {
    this.positions = positions;
    this.exact = new Map(all.map((it) => [it.code, it]));
    this.plain = Map.groupBy(all, ({ code }) => plainName(code));
    this.named = Map.groupBy(all, ({ departmentId, name }) => `${departmentId} ${plainName(name)}`);
  }

  withCode(code: string): Existing | null {
    return this.exact.get(code) ?? only(this.plain.get(plainName(code)));
  }

  withName(name: string, departmentId: string): Existing | null {
    return only(this.named.get(`${departmentId} ${plainName(name)}`));
  }

  /** What a catalogue writes of a power, in each language. */
  written(power: Existing): Written[] {
    return languages.map((language) => writtenOf(power, this.positions, language));
  }
}

const only = (found: readonly Existing[] | undefined): Existing | null => (found?.length === 1 ? found[0]! : null);
