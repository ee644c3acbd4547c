import { Input, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words } from '../words.ts';
import type { ImportForming } from './useImportForm.ts';

type Props = Readonly<{ form: ImportForming; powers: ReadonlyArray<Readonly<{ id: string; code: string; name: string }>> }>;

/** The file, and what it cannot say of itself: which power its cases are of, where its clocks stand, who sends it. */
export function FileFields({ form, powers }: Props) {
  const said = useSaid(words);
  return (
    <div className="qf-import-fields qf-import-top">
      <label className="qf-import-wide">
        <span>{said.import.file}</span>
        <span className="qf-file">
          <input
            type="file"
            name="file"
            accept=".xes,.gz,.csv,.txt,.xml,.xlsx,.xlsm,.json,.jsonl,.ndjson"
            aria-label={said.import.choose}
            onClick={({ currentTarget }) => {
              currentTarget.value = ''; // so that the same file, corrected, may be chosen again
            }}
            onChange={({ target }) => form.take(target.files?.[0] ?? null)}
          />
          <b>{said.import.choose}</b>
          <span title={form.file?.name}>{form.file?.name ?? said.import.noFile}</span>
        </span>
      </label>
      <label className="qf-import-wide">
        <span>{said.columns.power}</span>
        <Select
          aria-label={said.columns.power}
          value={form.powerId}
          placeholder={said.import.choosePower}
          options={powers.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={form.setPower}
          style={{ width: '100%' }}
        />
      </label>
      <label>
        <span>{said.columns.zone}</span>
        <Input name="zone" value={form.zone} title={said.import.zoneHelp} onChange={({ target }) => form.setZone(target.value)} />
      </label>
      <label>
        <span>{said.columns.source}</span>
        <Input name="source" value={form.source} title={said.import.sourceHelp} onChange={({ target }) => form.setSource(target.value)} />
      </label>
    </div>
  );
}
