import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './forms.css';

type Props = Readonly<{ to: string; primary?: boolean; label?: string; children: ReactNode }>;

/** A way to another page that looks like the deed it leads to. */
export function LinkButton({ to, primary, label, children }: Props) {
  return (
    <Link to={to} className="qf-button" data-primary={primary || undefined} aria-label={label}>
      {children}
    </Link>
  );
}
