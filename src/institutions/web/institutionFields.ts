import type { Said } from '#platform/words.ts';
import type { Field } from '#platform/web/fields.tsx';
import { classes, roundActions } from '../institution.ts';
import type { words } from '../words.ts';

type Named = Readonly<{ id: string; name: string }>;
type Known = Readonly<{ title: string; documentNumber: string; class: string; action?: string; departmentId: string; text: string }>;
type Words = Said<typeof words>;

const optionsOf = (named: readonly Named[]) => named.map(({ id, name }) => ({ value: id, label: name }));

/** What a round did with it. */
export const actionField = (said: Words, initial?: string): Field => ({
  name: 'action',
  label: said.columns.action,
  kind: 'select',
  required: true,
  options: roundActions.map((value) => ({ value, label: said.actions[value] })),
  help: said.help.action,
  initial: roundActions.find((it) => it === initial),
});

/** What is asked of an institution, new or changed. */
export function institutionFields(said: Words, keepers: readonly Named[], known?: Known): Field[] {
  const { columns } = said;
  return [
    { name: 'title', label: columns.title, kind: 'text', required: true, initial: known?.title },
    { name: 'documentNumber', label: columns.documentNumber, kind: 'text', required: true, initial: known?.documentNumber },
    {
      name: 'class',
      label: columns.class,
      kind: 'select',
      required: true,
      options: classes.map((value) => ({ value, label: said.classes[value] })),
      initial: known?.class,
    },
    actionField(said, known?.action),
    { name: 'departmentId', label: columns.department, kind: 'select', required: true, options: optionsOf(keepers), initial: known?.departmentId },
    { name: 'text', label: columns.text, kind: 'area', initial: known?.text, empty: '', help: said.help.text },
  ];
}

export const abolishFields = (said: Words, others: readonly Named[]): Field[] => [
  { name: 'reason', label: said.columns.reason, kind: 'area', required: true },
  { name: 'replacedBy', label: said.columns.replacedBy, kind: 'select', options: optionsOf(others), help: said.help.replacedBy },
];

export const roundFields = (said: Words, year: number): Field[] => [
  { name: 'year', label: said.columns.year, kind: 'number', required: true, initial: year, min: 2000, max: year },
  actionField(said),
  { name: 'note', label: said.columns.note, kind: 'area', empty: null, help: said.help.round },
];

export const fileFields = (said: Words): Field[] => [
  { name: 'file', label: said.columns.file, kind: 'file', required: true, accept: '.docx,.pdf,.ofd', help: said.help.takeText },
  {
    name: 'text',
    label: said.columns.text,
    kind: 'select',
    required: true,
    initial: 'leave',
    options: (['leave', 'take'] as const).map((value) => ({ value, label: said.takes[value] })),
  },
];
