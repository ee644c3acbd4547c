import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Languages } from '#platform/web/language.tsx';
import '#platform/web/look.css';
import '#platform/web/print.css';
import { App } from './App.tsx';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <Languages>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </Languages>
  </StrictMode>,
);
