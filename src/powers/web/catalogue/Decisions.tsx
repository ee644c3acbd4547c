import { Radio } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import type { CataloguePreview } from '../../contract/catalogue.ts';
import { words } from '../../words.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';
import type { Choices } from './choices.ts';

type Props = Readonly<{ seen: CataloguePreview; choices: Choices; onChange: (choices: Choices) => void }>;
type Renaming = CataloguePreview['renamings'][number];

/** What a person has to decide before an import: whether powers that are there are named otherwise, whether missing positions are added. */
export function Decisions({ seen, choices, onChange }: Props) {
  const { renamings, missingPositions } = seen;
  return (
    <>
      {(renamings.length > 0 || choices.identity !== undefined) && <Renamings seen={seen} choices={choices} onChange={onChange} />}
      {missingPositions.length > 0 && <MissingPositions seen={seen} choices={choices} onChange={onChange} />}
    </>
  );
}

function Renamings({ seen: { renamings }, choices, onChange }: Props) {
  const said = useSaid(catalogueWords);
  const { columns } = useSaid(words);
  return (
    <fieldset className="qf-import-choice">
      <legend>{said.renamings({ count: renamings.length })}</legend>
      <p className="qf-quiet">{said.renamingsNote}</p>
      <Radio.Group value={choices.identity ?? null} onChange={({ target }) => onChange({ ...choices, identity: target.value as 'change' | 'leave' })}>
        <Radio value="change">{said.identity.change}</Radio>
        <Radio value="leave">{said.identity.leave}</Radio>
      </Radio.Group>
      {renamings.length > 0 && (
        <Rows
          label={said.renamings({ count: renamings.length })}
          rows={renamings}
          rowKey={({ powerId }) => powerId}
          columns={[
            { key: 'code', title: columns.code, width: 110 },
            { key: 'changes', title: said.changes, render: (row) => <Differences {...row} /> },
          ]}
        />
      )}
    </fieldset>
  );
}

/** Each field that would differ: before → after. */
function Differences({ from, to }: Pick<Renaming, 'from' | 'to'>) {
  const said = useSaid(words);
  const { difference } = useSaid(catalogueWords);
  const shown = (it: Renaming['from']): [string, string][] => [
    [said.columns.name, it.name],
    [said.columns.category, said.categories[it.category]],
    [said.columns.department, it.department],
    [said.columns.open, it.open ? said.yes : said.no],
    [said.columns.keyArea, it.keyArea === null ? '—' : said.keyAreas[it.keyArea]],
  ];
  const after = shown(to);
  return shown(from).flatMap(([name, before], at) =>
    before === after[at]![1] ? [] : [<div key={name}>{difference({ name, before, after: after[at]![1] })}</div>],
  );
}

function MissingPositions({ seen: { missingPositions }, choices, onChange }: Props) {
  const said = useSaid(catalogueWords);
  const mayAdd = useMay({ needs: 'organization.change' });
  return (
    <fieldset className="qf-import-choice">
      <legend>{said.missing({ count: missingPositions.length })}</legend>
      <p className="qf-quiet">{missingPositions.map(({ department, position }) => `${department} ${position}`).join('；')}</p>
      {mayAdd && (
        <Radio.Group value={choices.positions} onChange={({ target }) => onChange({ ...choices, positions: target.value as 'refuse' | 'add' })}>
          <Radio value="refuse">{said.positions.refuse}</Radio>
          <Radio value="add">{said.positions.add}</Radio>
        </Radio.Group>
      )}
    </fieldset>
  );
}
