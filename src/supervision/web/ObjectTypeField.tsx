import { Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../words.ts';

type Props = Readonly<{ types: readonly string[]; chosen: string | undefined; onChoose: (type: string) => void }>;

/** Which objects of an object-centric log are the cases, where it does not show by itself. */
export function ObjectTypeField({ types, chosen, onChoose }: Props) {
  const said = useSaid(words);
  return (
    <fieldset>
      <div className="qf-import-part">
        <b>{said.import.objectsTitle}</b> <small className="qf-quiet">{said.import.objectsNote}</small>
      </div>
      <div className="qf-import-fields">
        <label className="qf-import-wide">
          <span>{said.import.objectType}</span>
          <Select
            aria-label={said.import.objectType}
            value={chosen ?? null}
            placeholder={said.import.chooseType}
            options={types.map((value) => ({ value, label: value }))}
            onChange={onChoose}
            style={{ width: '100%' }}
          />
        </label>
      </div>
    </fieldset>
  );
}
