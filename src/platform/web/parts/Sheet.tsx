import { type ReactNode, useId } from 'react';

type Props = Readonly<{ title?: ReactNode; note?: ReactNode; link?: ReactNode; children?: ReactNode; className?: string | undefined }>;

/** The one container: white, one line around. Sheets are never nested. */
export function Sheet({ title, note, link, children, className = '' }: Props) {
  const id = useId();
  return (
    <section className={`qf-sheet ${className}`} {...(title ? { 'aria-labelledby': id } : {})}>
      {title && (
        <h2>
          <span id={id}>{title}</span>
          {note && <small>{note}</small>}
          {link && <span className="qf-sheet-link">{link}</span>}
        </h2>
      )}
      {children}
    </section>
  );
}
