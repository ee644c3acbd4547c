import { Input, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { proposalFor } from '#risks/level.ts';
import { aspects, elements, foundBys, keyAreas } from '#risks/point.ts';
import { words as risks } from '#risks/words.ts';
import { bounds, type Content, type Line } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { LevelChoice } from './LevelChoice.tsx';
import { LineOfBureau, LineOfDepartment } from './LineOfTier.tsx';
import { AskedAt, At } from './marks.tsx';
import { MatrixPicker } from './MatrixPicker.tsx';
import { MeasuresEditor } from './MeasuresEditor.tsx';
import type { Offer } from './offer.ts';
import './line.css';

export type LineProps = Readonly<{ line: Line; offer: Offer; onChange: (line: Line) => void }>;
type Props = LineProps & Readonly<{ tier: Content['tier'] }>;

/** One risk point, all of it, in one narrow column: beside the list on a desk, under its heading on a phone. */
export function LineEditor({ tier, line, offer, onChange }: Props) {
  const said = useSaid(words);
  const { columns } = useSaid(risks);
  const at = `points.${line.id}`;
  return (
    <div className="qf-line">
      <div data-wide>
        <AskedAt place={at} />
      </div>
      <At place={`${at}.description`} label={columns.description} help={said.line.descriptionHint} wide>
        {(control) => (
          <Input.TextArea
            {...control}
            value={line.description}
            maxLength={bounds.text}
            autoSize={{ minRows: 2, maxRows: 10 }}
            onChange={({ target }) => onChange({ ...line, description: target.value })}
          />
        )}
      </At>
      <Kinds line={line} onChange={onChange} />
      <Where line={line} offer={offer} onChange={onChange} />
      <Grade line={line} offer={offer} onChange={onChange} />
      {tier === 'department' && <LineOfDepartment line={line} offer={offer} onChange={onChange} />}
      {tier === 'bureau' && <LineOfBureau line={line} offer={offer} onChange={onChange} />}
      <MeasuresEditor place={`${at}.measures`} measures={line.measures} offer={offer} onChange={(measures) => onChange({ ...line, measures })} />
    </div>
  );
}

const kinds = { keyArea: keyAreas, aspect: aspects, element: elements, foundBy: foundBys } as const;

/** 重点环节, 方面, 要素, 排查方式. */
function Kinds({ line, onChange }: Pick<LineProps, 'line' | 'onChange'>) {
  const said = useSaid(words);
  const book = useSaid(risks);
  const names = { keyArea: book.keyAreas, aspect: book.aspects, element: book.elements, foundBy: book.foundBys } as const;
  return (Object.keys(kinds) as Array<keyof typeof kinds>).map((key) => (
    <At key={key} place={`points.${line.id}.${key}`} label={book.columns[key]}>
      {(control) => (
        <Select
          {...control}
          value={line[key]}
          placeholder={said.choose}
          popupMatchSelectWidth={false}
          options={kinds[key].map((value) => ({ value, label: (names[key] as Readonly<Record<string, string>>)[value] }))}
          onChange={(value) => onChange({ ...line, [key]: value })}
        />
      )}
    </At>
  ));
}

/** On which power, and at which of its steps. */
function Where({ line, offer, onChange }: LineProps) {
  const said = useSaid(words);
  const steps = offer.steps.filter(({ powerId }) => powerId === line.powerId);
  return (
    <>
      <At place={`points.${line.id}.powerId`} label={said.line.power} optional wide={steps.length === 0}>
        {(control) => (
          <Select
            {...control}
            value={line.powerId}
            placeholder={said.line.noPower}
            allowClear
            popupMatchSelectWidth={false}
            showSearch={{ optionFilterProp: 'label' }}
            options={offer.powers.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
            onChange={(powerId) => onChange({ ...line, powerId: powerId ?? null, step: null })}
          />
        )}
      </At>
      {steps.length > 0 && (
        <At place={`points.${line.id}.step`} label={said.line.step} optional>
          {(control) => (
            <Select
              {...control}
              value={line.step}
              placeholder={said.line.wholePower}
              allowClear
              popupMatchSelectWidth={false}
              options={steps.map(({ step, name }) => ({ value: step, label: name }))}
              onChange={(step) => onChange({ ...line, step: step ?? null })}
            />
          )}
        </At>
      )}
    </>
  );
}

/** A cell of the matrix, and one's own level: what the matrix proposes, until one says otherwise. */
function Grade({ line, offer, onChange }: LineProps) {
  const { columns, levels } = useSaid(risks);
  const said = useSaid(words).matrix;
  const proposal = proposalFor(line, offer.matrix);
  const choose = (likelihood: number, harm: number) => {
    const followed = line.selfLevel === null || line.selfLevel === proposal;
    onChange({ ...line, likelihood, harm, selfLevel: followed ? proposalFor({ likelihood, harm }, offer.matrix) : line.selfLevel });
  };
  const differs = line.selfLevel !== null && proposal !== null && line.selfLevel !== proposal;
  return (
    <>
      <At place={`points.${line.id}.likelihood`} label={said.title} help={said.help} group wide>
        {() => <MatrixPicker rated={line} matrix={offer.matrix} onChoose={choose} />}
      </At>
      <At place={`points.${line.id}.selfLevel`} label={columns.selfLevel} help={differs ? said.differs(levels[proposal]) : undefined} group wide>
        {() => (
          <LevelChoice
            label={columns.selfLevel}
            level={line.selfLevel}
            proposal={proposal}
            onChoose={(selfLevel) => onChange({ ...line, selfLevel })}
          />
        )}
      </At>
    </>
  );
}
