import { useMemo, useState } from 'react';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import type { Field } from '#platform/web/fields.tsx';
import type { Institution } from '../contract/institution.ts';
import { attachFile } from '../contract/version.ts';
import { words } from '../words.ts';
import { fileFields } from './institutionFields.ts';

/** Files a Word document, a PDF or an OFD with the draft; the text of the first two is proposed to be taken. */
export function AttachFile({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words);
  const [fileName, setFileName] = useState('');
  const fields = useMemo(
    () =>
      fileFields(said).map((field): Field =>
        field.kind !== 'file'
          ? field
          : {
              ...field,
              onChosen: (value, propose) => {
                const name = value instanceof File ? value.name : '';
                setFileName(name);
                propose('text', /\.(docx|pdf)$/i.test(name) ? 'take' : 'leave');
              },
            },
      ),
    [said],
  );
  return (
    <Deed
      endpoint={attachFile}
      sent={{ params: { id: it.id }, query: { fileName, revision: it.revision } }}
      label={said.deeds.attach}
      fields={fields}
    />
  );
}
