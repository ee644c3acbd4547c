import { Button, Drawer } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Endpoint, Sent } from '../endpoint.ts';
import { useCall } from './call.ts';
import type { DeedProps, Fixed } from './Deed.tsx';
import { type Field, FieldInput, type FieldValue } from './fields.tsx';
import { issueSentence } from './issues.ts';
import { issuesOf, useSentence } from './joined.tsx';
import { useLanguage, useSaid } from './language.tsx';
import { words } from './words.ts';

type Values = Readonly<Record<string, FieldValue>>;
type Props<E extends Endpoint> = DeedProps<E> & Readonly<{ fields: readonly Field[]; onClose: () => void }>;

const initialOf = (fields: readonly Field[]): Values => Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));
const isEmpty = (value: FieldValue) => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** What was filled in; empty fields are left out unless the field says what emptiness is. */
const filled = (fields: readonly Field[], values: Values) =>
  Object.fromEntries(
    fields.flatMap(({ name, empty }) => (isEmpty(values[name]) ? (empty === undefined ? [] : [[name, empty]]) : [[name, values[name]]])),
  );

/** Values go into the body; where the body is a file, they go into the query beside it. */
function wholeOf(it: Endpoint, sent: Fixed, fields: readonly Field[], values: Values) {
  if (it.body !== 'upload') return { ...sent, body: { ...sent.body, ...filled(fields, values) } };
  const file = fields.find(({ kind }) => kind === 'file');
  const others = fields.filter(({ kind }) => kind !== 'file');
  return { ...sent, query: { ...sent.query, ...filled(others, values) }, body: file && values[file.name] };
}

const nothingFixed = {};

/** A docked form: the page stays in sight, errors stand at their fields, all at once, and nothing typed is lost when it is refused. */
export function DeedForm<E extends Endpoint>({ endpoint, sent = nothingFixed, label, title, fields, children, after, onClose }: Props<E>) {
  const [values, setValues] = useState<Values>(() => initialOf(fields));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const written = useRef(new Set<string>()); // fields that somebody has written in
  const deed = useCall(endpoint);
  const said = useSaid(words).deed;
  const errors = useErrors(fields, missing, deed.error);
  const count = Object.keys(errors).length;
  useWarnOfLeaving(fields.some(({ name, initial }) => !isEmpty(values[name]) && values[name] !== initial));

  const propose = (name: string, value: FieldValue) => setValues((now) => (written.current.has(name) ? now : { ...now, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const left = new Set(fields.filter(({ name, required }) => required && isEmpty(values[name])).map(({ name }) => name));
    setMissing(left);
    if (left.size > 0) return;
    deed.mutate(wholeOf(endpoint, sent, fields, values) as unknown as Sent<E>, { onSuccess: (reply) => (onClose(), after?.(reply)) });
  };
  const bar = (
    <div className="qf-deed-bar">
      {count > 0 && <output>{said.errors(count)}</output>}
      <Button onClick={onClose}>{said.cancel}</Button>
      <Button type="primary" htmlType="submit" form="deed" loading={deed.isPending}>
        {label}
      </Button>
    </div>
  );
  return (
    <Drawer open title={title ?? label} onClose={onClose} size={420} mask={false} destroyOnHidden footer={bar} rootClassName="qf-deed">
      <form id="deed" className="qf-form" noValidate onSubmit={submit}>
        {children}
        {deed.isError && count === 0 && <Refusal error={deed.error} />}
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={values[field.name]}
            error={errors[field.name]}
            onChange={(value) => {
              written.current[isEmpty(value) ? 'delete' : 'add'](field.name);
              setValues((now) => ({ ...now, [field.name]: value }));
              field.onChosen?.(value, propose);
            }}
          />
        ))}
      </form>
    </Drawer>
  );
}

/** The sentence of a refusal, in ink. */
export function Refusal({ error }: Readonly<{ error: unknown }>) {
  const sentence = useSentence();
  return (
    <p role="alert" className="qf-refused">
      {sentence(error)}
    </p>
  );
}

/** What is wrong, by field: what was left empty here, and what the server found. */
function useErrors(fields: readonly Field[], missing: ReadonlySet<string>, error: unknown): Readonly<Record<string, string>> {
  const language = useLanguage();
  const { issues } = useSaid(words);
  const empty = Object.fromEntries([...missing].map((name) => [name, issues.missing]));
  const known = new Set(fields.map(({ name }) => name));
  const found = issuesOf(error).filter(({ path }) => known.has(String(path[0])));
  return { ...Object.fromEntries(found.map((issue) => [String(issue.path[0]), issueSentence(issue, language)])), ...empty };
}

/** The browser asks before a page with unsent words is closed. */
function useWarnOfLeaving(unsent: boolean) {
  useEffect(() => {
    if (!unsent) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsent]);
}
