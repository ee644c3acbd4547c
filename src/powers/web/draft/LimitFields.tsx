import { Input, InputNumber, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import type { Field, Said } from '../../difference.ts';
import { units } from '../../limits.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';

type Which = 'statutory' | 'promised';
type Props = Readonly<{ said: Said; held: readonly Field[]; onChange: (said: Said) => void }>;

/** 法定 and 承诺, each a figure and its unit, in one row. */
export function LimitFields({ said, held, onChange }: Props) {
  return (
    <div className="qf-form qf-form-wide">
      {(['statutory', 'promised'] as const).map((which) => (
        <LimitField key={which} which={which} said={said} held={held} onChange={onChange} />
      ))}
    </div>
  );
}

function LimitField({ which, said, held, onChange }: Props & Readonly<{ which: Which }>) {
  const power = useSaid(words);
  const draft = useSaid(draftWords);
  const [days, unit] = [said[`${which}Limit`], said[`${which}Unit`]];
  const name = power.columns[which];
  const options = units.map((value) => ({ value, label: power.units[value] }));
  const half = held.includes(`${which}Limit`) && (days === null) !== (unit === null);
  return (
    <fieldset className="qf-field qf-limit" data-error={half || undefined}>
      <legend>{name}</legend>
      {unit === 'immediate' ? (
        <Input aria-label={`${name} ${draft.figure}`} disabled value="—" />
      ) : (
        <InputNumber
          aria-label={`${name} ${draft.figure}`}
          placeholder={draft.figure}
          min={0}
          max={3650}
          precision={0}
          value={days}
          onChange={(value) => onChange({ ...said, [`${which}Limit`]: value })}
        />
      )}
      <Select
        aria-label={`${name} ${draft.unit}`}
        placeholder={draft.unit}
        value={unit}
        options={options}
        allowClear
        onChange={(value) => onChange({ ...said, [`${which}Unit`]: value ?? null, ...(value === 'immediate' && { [`${which}Limit`]: 0 }) })}
      />
      {half && <p role="alert">{draft.half[`${which}Limit`]}</p>}
    </fieldset>
  );
}
