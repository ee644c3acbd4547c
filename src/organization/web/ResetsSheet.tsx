import { useSuspenseQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { confirmReset, listResets, refuseReset } from '../contract/administration.ts';
import { words } from '../words.ts';
import './organization.css';

/** Requests for a way in that wait for the second person; the link is shown once. */
export function ResetsSheet() {
  const said = useSaid(words);
  const { data } = useSuspenseQuery(query(listResets, {}));
  const [link, setLink] = useState<string | null>(null);
  const { columns, deeds } = said;
  return (
    <>
      {data.rows.length > 0 && (
        <Sheet title={said.sheets.resets} className="qf-above">
          <Rows
            label={said.sheets.resets}
            rows={data.rows}
            columns={[
              { key: 'person', title: columns.person, width: 140 },
              { key: 'account', title: columns.account },
              { key: 'askedBy', title: columns.askedBy, width: 140 },
              { key: 'askedAt', title: columns.askedAt, width: 150, render: ({ askedAt }) => stamp(askedAt) },
              {
                key: 'deeds',
                title: '',
                width: 200,
                render: ({ id }) => (
                  <>
                    <Deed
                      endpoint={confirmReset}
                      sent={{ params: { id } }}
                      small
                      primary
                      label={deeds.confirmReset}
                      after={(reply) => setLink(reply.link)}
                    />{' '}
                    <Deed endpoint={refuseReset} sent={{ params: { id } }} small label={deeds.refuseReset} />
                  </>
                ),
              },
            ]}
          />
        </Sheet>
      )}
      <Modal open={link !== null} title={said.pages.link} footer={null} onCancel={() => setLink(null)}>
        <p>{said.link.made}</p>
        <p>
          <code>{`${location.origin}${link ?? ''}`}</code>
        </p>
      </Modal>
    </>
  );
}
