import { useNavigate } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import type { Field } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import type { Power } from '../contract/power.ts';
import { draftVersion } from '../contract/version.ts';
import { units } from '../limits.ts';
import { words } from '../words.ts';

/** Writes at the draft; from a published version it opens the next. */
export function DraftDeed({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const go = useNavigate();
  const { columns } = said;
  const { version } = power;
  const options = units.map((value) => ({ value, label: said.units[value] }));
  const figure = (name: 'statutoryLimit' | 'promisedLimit', label: string): Field => ({
    name,
    label,
    kind: 'number',
    min: 0,
    max: 3650,
    initial: version[name],
    empty: null,
  });
  const unit = (name: 'statutoryUnit' | 'promisedUnit', label: string): Field => ({
    name,
    label,
    kind: 'select',
    options,
    initial: version[name],
    empty: null,
  });
  return (
    <Deed
      endpoint={draftVersion}
      sent={{ params: { id: power.id } }}
      label={said.deeds.draft}
      fields={[
        figure('promisedLimit', columns.promised),
        unit('promisedUnit', columns.promisedUnit),
        figure('statutoryLimit', columns.statutory),
        unit('statutoryUnit', columns.statutoryUnit),
        { name: 'procedure', label: columns.procedure, kind: 'area', initial: version.procedure, empty: '' },
        { name: 'responsibility', label: columns.responsibility, kind: 'area', initial: version.responsibility, empty: '' },
      ]}
      after={({ versionId }) => go(`/powers/${power.id}?version=${versionId}`)}
    />
  );
}
