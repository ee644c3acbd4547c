/** What the columns of one kind of table may mean, the more telling first: names of each field, and what a heading of it is like. */
export type Fields<F extends string> = Readonly<Record<F, Readonly<{ names: readonly string[]; like?: RegExp }>>>;

/** A heading without what people write differently: width, case, space, brackets, marks. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_()[\]【】、,，.。·:：;；/\\*#\-—]/g, '');

/** The ways to read a heading: whole, without what stands in brackets; of two lines the lower with the upper, and alone. */
function readings(heading: string): string[] {
  const whole = heading.normalize('NFKC');
  const parts = whole.split('/').map((part) => part.trim());
  const forms = [
    whole,
    whole.replace(/[([【][^)\]】]*[)\]】]/g, ''),
    ...(parts.length > 1 ? [parts.toReversed().join(''), parts.at(-1)!, parts[0]!] : []),
  ];
  return [...new Set(forms.map(plainHeading))].filter((form) => form !== '');
}

/** What the headings of one kind of table are called. */
export class Headings<F extends string> {
  private readonly fields: Fields<F>;
  private readonly several: ReadonlySet<F>;
  private readonly byName = new Map<string, F | null>();
  private readonly ranks = new Map<string, number>(); // of names: the more telling before

  /** @param several fields that more than one column may say; `others`: headings that such tables have and that say nothing for us */
  constructor(fields: Fields<F>, { several, others }: Readonly<{ several: readonly F[]; others: readonly string[] }>) {
    this.fields = fields;
    this.several = new Set(several);
    for (const name of others) this.byName.set(plainHeading(name), null);
    for (const [field, { names }] of Object.entries<Fields<F>[F]>(fields).toReversed()) {
      for (const [rank, name] of names.entries()) {
        this.byName.set(plainHeading(name), field as F);
        this.ranks.set(plainHeading(name), rank);
      }
    }
  }

  readonly isKnown = (heading: string): boolean => heading.length <= longest && readings(heading).some((form) => this.byName.has(form));

  /** Whether a heading is known to say nothing for us. */
  readonly isOther = (heading: string): boolean => this.isKnown(heading) && readings(heading).every((form) => !this.byName.get(form));

  /** Whether a heading is a name of a field, or like one. */
  readonly mayBe = (field: F, heading: string): boolean => {
    const forms = heading.length <= longest ? readings(heading) : [];
    return (
      forms.some((form) => this.byName.get(form) === field) || (!this.isOther(heading) && this.fields[field].like?.test(forms[0] ?? '') === true)
    );
  };

  /** Which field each column says, by known names first, then by what its heading is like; null: none of ours. */
  proposed(headings: readonly string[]): (F | null)[] {
    const found: (F | null | undefined)[] = headings.map(() => undefined);
    const free = (field: F): boolean => this.several.has(field) || !found.includes(field);
    const forms = headings.map((heading) => (heading.length <= longest ? readings(heading) : []));
    for (let at = 0; at < Math.max(0, ...forms.map(({ length }) => length)); at++) {
      const named = forms.flatMap((of, column) => (found[column] === undefined && this.byName.has(of[at] ?? '') ? [{ column, form: of[at]! }] : []));
      for (const { column, form } of named.toSorted((a, b) => (this.ranks.get(a.form) ?? 0) - (this.ranks.get(b.form) ?? 0))) {
        const field = this.byName.get(form)!;
        if (field === null || free(field)) found[column] = field;
      }
    }
    for (const [column, [form = '']] of forms.entries()) {
      if (found[column] === undefined) found[column] = this.likest(form, free) ?? null;
    }
    return found.map((field) => field ?? null);
  }

  private likest(form: string, free: (field: F) => boolean): F | undefined {
    const fields = Object.keys(this.fields) as F[];
    return fields.find((field) => free(field) && this.fields[field].like?.test(form));
  }
}

/** Characters of a heading; longer ones are texts. */
const longest = 60;
