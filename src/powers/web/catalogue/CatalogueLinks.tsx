import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { address } from '#platform/web/call.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { May } from '#platform/web/me.tsx';
import { downloadCatalogue, importCatalogue, powerFilters } from '../../contract/catalogue.ts';
import { catalogueWords } from '../../words/catalogue-page.ts';

type Props = Readonly<{ as: 'xlsx' | 'docx'; label: string; filter?: Readonly<Record<string, string>> }>;

const everything = {};

/** The catalogue as a file, in the reader's language; `filter`: of what the list shows. */
export function CatalogueLink({ as, label, filter = everything }: Props) {
  const language = useLanguage();
  return (
    <Button icon={<DownloadOutlined />} href={address(downloadCatalogue, { query: { ...filter, as } }, { language })} download>
      {label}
    </Button>
  );
}

/** 导出目录 of exactly what is filtered, and the way to the import. */
export function CatalogueDeeds() {
  const { deeds } = useSaid(catalogueWords);
  const language = useLanguage();
  const [search] = useSearchParams();
  const filter = Object.fromEntries([...search].filter(([key]) => key === 'q' || key in powerFilters));
  const items = (['xlsx', 'docx'] as const).map((as) => ({
    key: as,
    label: (
      <a href={address(downloadCatalogue, { query: { ...filter, as } }, { language })} download>
        {deeds[as]}
      </a>
    ),
  }));
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button icon={<DownloadOutlined />}>{deeds.export}</Button>
      </Dropdown>
      <May call={importCatalogue}>
        <Link to="/powers/import">
          <Button icon={<UploadOutlined />} tabIndex={-1}>
            {deeds.import}
          </Button>
        </Link>
      </May>
    </>
  );
}
