import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { May } from '#platform/web/me.tsx';
import { importRegister } from '../../contract/importing.ts';
import { importPageWords } from '../../words/importing-page.ts';

/** The way to the import, for who may. */
export function ImportLink() {
  const { link } = useSaid(importPageWords);
  return (
    <May call={importRegister}>
      <Link to="/risks/import">
        <Button icon={<UploadOutlined />} tabIndex={-1}>
          {link}
        </Button>
      </Link>
    </May>
  );
}
