import { InputNumber, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Counts } from '#platform/web/sheets/Counts.tsx';
import { importPageWords } from '../../words/importing-page.ts';
import type { PreviewProps } from './Preview.tsx';

const kinds = ['accepted', 'already', 'refused', 'aside'] as const;

/** How many rows become what, of which year the register is, and what unknown names of departments mean. */
export function Decisions({ seen, choices, onChange }: PreviewProps) {
  const said = useSaid(importPageWords);
  const { years, year } = seen;
  const told = years.map((it) => said.yearOf(it)).join('，');
  return (
    <>
      <Counts counts={kinds.map((kind) => ({ label: said.counts[kind], count: seen.counts[kind] }))} />
      <dl className="qf-risk-import-levels">
        <dt>{said.byLevel}</dt>
        {seen.levels.map(({ level, count }) => (
          <dd key={level}>
            <LevelMark level={level} /> {count}
          </dd>
        ))}
      </dl>
      <label className="qf-risk-import-year">
        <span>{said.year}</span>
        <InputNumber
          aria-label={said.year}
          min={2000}
          max={2100}
          precision={0}
          changeOnBlur
          value={year}
          onChange={(next) => next !== null && next !== year && onChange({ ...choices, year: next })}
        />
        <small className="qf-quiet">{told === '' ? said.yearNone : said.yearNote({ years: told })}</small>
      </label>
      {seen.unknown.length > 0 && <Unknown seen={seen} choices={choices} onChange={onChange} />}
    </>
  );
}

function Unknown({ seen: { unknown, departments }, choices, onChange }: PreviewProps) {
  const said = useSaid(importPageWords);
  const { reading } = choices;
  const choose = (text: string, id: string | undefined) => {
    const { [text]: _, ...others } = reading.departments ?? {};
    onChange({ ...choices, reading: { ...reading, departments: id ? { ...others, [text]: id } : others } });
  };
  return (
    <fieldset className="qf-import-choice">
      <legend>{said.unknown({ count: unknown.length })}</legend>
      <p className="qf-quiet">{said.unknownNote}</p>
      {unknown.map(({ text, rows, chosen }) => (
        <label key={text} className="qf-risk-import-name">
          <span>
            {said.means(text)} {rows > 0 && <small className="qf-quiet">{said.rowsOf({ rows })}</small>}
          </span>
          <Select
            aria-label={said.means(text)}
            size="small"
            value={chosen}
            placeholder={said.choose}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(id: string | null | undefined) => choose(text, id ?? undefined)}
          />
        </label>
      ))}
    </fieldset>
  );
}
