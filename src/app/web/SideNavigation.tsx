import { Link, useLocation } from 'react-router';
import { said } from '#platform/words.ts';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { type Group, groups, type Page } from '#platform/web/page.ts';
import { words } from './words.ts';

type Props = Readonly<{ pages: readonly Page[]; waiting: ReadonlyMap<string, number>; onGo?: () => void }>;

/** A page is open when its address, or one below it, is. */
const isAt = (pathname: string, path: string) => pathname === path || pathname.startsWith(`${path}/`);

/** The groups hang on one line, in the order of the loop; what a person may not open is absent. */
export function SideNavigation({ pages, waiting, onGo }: Props) {
  const names = useSaid(words);
  const { pathname: address } = useLocation();
  const pathname = pages.find(({ path }) => path === address)?.under ?? address;
  const inGroup = (group: Group) => pages.filter(({ menu }) => menu?.group === group);
  const shown = groups.filter((group) => group === 'home' || inGroup(group).length > 0);
  const open = shown.find((group) => inGroup(group).some(({ path }) => isAt(pathname, path))) ?? groupOfRecord(pages, pathname) ?? 'home';
  return (
    <nav className="qf-groups" aria-label={names.menu}>
      <ol>
        {shown.map((group) => {
          const inside = inGroup(group);
          const first = inside[0]?.path ?? '/home';
          const sum = inside.reduce((total, { path }) => total + (waiting.get(path) ?? 0), 0);
          return (
            <li key={group} data-open={group === open || undefined}>
              <Link to={first} onClick={onGo} {...(inside.length === 0 && pathname === first ? { 'aria-current': 'page' as const } : {})}>
                {names.groups[group]}
                <Count of={group === open ? 0 : sum} />
              </Link>
              {group === open && inside.length > 0 && <Inside pages={inside} waiting={waiting} pathname={pathname} onGo={onGo} />}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

type InsideProps = Readonly<{ pages: readonly Page[]; waiting: Props['waiting']; pathname: string; onGo: (() => void) | undefined }>;

function Inside({ pages, waiting, pathname, onGo }: InsideProps) {
  const language = useLanguage();
  // of a list and one below it, the nearer is open
  const [here] = pages.filter(({ path }) => isAt(pathname, path)).toSorted((a, b) => b.path.length - a.path.length);
  return (
    <ul>
      {pages.map(({ path, menu }) => (
        <li key={path}>
          <Link to={path} onClick={onGo} {...(path === here?.path ? { 'aria-current': 'page' as const } : {})}>
            {menu && (said({ label: menu.label }, language).label as string)}
            <Count of={waiting.get(path) ?? 0} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The group of a record's page that itself stands in no menu: that of the list with the same first word. */
function groupOfRecord(pages: readonly Page[], pathname: string): Group | undefined {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return pages.find(({ path, menu }) => menu && (path === first || path.startsWith(`${first}/`)))?.menu?.group;
}

/** How many records there wait for me; nothing when none does. */
function Count({ of }: Readonly<{ of: number }>) {
  const label = useSaid(words).waiting;
  return of > 0 && <b title={label(of)}>{of}</b>;
}
