import { Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { words as risks } from '#risks/words.ts';
import { words } from '../../words/filling.ts';
import type { LineProps } from './LineEditor.tsx';
import { At } from './marks.tsx';
import type { Source } from './offer.ts';

const byLabel = { optionFilterProp: 'label' } as const;

/** What a line of a department's form names besides: the positions that it touches, and who answers for it. */
export function LineOfDepartment({ line, offer, onChange }: LineProps) {
  const said = useSaid(words).line;
  const { columns } = useSaid(risks);
  return (
    <>
      <At place={`points.${line.id}.positions`} label={said.positions} optional wide>
        {(control) => (
          <Select
            {...control}
            mode="tags"
            value={[...line.positions]}
            options={offer.positions.map((name) => ({ value: name, label: name }))}
            onChange={(positions: string[]) => onChange({ ...line, positions })}
          />
        )}
      </At>
      <At place={`points.${line.id}.responsible`} label={columns.responsible} wide>
        {(control) => (
          <Select
            {...control}
            value={line.responsible}
            placeholder={said.whoAnswers}
            showSearch={byLabel}
            options={offer.people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(responsible) => onChange({ ...line, responsible })}
          />
        )}
      </At>
    </>
  );
}

/** What a line of the bureau's form names besides: whom it falls to, and the points of the tiers below that it was drawn from. */
export function LineOfBureau({ line, offer, onChange }: LineProps) {
  const said = useSaid(words).line;
  const { tiers } = useSaid(risks);
  return (
    <>
      <At place={`points.${line.id}.leaderId`} label={said.leader}>
        {(control) => (
          <Select
            {...control}
            value={line.leaderId}
            placeholder={said.whoAnswers}
            showSearch={byLabel}
            options={offer.people.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(leaderId) => onChange({ ...line, leaderId })}
          />
        )}
      </At>
      <At place={`points.${line.id}.departmentId`} label={said.department}>
        {(control) => (
          <Select
            {...control}
            value={line.departmentId}
            placeholder={said.whichDepartment}
            popupMatchSelectWidth={false}
            showSearch={byLabel}
            options={offer.departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(departmentId) => onChange({ ...line, departmentId })}
          />
        )}
      </At>
      <At place={`points.${line.id}.sources`} label={said.sources} help={said.sourcesHint} optional wide>
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            value={[...line.sources]}
            placeholder={said.noSources}
            showSearch={byLabel}
            options={offer.sources.map((it) => ({ value: it.id, label: labelOf(it, tiers) }))}
            onChange={(sources: string[]) => onChange({ ...line, sources })}
          />
        )}
      </At>
    </>
  );
}

/** A point of the tiers below, as it is told apart from the others. */
const labelOf = ({ number, tier, description }: Source, tiers: Readonly<Record<Source['tier'], string>>) =>
  [number ?? tiers[tier], description].join(' ');
