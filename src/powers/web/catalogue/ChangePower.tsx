import { useQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { changePower } from '../../contract/catalogue.ts';
import { listPowerDepartments, type Power } from '../../contract/power.ts';
import { categories, keyAreas } from '../../power.ts';
import { words } from '../../words.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';

/** What names a power beside its code: name, category, department, publicity, key area. Show it where the reader may draft. */
export function ChangePower({ power }: Readonly<{ power: Power }>) {
  const said = useSaid(words);
  const { deeds, changeNote } = useSaid(catalogueWords);
  const { data } = useQuery(query(listPowerDepartments, {}));
  const { columns } = said;
  const departments = data?.drafting ?? [{ id: power.departmentId, name: power.department }];
  return (
    <Deed
      endpoint={changePower}
      sent={{ params: { id: power.id } }}
      label={deeds.change}
      fields={[
        { name: 'name', label: columns.name, kind: 'text', required: true, initial: power.name },
        {
          name: 'category',
          label: columns.category,
          kind: 'select',
          required: true,
          initial: power.category,
          options: categories.map((value) => ({ value, label: said.categories[value] })),
        },
        {
          name: 'departmentId',
          label: columns.department,
          kind: 'select',
          required: true,
          initial: power.departmentId,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'open',
          label: columns.open,
          kind: 'select',
          required: true,
          initial: power.open ? 'yes' : 'no',
          options: (['yes', 'no'] as const).map((value) => ({ value, label: said[value] })),
        },
        {
          name: 'keyArea',
          label: columns.keyArea,
          kind: 'select',
          initial: power.keyArea ?? undefined,
          empty: null,
          options: keyAreas.map((value) => ({ value, label: said.keyAreas[value] })),
        },
      ]}
    >
      <p className="qf-quiet">{changeNote}</p>
    </Deed>
  );
}
