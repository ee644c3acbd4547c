import { useQuery } from '@tanstack/react-query';
import { Dropdown } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { type LoopPart, loopParts, type RecordKind } from '../../loop.ts';
import { query } from '../call.ts';
import { type Named, readLoop } from '../contract.ts';
import { useSaid } from '../language.tsx';
import { useMay } from '../me.tsx';
import { words } from '../words.ts';
import './loop.css';

/** `here`: the part that the record is; a person or a department is none. */
type Props = Readonly<{ kind: RecordKind; id: string; here?: LoopPart | undefined }>;

/** The record's place in 职权 → … → 预警. A part with one record is its link, one with several opens their list; zero stays. */
export function LoopStrip({ kind, id, here }: Props) {
  const said = useSaid(words);
  const may = useMay(readLoop);
  const { data } = useQuery({ ...query(readLoop, { params: { kind, id } }), enabled: may });
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    const at = here && strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (at) strip.current!.scrollLeft = at.offsetLeft - (strip.current!.clientWidth - at.offsetWidth) / 2; // on a phone the strip is cut
  }, [here]);
  if (!may) return null;
  return (
    <>
      <nav ref={strip} className="qf-loop" aria-label={said.loopLabel}>
        <ol>
          {loopParts.map((part) => {
            const found = data?.parts.find((it) => it.part === part);
            return (
              <li key={part}>
                <Part name={said.loop[part]} count={found?.count} more={found?.more ?? false} items={found?.items ?? []} here={part === here} />
              </li>
            );
          })}
        </ol>
      </nav>
      <Origins origins={data?.origins ?? []} />
    </>
  );
}

const originsShown = 4;

/** What led to the record and is no part of the loop. */
function Origins({ origins }: Readonly<{ origins: readonly Named[] }>) {
  const said = useSaid(words);
  if (origins.length === 0) return null;
  const rest = origins.length - originsShown;
  return (
    <p className="qf-loop-origins">
      <span>{said.loopOrigins}</span>
      {origins.slice(0, originsShown).map(({ id, label, href }) => (
        <Link key={id} to={href}>
          {label}
        </Link>
      ))}
      {rest > 0 && <span>{said.more(String(rest))}</span>}
    </p>
  );
}

const withState = ({ label, state }: Named): string => (state ? `${label} · ${state}` : label);

type PartProps = Readonly<{ name: string; count: number | undefined; more: boolean; items: readonly Named[]; here: boolean }>;

function Part({ name, count, more, items, here }: PartProps) {
  const said = useSaid(words);
  const orMore = more ? '+' : '';
  const current = here ? { 'aria-current': 'location' as const } : {};
  const inside = (
    <>
      {name}
      <b>{count === undefined ? '·' : `${count}${orMore}`}</b>
    </>
  );
  const [first] = items;
  if (first === undefined)
    return (
      <span data-empty {...current}>
        {inside}
      </span>
    );
  if (count === 1 && !more)
    return (
      <Link to={first.href} title={withState(first)} {...current}>
        {inside}
      </Link>
    );
  const rest = (count ?? 0) - items.length;
  const links = items.map((item) => ({ key: `${item.kind} ${item.id}`, label: <Link to={item.href}>{withState(item)}</Link> }));
  const others = rest > 0 || more ? [{ key: 'more', disabled: true, label: said.more(`${rest}${orMore}`) }] : [];
  return (
    <Dropdown trigger={['click']} menu={{ items: [...links, ...others], className: 'qf-loop-menu' }}>
      <button type="button" aria-haspopup="menu" aria-label={said.loopOf({ part: name, count: `${count ?? 0}${orMore}` })} {...current}>
        {inside}
      </button>
    </Dropdown>
  );
}
