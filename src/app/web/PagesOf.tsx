import { type ComponentType, lazy, type LazyExoticComponent, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import type { Page } from '#platform/web/page.ts';

const made = new WeakMap<Page, LazyExoticComponent<ComponentType>>();

/** Each page is fetched when it is first opened, and only once. */
function lazyOf(page: Page): LazyExoticComponent<ComponentType> {
  const known = made.get(page) ?? lazy(page.load);
  made.set(page, known);
  return known;
}

type Props = Readonly<{ pages: readonly Page[]; start?: ReactNode; otherwise: ReactNode }>;

/** The page of the address; `start` is what stands at `/`, and at `/sign-in` for who is signed in, `otherwise` what is shown where there is none. */
export function PagesOf({ pages, start = null, otherwise }: Props) {
  return (
    <Routes>
      {start && ['/', '/sign-in'].map((path) => <Route key={path} path={path} element={start} />)}
      {pages.map((page) => {
        const Component = lazyOf(page);
        return <Route key={page.path} path={page.path} element={<Component />} />;
      })}
      <Route path="*" element={otherwise} />
    </Routes>
  );
}
