import { Button } from 'antd';
import { useState } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import type { Line } from '../../content.ts';
import { words } from '../../words/filling.ts';
import type { Offer } from './offer.ts';

type Props = Readonly<{ offer: Offer; lines: readonly Line[]; onTake: (lines: readonly Line[]) => void }>;

/** What need not be written again: last year's points, all with one tap; and those that often come up in these key areas. */
export function CarryOver({ offer, lines, onTake }: Props) {
  const said = useSaid(words).carry;
  const taken = new Set(lines.map(({ previousId }) => previousId));
  const told = new Set(lines.map(({ description }) => description.trim()));
  const left = offer.previous.filter(({ previousId }) => !taken.has(previousId));
  const common = offer.common.filter(({ description }) => !told.has(description.trim()));
  const take = (them: readonly Line[]) => onTake(them.map((line) => ({ ...line, id: crypto.randomUUID() })));
  return (
    <>
      <Offered title={said.previous({ count: left.length })} all={said.all({ count: left.length })} lines={left} shown onTake={take} />
      <Offered title={said.common({ count: common.length })} lines={common} onTake={take} />
    </>
  );
}

type OfferedProps = Readonly<{
  title: string;
  all?: string;
  lines: readonly Line[];
  shown?: boolean;
  onTake: (lines: readonly Line[]) => void;
}>;

function Offered({ title, all, lines, shown: first = false, onTake }: OfferedProps) {
  const said = useSaid(words).carry;
  const [shown, setShown] = useState(first);
  if (lines.length === 0) return null;
  return (
    <section className="qf-offered" aria-label={title}>
      <p>
        <b>{title}</b>
        <button type="button" className="qf-link" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? said.hide : said.show}
        </button>
        {all && (
          <Button type="primary" ghost onClick={() => onTake(lines)}>
            {all}
          </Button>
        )}
      </p>
      {shown && (
        <ul>
          {lines.map((line) => (
            <li key={line.previousId ?? line.id}>
              <span>{line.description}</span>
              <LevelMark level={line.selfLevel} />
              <Button size="small" aria-label={said.takeThis({ text: line.description })} onClick={() => onTake([line])}>
                {said.take}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
