import { useState } from 'react';
import { DeedForm } from '#platform/web/DeedForm.tsx';
import { FieldInput, type FieldValue } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { splitPoint } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';

type Props = Readonly<{ sent: Readonly<{ params: Readonly<{ id: string; point: string }> }>; description: string; onClose: () => void }>;

/** One point becomes several, a line each. */
export function Split({ sent, description, onClose }: Props) {
  const said = useSaid(words);
  const [text, setText] = useState<FieldValue>(description);
  const descriptions = String(text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <DeedForm
      endpoint={splitPoint}
      sent={{ ...sent, body: { descriptions } }}
      label={said.deeds.split}
      fields={[{ name: 'reason', label: said.columns.reason, kind: 'area', required: true }]}
      onClose={onClose}
    >
      <FieldInput
        field={{ name: 'descriptions', label: said.columns.descriptions, kind: 'area', required: true, help: said.explained.split }}
        value={text}
        onChange={setText}
      />
    </DeedForm>
  );
}
