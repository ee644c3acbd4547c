import type { Said } from '#platform/words.ts';
import type { Field } from '#platform/web/fields.tsx';
import type { Institution } from '../contract.ts';
import { actions, classes } from '../institution.ts';
import type { words } from '../words.ts';

type Keeper = Readonly<{ id: string; name: string }>;

/** What is asked of an institution, new or changed. */
export function institutionFields(said: Said<typeof words>, keepers: readonly Keeper[], known?: Institution): Field[] {
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
    {
      name: 'action',
      label: columns.action,
      kind: 'select',
      required: true,
      options: actions.map((value) => ({ value, label: said.actions[value] })),
      initial: known?.action,
    },
    {
      name: 'departmentId',
      label: columns.department,
      kind: 'select',
      required: true,
      options: keepers.map(({ id, name }) => ({ value: id, label: name })),
      initial: known?.departmentId,
    },
    { name: 'text', label: columns.text, kind: 'area', initial: known?.text, empty: '' },
  ];
}
