import { FileWordOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useNavigate, useSearchParams } from 'react-router';
import { address } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { importFolder } from '../contract/importing.ts';
import { downloadCollection } from '../contract/institution.ts';
import { words } from '../words.ts';

/** What is done with the library as a whole: the collection of what is filtered as one document, and the import. */
export function MoreDeeds() {
  const { deeds } = useSaid(words);
  const language = useLanguage();
  const go = useNavigate();
  const may = useMay(importFolder);
  const [search] = useSearchParams();
  const { after: _, sort: __, ...filter } = Object.fromEntries(search);
  return (
    <>
      <Button icon={<FileWordOutlined />} href={address(downloadCollection, { query: filter as never }, { language })} download>
        {deeds.collection}
      </Button>
      {may && <Button onClick={() => go('/institutions/import')}>{deeds.import}</Button>}
    </>
  );
}
