import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { downloadForm } from '../../contract/documents.ts';
import { type Form, getForm } from '../../contract/form.ts';
import { formParts } from '../../documents/form.ts';
import { sheetOf } from '../../documents/shown.ts';
import { words } from '../../words/reviewing.ts';
import { FormHead } from '../FormHead.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { Paper } from './Paper.tsx';

/** A form in the layout of the bureau's own paper: to be looked over before it is handed in, and to be printed. */
export default function PaperPage() {
  const { id = '' } = useParams();
  const language = useLanguage();
  const { reading, forms } = useSaid(words);
  const { data: form } = useSuspenseQuery(query(getForm, { params: { id } }));
  return (
    <>
      <FormHead
        form={form}
        deeds={
          <>
            <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
              {reading.print}
            </Button>
            <Button icon={<DownloadOutlined />} href={address(downloadForm, { params: { id } }, { language })} download>
              Word
            </Button>
            <LinkButton to={`/forms/${id}`}>{forms.backToForm}</LinkButton>
          </>
        }
      />
      {form.content === null ? <EmptyList says={reading.notBegun} /> : <Printed form={form} />}
    </>
  );
}

function Printed({ form }: Readonly<{ form: Form }>) {
  const language = useLanguage();
  const { reading } = useSaid(words);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keys
    <section className="qf-paper-room" aria-label={reading.paper} tabIndex={0}>
      <Paper parts={formParts(sheetOf(form, language), language)} />
    </section>
  );
}
