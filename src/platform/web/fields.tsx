import { ExclamationCircleFilled } from '@ant-design/icons';
import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useSaid } from './language.tsx';
import { words } from './words.ts';
import './file.css';
import './fields.css';

export type FieldValue = string | number | readonly string[] | File | null | undefined;
export type Option = Readonly<{ value: string | number; label: string }>;

/**
 * One question of a form. `empty`: what is sent when it is left empty (by default nothing). `help` is said under the field. `onChosen` is told
 * what was chosen and may propose values for other fields, which take them unless somebody has written there.
 */
export type Field = Readonly<{
  name: string;
  label: string;
  kind: 'text' | 'area' | 'select' | 'day' | 'number' | 'many' | 'password' | 'file';
  options?: readonly Option[] | undefined;
  required?: boolean | undefined;
  help?: ReactNode;
  initial?: FieldValue;
  empty?: null | '' | undefined;
  min?: number | undefined;
  max?: number | undefined;
  autoComplete?: string | undefined;
  accept?: string | undefined;
  onChosen?: ((value: FieldValue, propose: (name: string, value: FieldValue) => void) => void) | undefined;
}>;

type Props = Readonly<{ field: Field; value: FieldValue; error?: string | undefined; onChange: (value: FieldValue) => void }>;

/** A labelled control with its help and, in ink and words, what is wrong with it. */
export function FieldInput({ field, value, error, onChange }: Props) {
  const said = useSaid(words).deed;
  const id = useId();
  const ids = { help: `${id}-help`, error: `${id}-error` };
  const described = [field.help && ids.help, error && ids.error].filter(Boolean).join(' ');
  const control = {
    id,
    'aria-invalid': error !== undefined,
    'aria-required': field.required ?? false,
    ...(described ? { 'aria-describedby': described } : {}),
  };
  return (
    <div className="qf-field" data-error={error !== undefined || undefined}>
      <label htmlFor={id}>
        {field.label}
        {!field.required && <small>{said.optional}</small>}
      </label>
      <Control field={field} value={value} onChange={onChange} control={control} choose={said.choose} />
      {field.help && <small id={ids.help}>{field.help}</small>}
      {error && (
        <p id={ids.error} role="alert">
          <ExclamationCircleFilled aria-hidden />
          {error}
        </p>
      )}
    </div>
  );
}

type ControlProps = Omit<Props, 'error'> & Readonly<{ control: object; choose: string }>;

function Control({ field, value, onChange, control, choose }: ControlProps) {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const bounds = { ...(field.min === undefined ? {} : { min: field.min }), ...(field.max === undefined ? {} : { max: field.max }) };
  const filled = field.autoComplete ? { autoComplete: field.autoComplete, name: field.name } : {};
  switch (field.kind) {
    case 'area':
      return <Input.TextArea {...control} value={text} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(event) => onChange(event.target.value)} />;
    case 'number':
      return (
        <InputNumber
          {...control}
          {...bounds}
          value={value === '' || value === undefined ? null : Number(value)}
          onChange={(next) => onChange(next)}
        />
      );
    case 'day':
      return <Input {...control} type="date" value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'select':
    case 'many':
      return (
        <Select
          {...control}
          value={(value === '' || value === null ? undefined : value) as never}
          options={[...(field.options ?? [])]}
          {...(field.kind === 'many' ? { mode: 'multiple' as const } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear={!field.required}
          placeholder={choose}
          onChange={(next) => onChange(next as FieldValue)}
        />
      );
    case 'file':
      return <FileControl accept={field.accept} value={value} onChange={onChange} control={control} />;
    case 'password':
      return <Input.Password {...control} {...filled} value={text} onChange={(event) => onChange(event.target.value)} />;
    default:
      return <Input {...control} {...filled} value={text} onChange={(event) => onChange(event.target.value)} />;
  }
}

/** The browser's own control takes a choice and a drop, and lies unseen over one that speaks the reader's language. */
function FileControl({ accept, value, onChange, control }: Pick<ControlProps, 'value' | 'onChange' | 'control'> & Pick<Field, 'accept'>) {
  const said = useSaid(words).deed;
  return (
    <span className="qf-file qf-field-file">
      <input {...control} type="file" accept={accept} onChange={(event) => onChange(event.target.files?.[0])} />
      <b>{said.chooseFile}</b>
      <span>{value instanceof File ? value.name : said.noFile}</span>
    </span>
  );
}
