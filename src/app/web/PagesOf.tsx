import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import type { Page } from '#platform/web/page.ts';
import { NotFoundPage } from './NotFoundPage.tsx';

const made = new WeakMap<Page, LazyExoticComponent<ComponentType>>();

/** Each page is fetched when it is first opened, and only once. */
function lazyOf(page: Page): LazyExoticComponent<ComponentType> {
  const known = made.get(page) ?? lazy(page.load);
  made.set(page, known);
  return known;
}

export function PagesOf({ pages }: Readonly<{ pages: readonly Page[] }>) {
  return (
    <Routes>
      <Route path="/" element={<Navigate to="/home" replace />} />
      {pages.map((page) => {
        const Component = lazyOf(page);
        return <Route key={page.path} path={page.path} element={<Component />} />;
      })}
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
