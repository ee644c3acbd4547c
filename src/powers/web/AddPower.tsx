import { useNavigate } from 'react-router';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { addPower } from '../contract/power.ts';
import { categories } from '../power.ts';
import { words } from '../words.ts';

type Props = Readonly<{ departments: ReadonlyArray<Readonly<{ id: string; name: string }>> }>;

/** Enters a power of one of the departments that the reader may write for; what it says follows on its page. */
export function AddPower({ departments }: Props) {
  const said = useSaid(words);
  const go = useNavigate();
  const { columns } = said;
  return (
    <Deed
      endpoint={addPower}
      label={said.deeds.add}
      primary
      sent={{ body: { open: true } }}
      fields={[
        { name: 'code', label: columns.code, kind: 'text', required: true },
        { name: 'name', label: columns.name, kind: 'text', required: true },
        {
          name: 'category',
          label: columns.category,
          kind: 'select',
          required: true,
          options: categories.map((value) => ({ value, label: said.categories[value] })),
        },
        {
          name: 'departmentId',
          label: columns.department,
          kind: 'select',
          required: true,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      after={({ id }) => go(`/powers/${id}`)}
    />
  );
}
