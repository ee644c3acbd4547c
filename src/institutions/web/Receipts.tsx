import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { address, query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { stamp, useLanguage, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Institution } from '../contract/institution.ts';
import { circulate, listReceipts } from '../contract/receipt.ts';
import { words } from '../words.ts';
import { receiptWords } from '../words/receipt.ts';
import { useChoices } from './choices.ts';

const shownAtFirst = 20;
const most = 1000;
type Which = 'open' | 'signed' | 'all';

/** Who is asked to sign the newest version and who has; the office asks from here. */
export function Receipts({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(receiptWords);
  const language = useLanguage();
  if (it.number === 0) return null;
  const sheet = address(listReceipts, { params: { id: it.id }, query: { number: it.number } }, { format: 'xlsx', language });
  const deeds = (
    <span className="qf-institution-receipt-deeds">
      {it.receipts.asked > 0 && (
        <Button size="small" icon={<DownloadOutlined />} href={sheet} download>
          Excel
        </Button>
      )}
      {it.deeds.includes('circulate') && <Circulate id={it.id} />}
    </span>
  );
  return (
    <Sheet title={said.title} note={it.receipts.asked > 0 ? said.counted(it.receipts) : undefined} link={deeds}>
      {it.receipts.asked === 0 ? <EmptyList says={said.none} /> : <People it={it} />}
    </Sheet>
  );
}

function Circulate({ id }: Readonly<{ id: string }>) {
  const { deeds, columns, help } = useSaid(words);
  const { recipients } = useSaid(receiptWords);
  const { departments } = useChoices();
  return (
    <Deed
      endpoint={circulate}
      sent={{ params: { id } }}
      label={deeds.circulate}
      small
      fields={[
        {
          name: 'departments',
          label: recipients,
          kind: 'many',
          options: departments.map((it) => ({ value: it.id, label: it.name })),
          help: help.circulate,
        },
        { name: 'dueOn', label: columns.dueOn, kind: 'day', required: true },
      ]}
    />
  );
}

function People({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(receiptWords);
  const [search] = useSearchParams();
  const [which, setWhich] = useState<Which>(search.get('receipts') === 'open' ? 'open' : 'all');
  const [limit, setLimit] = useState(shownAtFirst);
  const asked = { number: it.number, limit, ...(which === 'all' ? {} : { signed: which === 'signed' ? 'true' : 'false' }) };
  const { data } = useQuery({ ...query(listReceipts, { params: { id: it.id }, query: asked }), placeholderData: keepPreviousData });
  const options = [
    { value: 'all' as const, label: said.all },
    { value: 'open' as const, label: said.open },
    { value: 'signed' as const, label: said.done },
  ];
  const left = (data?.total ?? 0) - (data?.rows.length ?? 0);
  return (
    <>
      <div className="qf-institution-which">
        <Segmented aria-label={said.which} size="small" value={which} options={options} onChange={setWhich} />
      </div>
      <Rows
        label={said.title}
        rows={data?.rows ?? []}
        empty={data && <EmptyList says={said.noneShown} />}
        columns={[
          { key: 'person', title: said.columns.person, width: 120 },
          { key: 'department', title: said.columns.department },
          { key: 'dueOn', title: said.columns.dueOn, width: 150, render: ({ dueOn, late }) => (late ? `${dueOn}（${said.late}）` : dueOn) },
          { key: 'signedAt', title: said.columns.signedAt, width: 150, render: ({ signedAt }) => (signedAt ? stamp(signedAt) : said.open) },
        ]}
      />
      {left > 0 && limit < most && (
        <p className="qf-note">
          <Button size="small" onClick={() => setLimit(most)}>
            {said.more(Math.min(left, most - limit))}
          </Button>
        </p>
      )}
    </>
  );
}
