import { useNavigate } from 'react-router';
import { call } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { proposeCode } from '../contract/catalogue.ts';
import { addPower } from '../contract/power.ts';
import { categories, type Category, internalCategories, keyAreas } from '../power.ts';
import { words } from '../words.ts';
import { catalogueWords } from '../words/catalogue-page.ts';

type Props = Readonly<{ departments: ReadonlyArray<Readonly<{ id: string; name: string }>> }>;

/** Enters a power of one of the departments that the reader may write for; what it says follows on its page. */
export function AddPower({ departments }: Props) {
  const said = useSaid(words);
  const go = useNavigate();
  const { codeHelp } = useSaid(catalogueWords);
  const { columns } = said;
  return (
    <Deed
      endpoint={addPower}
      label={said.deeds.add}
      primary
      fields={[
        {
          name: 'category',
          label: columns.category,
          kind: 'select',
          required: true,
          options: categories.map((value) => ({ value, label: said.categories[value] })),
          onChosen: (value, propose) => void proposeFor(value as Category | undefined, propose),
        },
        { name: 'code', label: columns.code, kind: 'text', required: true, help: codeHelp },
        { name: 'name', label: columns.name, kind: 'text', required: true },
        {
          name: 'departmentId',
          label: columns.department,
          kind: 'select',
          required: true,
          options: departments.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'open',
          label: columns.open,
          kind: 'select',
          required: true,
          options: (['yes', 'no'] as const).map((value) => ({ value, label: said[value] })),
        },
        {
          name: 'keyArea',
          label: columns.keyArea,
          kind: 'select',
          options: keyAreas.map((value) => ({ value, label: said.keyAreas[value] })),
        },
      ]}
      after={({ id }) => go(`/powers/${id}`)}
    />
  );
}

/** The next code of the category, and whether its powers are usually public. */
async function proposeFor(category: Category | undefined, propose: (name: string, value: string) => void): Promise<void> {
  if (!category) return;
  propose('open', internalCategories.has(category) ? 'no' : 'yes');
  const { code } = await call(proposeCode, { query: { category } });
  propose('code', code);
}
