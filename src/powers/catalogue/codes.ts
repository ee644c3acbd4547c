import type { Category } from '../power.ts';

type Coded = Readonly<{ code: string; category: Category }>;

/** The letters of a category where no power of it has a code yet. */
const letters: Readonly<Record<Category, string>> = {
  licence: 'XK',
  penalty: 'CF',
  coercion: 'QZ',
  levy: 'ZS',
  payment: 'JF',
  inspection: 'JC',
  confirmation: 'QR',
  reward: 'JL',
  ruling: 'CJ',
  otherAdministrative: 'QT',
  personnel: 'NB',
  finance: 'NB',
  procurement: 'NB',
  engineering: 'NB',
  specialFunds: 'NB',
  fundVoting: 'NB',
};

const counted = /^(.*?)(\d+)$/s;
const longest = 9; // digits that are a number

/** Gives codes by category: YT-XK-07 after YT-XK-06. Gaps are left, for a number may stand in old papers. */
export class Codes {
  private readonly all: Coded[];
  private readonly bureau: string;

  /** @param bureau what a code begins with where there is none to go by */
  constructor(known: readonly Coded[], bureau: string) {
    this.all = [...known];
    this.bureau = bureau;
  }

  /** Marks a code as taken, by a row that has its own. */
  take(code: string, category: Category): void {
    this.all.push({ code, category });
  }

  next(category: Category): string {
    const { before, width } = this.series(category);
    const numbers = this.all
      .map(({ code }) => counted.exec(code))
      .flatMap((it) => (it?.[1] === before && it[2]!.length <= longest ? [Number(it[2])] : []));
    const code = `${before}${String(Math.max(0, ...numbers) + 1).padStart(width, '0')}`;
    this.take(code, category);
    return code;
  }

  /** What most codes of the category begin with, and how many digits they count in. */
  private series(category: Category): { before: string; width: number } {
    const own = this.most(this.all.filter((it) => it.category === category));
    if (own) return own;
    const other = this.most(this.all.filter((it) => letters[it.category] === letters[category]));
    if (other) return other;
    const [begin = `${this.bureau}-`] = this.all.flatMap(({ code }) => /^[^-]+-/.exec(code)?.[0] ?? []);
    return { before: `${begin}${letters[category]}-`, width: 2 };
  }

  private most(of: readonly Coded[]): { before: string; width: number } | null {
    const series = of.flatMap(({ code }) => {
      const [, before, digits] = counted.exec(code) ?? [];
      return before === undefined || digits!.length > longest ? [] : [{ before, width: digits!.length }];
    });
    const groups = [...Map.groupBy(series, ({ before }) => before).values()].toSorted((a, b) => b.length - a.length);
    return groups[0] ? { before: groups[0][0]!.before, width: Math.min(...groups[0].map(({ width }) => width)) } : null;
  }
}
