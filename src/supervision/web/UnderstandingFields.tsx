import type { Sample } from '../contract/imports.ts';
import { ColumnsFields } from './ColumnsFields.tsx';
import { ActivitiesFields, StepsFields } from './StepsFields.tsx';
import { TableFields } from './TableFields.tsx';
import type { Renamed, Understanding } from './understanding.ts';

type Props = Readonly<{
  sample: Sample;
  understanding: Understanding | null;
  onChange: (understanding: Understanding) => void;
  onLook: (shape: object) => void;
  renamed: Renamed;
  onRename: (renamed: Renamed) => void;
}>;

/** What was understood of a file, for a person to correct. */
export function UnderstandingFields({ sample: { table, activities }, understanding: it, onChange, onLook, renamed, onRename }: Props) {
  return (
    <>
      {table && it && (
        <>
          <TableFields table={table} onLook={onLook} />
          <ColumnsFields table={table} columns={it.columns} wide={it.layout === 'wide'} onChange={(columns) => onChange({ ...it, columns })} />
          {it.layout === 'wide' && <StepsFields header={table.header} steps={it.steps} onChange={(steps) => onChange({ ...it, steps })} />}
        </>
      )}
      {activities.length > 0 && it?.layout !== 'wide' && <ActivitiesFields activities={activities} renamed={renamed} onChange={onRename} />}
    </>
  );
}
