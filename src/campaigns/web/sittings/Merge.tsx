import { useState } from 'react';
import { Button } from 'antd';
import { DeedForm } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { mergePoints } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';

type Point = Readonly<{ id: string; description: string; department: string; person: string | null }>;
type Props = Readonly<{ id: string; points: readonly Point[]; small?: boolean; after?: () => void }>;

/** Puts points that are the same into the one that is chosen. */
export function Merge({ id, points, small = false, after }: Props) {
  const said = useSaid(words);
  const [open, setOpen] = useState(false);
  const [into, setInto] = useState(points[0]?.id ?? '');
  const options = points.map((it) => ({ value: it.id, label: `${it.description}（${[it.department, it.person].filter(Boolean).join(' · ')}）` }));
  return (
    <>
      <Button size={small ? 'small' : 'middle'} disabled={points.length < 2} onClick={() => setOpen(true)}>
        {said.deeds.merge}
      </Button>
      {open && (
        <DeedForm
          endpoint={mergePoints}
          sent={{ params: { id }, body: { into, ids: points.map((it) => it.id).filter((it) => it !== into) } }}
          label={said.deeds.merge}
          fields={[{ name: 'reason', label: said.columns.reason, kind: 'area', required: true }]}
          onClose={() => setOpen(false)}
          after={() => after?.()}
        >
          <FieldInput
            field={{ name: 'into', label: said.columns.into, kind: 'select', required: true, options, help: said.explained.merge }}
            value={into}
            onChange={(next) => setInto(String(next ?? ''))}
          />
        </DeedForm>
      )}
    </>
  );
}
