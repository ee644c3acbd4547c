import { useSaid } from '#platform/web/language.tsx';
import type { Said } from '#platform/words.ts';
import type { ElementChange } from '../../contract/review.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import { limitText } from '../limitText.ts';
import { called, elementTitle, kindOf } from './kinds.ts';

/** Changes in the order in which they are told: nodes, then arrows; each but the mere moves has its number in list and drawing. */
export function numbered(elements: readonly ElementChange[]): ReadonlyArray<ElementChange & Readonly<{ number: number }>> {
  const told = elements.filter(({ how }) => how !== 'moved');
  const isFlow = ({ type }: ElementChange) => kindOf(type) === 'flow';
  return [...told.filter((it) => !isFlow(it)), ...told.filter(isFlow)].map((it, at) => ({ ...it, number: at + 1 }));
}

type Props = Readonly<{ elements: readonly ElementChange[]; chosen: string | null; onChoose: (id: string) => void }>;

/** What differs between two drawings, in words: for those who cannot see it, and to be read beside it. */
export function ElementList({ elements, chosen, onChoose }: Props) {
  const said = useSaid(reviewWords);
  const moved = elements.filter(({ how, type }) => how === 'moved' && kindOf(type) !== 'flow');
  const names = moved.map((it) => it.name || elementTitle(it, said)).join(said.and);
  return (
    <ol className="qf-element-list">
      {numbered(elements).map((element) => (
        <li key={element.id} aria-current={element.id === chosen || undefined}>
          <span className="qf-finding-number">{element.number}</span>
          <span className="qf-how" data-how={element.how}>
            {said.how[element.how]}
          </span>
          <button type="button" className="qf-link" onClick={() => onChoose(element.id)}>
            {elementTitle(element, said)}
          </button>
          <Aspects element={element} />
        </li>
      ))}
      {moved.length > 0 && <li className="qf-quiet">{said.movedOnly({ names })}</li>}
    </ol>
  );
}

function Aspects({ element: { aspects } }: Readonly<{ element: ElementChange }>) {
  const power = useSaid(words);
  const said = useSaid(reviewWords);
  if (aspects.length === 0) return null;
  return (
    <dl>
      {aspects.map(({ aspect, before, after }) => (
        <div key={aspect}>
          <dt>{said.aspects[aspect as keyof typeof said.aspects] ?? aspect.replace(/^qf:/, '')}</dt>
          <dd>
            <del>{textOf(aspect, before, power, said) || said.compare.nothing}</del>
            {' → '}
            <ins>{textOf(aspect, after, power, said) || said.compare.nothing}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Aspects whose words are the names of other elements. */
const named = new Set(['from', 'to', 'within', 'separations']);

type Values = ElementChange['aspects'][number]['before'];
type Power = Said<typeof words>;
type Review = Said<typeof reviewWords>;

function textOf(aspect: string, values: Values, power: Power, said: Review): string {
  const one = (value: Values[number]): string => {
    if (aspect === 'performers') return [value['department'], value['position']].filter(Boolean).join(' ');
    if (aspect === 'limits') return limitOf(value, power, said);
    if (aspect === 'clock') return power.stopsClock[value['suspends'] as 'supplement' | 'special'] ?? value['suspends'] ?? '';
    if (aspect === 'type') return said.kinds[kindOf(value['text'] ?? '')];
    if (named.has(aspect)) return called(value['text'] ?? '', said);
    const { text, name, ...attributes } = value;
    return [name, text, ...Object.entries(attributes).map(([key, it]) => `${key.replace(/^\{.*\}/, '')}：${it}`)].filter(Boolean).join(' ');
  };
  return values.map(one).join(said.and);
}

/** A limit as the drawing keeps it: figures as they are written there, `from` and `to` where it is one of the whole case. */
function limitOf({ promised, statutory, unit = 'workingDay', from, to }: Values[number], said: Power, { comma }: Review): string {
  const figure = (label: string, days: string | undefined) =>
    days === undefined ? '' : `${label} ${limitText(Number(days), unit as 'workingDay', said)}`;
  const stretch = from && to ? `${from}—${to} ` : '';
  return stretch + [figure(said.columns.promised, promised), figure(said.columns.statutory, statutory)].filter(Boolean).join(comma);
}
