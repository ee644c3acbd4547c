import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { bounds, type DepartmentContent, institutionActions, type PlannedInstitution } from '../../content.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/filling.ts';
import { AskedAt, At } from './marks.tsx';

type Props = Readonly<{ content: DepartmentContent; onChange: (content: DepartmentContent) => void }>;

/** 主要职能 and the day on which the department met over it. */
export function DepartmentFields({ content, onChange }: Props) {
  const said = useSaid(words);
  return (
    <Sheet title={said.sections.department}>
      <div className="qf-form qf-form-wide qf-filled">
        <At place="functions" label={said.fields.functions} wide>
          {(control) => (
            <Input.TextArea
              {...control}
              value={content.functions}
              maxLength={bounds.text}
              autoSize={{ minRows: 3, maxRows: 14 }}
              onChange={({ target }) => onChange({ ...content, functions: target.value })}
            />
          )}
        </At>
        <At place="heldAt" label={said.fields.heldAt}>
          {(control) => (
            <Input
              {...control}
              type="date"
              value={content.heldAt ?? ''}
              onChange={({ target }) => onChange({ ...content, heldAt: target.value || null })}
            />
          )}
        </At>
      </div>
    </Sheet>
  );
}

const blankInstitution: PlannedInstitution = { title: '', action: null, dueOn: null };

/** 需建立、完善的制度. */
export function PlannedInstitutions({ content, onChange }: Props) {
  const said = useSaid(words);
  const set = (institutions: readonly PlannedInstitution[]) => onChange({ ...content, institutions });
  const keyed = content.institutions.map((it, at) => ({ it, at })); // a planned institution has no name but its place
  return (
    <Sheet title={said.sections.institutions}>
      {keyed.length === 0 && <EmptyList says={said.institutions.empty} />}
      {keyed.map(({ it, at }) => (
        <InstitutionRow
          key={at}
          at={at}
          it={it}
          onChange={(next) => set(content.institutions.with(at, next))}
          onRemove={() => set(content.institutions.toSpliced(at, 1))}
        />
      ))}
      <AskedAt place="institutions" />
      <Button type="link" icon={<PlusOutlined aria-hidden />} className="qf-add" onClick={() => set([...content.institutions, blankInstitution])}>
        {said.institutions.add}
      </Button>
    </Sheet>
  );
}

type RowProps = Readonly<{ at: number; it: PlannedInstitution; onChange: (it: PlannedInstitution) => void; onRemove: () => void }>;

function InstitutionRow({ at, it, onChange, onRemove }: RowProps) {
  const said = useSaid(words);
  const { actions } = useSaid(campaigns);
  const place = `institutions.${at}`;
  return (
    <fieldset className="qf-planned" aria-label={said.institutions.one({ number: at + 1 })}>
      <At place={`${place}.title`} label={said.fields.sheetTitle} wide>
        {(control) => (
          <Input {...control} value={it.title} maxLength={bounds.short} onChange={({ target }) => onChange({ ...it, title: target.value })} />
        )}
      </At>
      <At place={`${place}.action`} label={said.fields.action}>
        {(control) => (
          <Select
            {...control}
            value={it.action}
            placeholder={said.choose}
            options={institutionActions.map((value) => ({ value, label: actions[value] }))}
            onChange={(action) => onChange({ ...it, action })}
          />
        )}
      </At>
      <At place={`${place}.dueOn`} label={said.fields.dueOn} optional>
        {(control) => (
          <Input {...control} type="date" value={it.dueOn ?? ''} onChange={({ target }) => onChange({ ...it, dueOn: target.value || null })} />
        )}
      </At>
      <Button
        type="text"
        className="qf-remove"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={said.institutions.remove({ number: at + 1 })}
        onClick={onRemove}
      />
    </fieldset>
  );
}
