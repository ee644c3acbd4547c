import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { type FocusEvent, type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { search } from '../contract.ts';
import './search.css';
import { words } from './words.ts';

/** Search over everything one may see. Ctrl K comes here from anywhere, arrows choose, Enter opens. */
export function Search() {
  const may = useMay(search);
  return may ? <SearchBox /> : <span className="qf-search-none" />;
}

function SearchBox() {
  const said = useSaid(words);
  const navigate = useNavigate();
  const box = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const { data } = useQuery({ ...query(search, { query: { q: asked } }), enabled: asked !== '', placeholderData: (before) => before });
  const found = typed.trim() === '' ? [] : (data?.found ?? []);
  useCtrlK(() => box.current?.querySelector('input')?.focus());

  const close = () => setTyped('');
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a pinyin word first
    const first = found[0];
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(box.current, event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter' && first && event.currentTarget instanceof HTMLInputElement) {
      close();
      void navigate(first.href);
    } else return;
    event.preventDefault();
  };
  const leave = (event: FocusEvent) => {
    if (!box.current?.contains(event.relatedTarget)) close();
  };
  return (
    <search className="qf-search" ref={box} onBlur={leave}>
      <SearchOutlined aria-hidden />
      <input
        type="text"
        aria-label={said.search}
        placeholder={said.search}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
      />
      <kbd>Ctrl K</kbd>
      {typed.trim() !== '' && data && (
        <ul className="qf-found">
          {found.map((it) => (
            <li key={`${it.kind} ${it.id}`}>
              <Link to={it.href} onClick={close} onKeyDown={onKey}>
                <span>{it.label}</span>
                <small>{said.kinds[it.kind as keyof typeof said.kinds]}</small>
              </Link>
            </li>
          ))}
          {found.length === 0 && <li className="qf-quiet">{said.searchNothing(typed.trim())}</li>}
        </ul>
      )}
    </search>
  );
}

/** Arrows walk from the field into what was found and back. */
function step(box: HTMLElement | null, by: number) {
  const stops = [...(box?.querySelectorAll<HTMLElement>('input, .qf-found a') ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
}

function useCtrlK(go: () => void) {
  useEffect(() => {
    const heard = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      go();
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  });
}
