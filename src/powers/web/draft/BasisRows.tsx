import { Button, Input } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import type { Basis } from '../../power.ts';
import { words } from '../../words.ts';
import { words as draftWords } from '../../words/draft.ts';

const mostRows = 50;
const empty: Basis = { document: '', article: '', text: '' };
type Props = Readonly<{ rows: readonly Basis[]; onChange: (rows: readonly Basis[]) => void }>;

/** 行使依据, a row each: document, article, wording. */
export function BasisRows({ rows, onChange }: Props) {
  const said = useSaid(draftWords);
  const shown = (rows.length === 0 ? [empty] : rows).map((row, place) => ({ row, place }));
  const all = shown.map(({ row }) => row);
  const raise = (place: number) => onChange(all.with(place - 1, all[place]!).with(place, all[place - 1]!));
  return (
    <ol className="qf-basis">
      {shown.map(({ row, place }) => (
        <li key={place}>
          <BasisRow number={place + 1} row={row} onChange={(change) => onChange(all.with(place, { ...row, ...change }))} />
          <p>
            {place > 0 && (
              <Button size="small" type="link" aria-label={`${said.raiseBasis} ${place + 1}`} onClick={() => raise(place)}>
                {said.raiseBasis}
              </Button>
            )}
            {rows.length > 0 && (
              <Button size="small" type="link" aria-label={`${said.removeBasis} ${place + 1}`} onClick={() => onChange(all.toSpliced(place, 1))}>
                {said.removeBasis}
              </Button>
            )}
          </p>
        </li>
      ))}
      {all.length < mostRows && (
        <li className="qf-basis-add">
          <Button size="small" onClick={() => onChange([...all, empty])}>
            {said.addBasis}
          </Button>
        </li>
      )}
    </ol>
  );
}

type RowProps = Readonly<{ number: number; row: Basis; onChange: (change: Partial<Basis>) => void }>;

function BasisRow({ number, row, onChange }: RowProps) {
  const { columns } = useSaid(words);
  const { basisRow } = useSaid(draftWords);
  const label = (name: string) => `${basisRow({ number })} ${name}`;
  return (
    <div className="qf-basis-row">
      <Input
        aria-label={label(columns.document)}
        placeholder={columns.document}
        maxLength={200}
        value={row.document}
        onChange={({ target }) => onChange({ document: target.value })}
      />
      <Input
        aria-label={label(columns.article)}
        placeholder={columns.article}
        maxLength={100}
        value={row.article}
        onChange={({ target }) => onChange({ article: target.value })}
      />
      <Input.TextArea
        aria-label={label(columns.text)}
        placeholder={columns.text}
        maxLength={5000}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={row.text}
        onChange={({ target }) => onChange({ text: target.value })}
      />
    </div>
  );
}
