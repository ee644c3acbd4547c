import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { listChoices } from '../contract.ts';
import { words } from '../words.ts';
import { FileFields } from './FileFields.tsx';
import { ObjectTypeField } from './ObjectTypeField.tsx';
import { SampleTable } from './SampleTable.tsx';
import { UnderstandingFields } from './UnderstandingFields.tsx';
import { type ImportForming, useImportForm } from './useImportForm.ts';
import './supervision.css';

/** A file, the power that its cases are of, and how its times are to be read. A table shows how it is understood before it is sent in. */
export function ImportForm() {
  const said = useSaid(words);
  const { data } = useSuspenseQuery(query(listChoices, {}));
  const form = useImportForm();
  const { preview, send, sample, submit } = form;
  return (
    <Sheet title={said.import.form} note={said.import.formNote} className="qf-above">
      <form
        className="qf-import"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FileFields form={form} powers={data.powers} />
        {preview.isPending && <output>{said.import.looking}</output>}
        {form.refused && <Refusal error={form.refused} />}
        {form.objectTypes.length > 0 && <ObjectTypeField types={form.objectTypes} chosen={form.objectType} onChoose={form.chooseType} />}
        {sample && (
          <UnderstandingFields
            sample={sample}
            understanding={form.understanding}
            onChange={form.setUnderstanding}
            onLook={form.lookAgain}
            renamed={form.renamed}
            onRename={form.setRenamed}
          />
        )}
        {sample && <SampleTable sample={sample} />}
        {send.isError && <Refusal error={send.error} />}
        <End form={form} powerless={data.powers.length === 0} />
      </form>
    </Sheet>
  );
}

/** The deed, or why it cannot be done yet. */
function End({ form: { file, powerId, lacking, preview, send }, powerless }: Readonly<{ form: ImportForming; powerless: boolean }>) {
  const said = useSaid(words);
  const names = { ...said.meanings, steps: said.import.stepNames } as Readonly<Record<string, string>>;
  const chosen = file !== null && powerId !== undefined;
  return (
    <div className="qf-import-end">
      <Button type="primary" htmlType="submit" disabled={!chosen || lacking.length > 0 || !preview.isSuccess} loading={send.isPending}>
        {said.import.submit}
      </Button>
      {powerless ? (
        <small className="qf-quiet">
          {said.import.powerless} <Link to="/powers">{said.import.openPowers}</Link>
        </small>
      ) : (
        <small className="qf-quiet">
          {!chosen ? said.import.missing : lacking.length > 0 ? said.import.lacking(lacking.map((meaning) => names[meaning] ?? meaning)) : null}
        </small>
      )}
    </div>
  );
}
