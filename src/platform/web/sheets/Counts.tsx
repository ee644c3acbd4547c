import './sheets.css';

/** How many rows become what, in their order. */
export function Counts({ counts }: Readonly<{ counts: ReadonlyArray<Readonly<{ label: string; count: number }>> }>) {
  return (
    <dl className="qf-import-counts">
      {counts.map(({ label, count }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
