import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, use } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { elements } from '#risks/point.ts';
import { words as risks } from '#risks/words.ts';
import { blankLine, type Content, type Line } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { LineEditor } from './LineEditor.tsx';
import { inOrder } from './order.ts';
import { faultsUnder, MarksContext } from './marks.tsx';
import type { Offer } from './offer.ts';

type Props = Readonly<{
  content: Content;
  offer: Offer;
  open: string | null;
  narrow: boolean;
  onOpen: (id: string | null) => void;
  onLines: (lines: readonly Line[]) => void;
  /** What can be taken over stands above the list. */
  children?: ReactNode;
}>;

/** 廉政风险点: a row each; the open one is edited beside the list, or under its row where there is no room beside. */
export function PointsSheet({ content, offer, open, narrow, onOpen, onLines, children }: Props) {
  const said = useSaid(words).points;
  const { points } = content;
  const shown = inOrder(content);
  const carried = points.filter(({ previousId }) => previousId !== null).length;
  const add = () => {
    const line = blankLine(crypto.randomUUID());
    onLines([...points, line]);
    onOpen(line.id);
  };
  const row = (line: Line) => (
    <PointRow
      key={line.id}
      number={shown.indexOf(line) + 1}
      line={line}
      open={open === line.id}
      onOpen={() => onOpen(open === line.id ? null : line.id)}
      onRemove={() => onLines(points.filter(({ id }) => id !== line.id))}
    >
      {narrow && (
        <LineEditor tier={content.tier} line={line} offer={offer} onChange={(next) => onLines(points.map((it) => (it.id === next.id ? next : it)))} />
      )}
    </PointRow>
  );
  return (
    <Sheet title={said.title} note={said.note({ carried, fresh: points.length - carried })} className="qf-points-sheet">
      {children}
      <div data-place="points">
        {points.length === 0 ? <EmptyList says={said.empty} /> : content.tier === 'bureau' ? <ByElement lines={shown} row={row} /> : shown.map(row)}
      </div>
      <Button type="link" icon={<PlusOutlined aria-hidden />} className="qf-add" onClick={add}>
        {said.add}
      </Button>
    </Sheet>
  );
}

/** The bureau's points under 权, 钱, 物, 工; those of 人, and what says nothing yet, at the end. */
function ByElement({ lines, row }: Readonly<{ lines: readonly Line[]; row: (line: Line) => ReactNode }>) {
  const said = useSaid(words).points;
  const names = useSaid(risks).elements;
  return [...elements, null].map((element) => {
    const here = lines.filter((line) => line.element === element);
    if (here.length === 0) return null;
    return (
      <section key={element} className="qf-element" aria-label={element === null ? said.noElement : names[element]}>
        <h3>{element === null ? said.noElement : names[element]}</h3>
        {here.map(row)}
      </section>
    );
  });
}

type RowProps = Readonly<{ number: number; line: Line; open: boolean; onOpen: () => void; onRemove: () => void; children: ReactNode }>;

function PointRow({ number, line, open, onOpen, onRemove, children }: RowProps) {
  const said = useSaid(words);
  const { keyAreas, aspects } = useSaid(risks);
  const faults = faultsUnder(use(MarksContext), `points.${line.id}`);
  const kinds = [line.keyArea && keyAreas[line.keyArea], line.aspect && aspects[line.aspect]].filter(Boolean).join(' · ');
  return (
    <article className="qf-point" data-open={open || undefined} data-place={`points.${line.id}`} aria-label={said.points.one({ number })}>
      <div className="qf-point-head">
        <button type="button" aria-expanded={open} onClick={onOpen}>
          <b className="qf-point-number">
            {number}
            <small>{line.previousId ? said.points.carried : said.points.fresh}</small>
          </b>
          <span className="qf-point-text">
            {line.description || <i>{said.points.unwritten}</i>}
            <small>
              {[kinds, said.points.measures({ count: line.measures.length })].filter(Boolean).join(' · ')}
              {faults > 0 && <strong>{said.points.faults({ count: faults })}</strong>}
            </small>
          </span>
          <LevelMark level={line.selfLevel} />
        </button>
        <Button
          type="text"
          className="qf-remove"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={said.points.remove({ number })}
          onClick={onRemove}
        />
      </div>
      {open && children}
    </article>
  );
}
