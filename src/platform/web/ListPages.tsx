import { Button } from 'antd';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { type Count, pageSize } from '../list.ts';
import { useSaid } from './language.tsx';
import { words } from './words.ts';

/** How one came to a page of the list: the keys of the pages before it, and how many rows the first page counted. */
type State = Readonly<{ before?: readonly string[]; count?: Count }>;

/** Where in the list the reader stands. `set` changes filters and goes back to the first page; `clear` drops the others. */
export type Place = Readonly<{
  state: State;
  after: string | null;
  get: (key: string) => string | null;
  set: (changes: Readonly<Record<string, string | null | undefined>>, clear?: boolean) => void;
  go: (after: string | null, state: State) => void;
}>;

export function usePlace(): Place {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const state = (useLocation().state ?? {}) as State;
  const to = (params: URLSearchParams, next: State, replace: boolean) => void navigate({ search: params.toString() }, { state: next, replace });
  return {
    state,
    after: search.get('after'),
    get: (key) => search.get(key),
    set: (changes, clear = false) => {
      const params = new URLSearchParams(clear ? {} : search);
      params.delete('after');
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === undefined || value === '') params.delete(key);
        else params.set(key, value);
      }
      to(params, {}, true);
    },
    go: (after, next) => {
      const params = new URLSearchParams(search);
      if (after === null) params.delete('after');
      else params.set('after', after);
      to(params, next, false);
    },
  };
}

type Props = Readonly<{ place: Place; shown: number; next: string | null; count: Count }>;

/** Pages by key: on, back, and to the first one; which rows these are, and of how many. */
export function ListPages({ place, shown, next, count }: Props) {
  const said = useSaid(words).list;
  const before = place.state.before ?? [];
  const from = before.length * pageSize + 1;
  const to = from + shown - 1;
  if (shown === 0 && place.after === null) return null;
  const lost = place.after !== null && place.state.before === undefined; // opened by a copied link: how far in is not known
  const of = { from, to, total: count.more ? count.total.toLocaleString('en') : String(count.total) };
  const previous = before.at(-1);
  return (
    <nav className="qf-pages" aria-label={said.pages}>
      <span>{lost ? '' : count.total === 0 ? said.range(of) : count.more ? said.totalMore(of) : said.total(of)}</span>
      {place.after !== null && (
        <Button size="small" onClick={() => place.go(null, {})}>
          {said.first}
        </Button>
      )}
      {previous !== undefined && (
        <Button size="small" onClick={() => place.go(previous === '' ? null : previous, { before: before.slice(0, -1), count })}>
          {said.previous}
        </Button>
      )}
      {next !== null && (
        <Button size="small" onClick={() => place.go(next, { before: [...before, place.after ?? ''], count })}>
          {said.next}
        </Button>
      )}
    </nav>
  );
}
