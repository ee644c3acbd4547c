import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { listCampaigns } from '../../contract/campaign.ts';
import { downloadForms } from '../../contract/documents.ts';
import { sittingWords as words } from '../../words/sitting.ts';

const mostRounds = 100;

/** The forms of the department that is chosen in the list, as Word in one zip. */
export function FormsZip() {
  const said = useSaid(words);
  const language = useLanguage();
  const [search] = useSearchParams();
  const department = search.get('department');
  const { data } = useQuery({ ...query(listCampaigns, { query: { limit: mostRounds } }), enabled: department !== null });
  const [round, year] = [search.get('campaign'), search.get('year')];
  const chosen = data?.rows.find((it) => (round ? it.id === round : !year || String(it.year) === year));
  if (department === null || !chosen) return null;
  return (
    <Button icon={<DownloadOutlined />} href={address(downloadForms, { params: { id: chosen.id }, query: { department } }, { language })} download>
      {said.zip}
    </Button>
  );
}
