import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCall } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { hand } from '#platform/web/sheets/hand.ts';
import { words } from '#platform/web/sheets/words.ts';
import { previewRefused } from '../../contract/importing.ts';
import { importWords } from '../../words/importing.ts';
import { askedOf, type Choices } from './choices.ts';

/** The refused rows as a workbook to mend. */
export function DownloadRefused({ file, choices }: Readonly<{ file: File; choices: Choices }>) {
  const { downloadRefused } = useSaid(words);
  const { fileName } = useSaid(importWords).refusedBook;
  const download = useCall(previewRefused);
  const get = () => download.mutate({ query: askedOf(choices), body: file }, { onSuccess: (content) => hand(`${fileName}.xlsx`, content) });
  return (
    <Button size="small" icon={<DownloadOutlined />} loading={download.isPending} onClick={get}>
      {downloadRefused}
    </Button>
  );
}
