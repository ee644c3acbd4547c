import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { shortestPassword } from '../account.ts';
import { changePassword, signOutEverywhere } from '../contract/session.ts';
import { words } from '../words.ts';
import './organization.css';

/** 个人设置: who I am here, my password, my sessions. */
export default function MePage() {
  const said = useSaid(words);
  const me = useMe();
  const [changed, setChanged] = useState(false);
  const everywhere = useCall(signOutEverywhere);
  const names: Readonly<Record<string, string>> = { ...said.duties, ...said.roles };
  const { columns } = said;
  return (
    <>
      <PageHead path={[]} title={said.pages.me} note={me.name}>
        <Facts
          items={[
            [columns.account, me.account],
            [columns.bureau, me.bureau.name],
            [columns.department, me.department],
            [said.me.roles, me.roles.map((role) => names[role] ?? role).join(said.comma)],
          ]}
        />
      </PageHead>
      <Sheet title={said.sheets.account}>
        <div className="qf-account">
          {changed && <output>{said.me.changed}</output>}
          <div>
            <Deed
              endpoint={changePassword}
              label={said.deeds.changePassword}
              fields={[
                { name: 'present', label: said.me.present, kind: 'password', required: true, autoComplete: 'current-password' },
                {
                  name: 'next',
                  label: said.me.next,
                  kind: 'password',
                  required: true,
                  autoComplete: 'new-password',
                  help: said.link.rule(shortestPassword),
                },
              ]}
              after={() => setChanged(true)}
            />
            <Button loading={everywhere.isPending} onClick={() => everywhere.mutate({})}>
              {said.deeds.signOutEverywhere}
            </Button>
          </div>
          <p className="qf-quiet">{said.me.everywhere}</p>
        </div>
      </Sheet>
    </>
  );
}
