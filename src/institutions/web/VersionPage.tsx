import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getInstitution } from '../contract/institution.ts';
import { getVersion } from '../contract/version.ts';
import { words } from '../words.ts';
import { FileLink } from './FileLink.tsx';
import { InstitutionText } from './InstitutionText.tsx';
import './institution.css';

/** What one version says; number 0 is the draft of the next. */
export default function VersionPage() {
  const said = useSaid(words);
  const { id = '', number = '' } = useParams();
  const { data: it } = useSuspenseQuery(query(getInstitution, { params: { id } }));
  const { data: version } = useSuspenseQuery(query(getVersion, { params: { id, number } }));
  const { columns, versions } = said;
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.institutions, to: '/institutions' }, { label: it.title, to: `/institutions/${id}` }]}
        title={version.title}
        note={version.number === 0 ? versions.draft : versions.of(version.number)}
      >
        <Facts
          items={[
            [columns.documentNumber, version.documentNumber],
            [columns.class, said.classes[version.class]],
            [columns.effectiveFrom, version.effectiveFrom],
            [columns.reason, version.reason ?? versions.first],
            [
              columns.file,
              version.file !== null && version.fileSize !== null && (
                <FileLink id={id} number={version.number} name={version.file} size={version.fileSize} />
              ),
            ],
          ]}
        />
      </PageHead>
      <Sheet title={columns.text}>
        <InstitutionText text={version.text} hasFile={version.file !== null} />
      </Sheet>
    </>
  );
}
