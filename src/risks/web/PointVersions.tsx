import { stamp, useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { RiskPoint, Version } from '../contract/point.ts';
import { words } from '../words.ts';
import { registerWords } from '../words/register.ts';
import './register.css';

/** What the register said of the point, version by version: who changed what, when and why. */
export function PointVersions({ point }: Readonly<{ point: RiskPoint }>) {
  const { versions } = useSaid(registerWords);
  if (point.versions.length === 0) return null;
  return (
    <Sheet title={versions.title} note={versions.note}>
      <Rows
        rows={point.versions}
        label={versions.title}
        rowKey={({ revision }) => String(revision)}
        columns={[
          { key: 'revision', title: versions.revision, width: 84, render: ({ revision }) => versions.of({ revision }) },
          { key: 'changes', title: versions.changed, render: (version) => <Changed version={version} /> },
          { key: 'reason', title: versions.why, width: 220 },
          { key: 'by', title: versions.by, width: 84 },
          { key: 'at', title: versions.at, width: 140, render: ({ at }) => stamp(at) },
        ]}
      />
    </Sheet>
  );
}

function Changed({ version }: Readonly<{ version: Version }>) {
  const { versions, fields } = useSaid(registerWords);
  const book = useSaid(words);
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    state: book.states,
    level: book.levels,
    selfLevel: book.levels,
    keyArea: book.keyAreas,
    aspect: book.aspects,
    element: book.elements,
    foundBy: book.foundBys,
    tier: book.tiers,
  };
  if (version.changes.length === 0) return versions.first;
  const shown = (field: string, value: string | number | null) => (value === null ? '—' : (names[field]?.[String(value)] ?? String(value)));
  return (
    <ul className="qf-risk-changes">
      {version.changes.map(({ field, before, after }) => (
        <li key={field}>{versions.change({ field: fields[field], before: shown(field, before), after: shown(field, after) })}</li>
      ))}
    </ul>
  );
}
