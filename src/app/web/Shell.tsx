import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import type { Page } from '#platform/web/page.ts';
import { readHome } from '../contract.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MeMenu } from './MeMenu.tsx';
import { Notices } from './Notices.tsx';
import { Search } from './Search.tsx';
import { SideNavigation } from './SideNavigation.tsx';
import './shell.css';
import { words } from './words.ts';

const lookAgainMs = 60_000;

/** What stands around every page: the bar on top, the loop at the left, the page as the main landmark. */
export function Shell({ pages, children }: Readonly<{ pages: readonly Page[]; children: ReactNode }>) {
  const said = useSaid(words);
  const [menu, setMenu] = useState(false);
  const { pathname } = useLocation();
  const { data } = useQuery({ ...query(readHome, {}), refetchInterval: lookAgainMs });
  const waiting = countByPage(data?.todos ?? []);
  return (
    <div className="qf-shell">
      <a className="qf-skip" href="#content">
        {said.toContent}
      </a>
      <TopBar onMenu={() => setMenu(true)} />
      <div className="qf-side">
        <SideNavigation pages={pages} waiting={waiting} />
      </div>
      <Drawer
        open={menu}
        placement="left"
        size={264}
        title={said.menu}
        extra={<LanguageSwitch />}
        onClose={() => setMenu(false)}
        rootClassName="qf-side-drawer"
      >
        <SideNavigation pages={pages} waiting={waiting} onGo={() => setMenu(false)} />
      </Drawer>
      <FromTheTop key={pathname} />
      <main className="qf-main" id="content" tabIndex={-1}>
        <Notices />
        {children}
      </main>
    </div>
  );
}

/** Another page begins at its top. */
function FromTheTop() {
  useEffect(() => {
    scrollTo(0, 0); // its promise is not ours to return
  }, []);
  return null;
}

function TopBar({ onMenu }: Readonly<{ onMenu: () => void }>) {
  const said = useSaid(words);
  const { bureau } = useMe();
  return (
    <header className="qf-top">
      <button type="button" className="qf-menu" aria-label={said.menu} onClick={onMenu}>
        <MenuOutlined />
      </button>
      <Link className="qf-mark" to="/home">
        <i aria-hidden>清</i>
        {said.product}
      </Link>
      <span className="qf-bureau">{bureau.name}</span>
      <Search />
      <nav className="qf-own" aria-label={said.me.menu}>
        <LanguageSwitch />
        <MeMenu />
      </nav>
    </header>
  );
}

/** How many of my todos lead to each page, by the first word of their address. */
function countByPage(todos: ReadonlyArray<{ href: string }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { href } of todos) {
    const page = firstWord(href);
    counts.set(page, (counts.get(page) ?? 0) + 1);
  }
  return counts;
}

const firstWord = (href: string) => `/${href.split(/[/?]/)[1] ?? ''}`;
