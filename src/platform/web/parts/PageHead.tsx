import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSaid } from '../language.tsx';
import { words } from '../words.ts';

export type Crumb = string | Readonly<{ label: string; to?: string | undefined }>;
type Props = Readonly<{ path: readonly Crumb[]; title: ReactNode; note?: ReactNode; marks?: ReactNode; deeds?: ReactNode; children?: ReactNode }>;

/** Where I am, what this is, how it stands, what I can do: one line each, the same on every page. */
export function PageHead({ path, title, note, marks, deeds, children }: Props) {
  const said = useSaid(words);
  return (
    <header className="qf-head">
      {typeof title === 'string' && <title>{`${title} · ${said.product}`}</title>}
      {path.length > 0 && <Path path={path} />}
      <div className="qf-title">
        <h1>
          {title}
          {note && <small>{note}</small>}
        </h1>
        {marks && <div className="qf-marks">{marks}</div>}
        {deeds && <div className="qf-deeds">{deeds}</div>}
      </div>
      {children}
    </header>
  );
}

function Path({ path }: Pick<Props, 'path'>) {
  const said = useSaid(words);
  return (
    <nav className="qf-path" aria-label={said.path}>
      {path.map((crumb) => {
        const { label, to } = typeof crumb === 'string' ? { label: crumb } : crumb;
        return to ? (
          <Link key={label} to={to}>
            {label}
          </Link>
        ) : (
          <span key={label}>{label}</span>
        );
      })}
    </nav>
  );
}
