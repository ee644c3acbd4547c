import type { ReactNode } from 'react';

/** What is known of a record, in one row divided by lines. Pairs of label and value; an absent value is a dash. */
export function Facts({ items }: Readonly<{ items: ReadonlyArray<readonly [label: string, value: ReactNode]> }>) {
  return (
    <dl className="qf-facts">
      {items.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? '—' : value}</dd>
        </div>
      ))}
    </dl>
  );
}
