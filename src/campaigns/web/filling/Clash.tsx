import { Button } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { Runs } from '#powers/web/review/Runs.tsx';
import type { Content } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { usePlaceName } from '../placeName.ts';
import { useValueText } from '../valueText.ts';
import type { Clash as Both } from './keeper.ts';
import { cellOf } from './merge.ts';

type Props = Readonly<{
  clash: Both;
  content: Content;
  names: Readonly<Record<string, string>>;
  onChoose: (cell: string, whose: 'mine' | 'theirs') => void;
}>;

/** Two people, or one on two devices, wrote at the same places: both side by side, what differs marked, and a choice for each. */
export function Clash({ clash: { theirs, places }, content, names, onChoose }: Props) {
  const said = useSaid(words).clash;
  const own = theirs.by === useMe().name; // on another device
  const take = own ? said.other : said.theirs({ by: theirs.by });
  const nameOf = usePlaceName(content);
  const textOf = useValueText(names);
  return (
    <Sheet title={said.title} className="qf-merge">
      <p className="qf-returned-reason" role="alert">
        {own ? said.ownNote : said.note({ by: theirs.by })}
      </p>
      <ul className="qf-clash">
        {places.map((cell) => {
          const [mine, other] = [textOf(cell, cellOf(content, cell)), textOf(cell, cellOf(theirs.value, cell))];
          return (
            <li key={cell}>
              <b>{nameOf(cell)}</b>
              <p className="qf-change-side">{mine ? <Runs before={other} after={mine} show="after" /> : said.nothing}</p>
              <p className="qf-change-side">{other ? <Runs before={other} after={mine} show="before" /> : said.nothing}</p>
              <Button size="small" aria-label={`${nameOf(cell)}：${said.mine}`} onClick={() => onChoose(cell, 'mine')}>
                {said.mine}
              </Button>
              <Button size="small" aria-label={`${nameOf(cell)}：${take}`} onClick={() => onChoose(cell, 'theirs')}>
                {take}
              </Button>
            </li>
          );
        })}
      </ul>
    </Sheet>
  );
}
