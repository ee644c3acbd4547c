import { Dropdown } from 'antd';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { pages } from './pages.ts';
import { useSignOut } from './session.ts';
import { words } from './words.ts';

const ownPage = '/me';
const hasOwnPage = pages.some(({ path }) => path === ownPage);

/** Who I am, and how to leave. */
export function MeMenu() {
  const said = useSaid(words).me;
  const me = useMe();
  const signOut = useSignOut();
  const items = [
    { key: 'account', disabled: true, label: me.account },
    ...(hasOwnPage ? [{ key: 'own', label: <Link to={ownPage}>{said.own}</Link> }] : []),
    { key: 'out', label: said.signOut, onClick: () => signOut.mutate() },
  ];
  return (
    <Dropdown trigger={['click']} placement="bottomRight" menu={{ items }}>
      <button type="button" className="qf-plain qf-me" aria-haspopup="menu">
        {me.name}
        {me.department && <small>{me.department}</small>}
      </button>
    </Dropdown>
  );
}
