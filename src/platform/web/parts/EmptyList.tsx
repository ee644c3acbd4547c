import type { ReactNode } from 'react';

/** An empty list says why it is empty and offers the one deed that follows. No picture. */
export function EmptyList({ says, children }: Readonly<{ says: ReactNode; children?: ReactNode }>) {
  return (
    <div className="qf-empty">
      <p>{says}</p>
      {children}
    </div>
  );
}
