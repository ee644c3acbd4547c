import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Languages } from '#platform/web/language.tsx';
import '#platform/web/look.css';
import '#platform/web/print.css';
import { App } from './App.tsx';

const reloadedAt = 'qingfeng.reloadedAt';
const onceInMs = 60_000;

/** After an upgrade the files of the old version are gone: a page that cannot be fetched is opened anew, but not again and again. */
addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(sessionStorage.getItem(reloadedAt) ?? 0) < onceInMs) return;
  sessionStorage.setItem(reloadedAt, String(Date.now()));
  event.preventDefault();
  location.reload();
});

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Languages>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </Languages>
  </StrictMode>,
);
