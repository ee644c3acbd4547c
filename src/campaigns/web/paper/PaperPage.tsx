import { PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { type Form, getForm } from '../../contract/form.ts';
import { formParts } from '../../documents/form.ts';
import { words } from '../../words/reviewing.ts';
import { FormHead } from '../FormHead.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { useValueText } from '../valueText.ts';
import { Paper } from './Paper.tsx';
import { sheetOf } from './sheetOf.ts';

/** A form in the layout of the bureau's own paper: to be looked over before it is handed in, and to be printed. */
export default function PaperPage() {
  const { id = '' } = useParams();
  const { reading, forms } = useSaid(words);
  const { data: form } = useSuspenseQuery(query(getForm, { params: { id } }));
  return (
    <>
      <FormHead
        form={form}
        deeds={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {reading.print}
            </Button>
            <LinkButton to={`/forms/${id}`}>{forms.backToForm}</LinkButton>
          </>
        }
      />
      {form.content === null ? <EmptyList says={reading.notBegun} /> : <Printed form={form} content={form.content} />}
    </>
  );
}

function Printed({ form, content }: Readonly<{ form: Form; content: NonNullable<Form['content']> }>) {
  const language = useLanguage();
  const textOf = useValueText(form.names);
  return (
    <div className="qf-paper-room">
      <Paper parts={formParts(sheetOf(form, content, textOf), language)} />
    </div>
  );
}
