import { useSuspenseQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { riskDepartments } from '../contract/register.ts';
import { measureKinds } from '../measure.ts';
import { words } from '../words.ts';
import { measureWords } from '../words/measure.ts';

/** Whose measures, of which department, of which kind. */
export function CalendarFilters() {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const { data: departments } = useSuspenseQuery(query(riskDepartments, {}));
  const choices = [
    { key: 'mine', label: said.columns.responsible, options: [{ value: 'true', label: own.mine }] },
    { key: 'department', label: said.columns.department, options: departments.map(({ id, name }) => ({ value: id, label: name })) },
    { key: 'kind', label: said.columns.measureKind, options: measureKinds.map((value) => ({ value, label: said.measureKinds[value] })) },
  ];
  const [search, setSearch] = useSearchParams();
  const choose = (key: string, value: string | undefined) => {
    const { [key]: _, ...others } = Object.fromEntries(search);
    setSearch(value === undefined ? others : { ...others, [key]: value }, { replace: true });
  };
  return choices.map(({ key, label, options }) => (
    <Select
      key={key}
      aria-label={label}
      placeholder={label}
      value={search.get(key) ?? undefined}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      style={{ width: 136 }}
      popupMatchSelectWidth={false}
      onChange={(value: string | undefined) => choose(key, value)}
    />
  ));
}
