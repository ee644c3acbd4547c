import { useSuspenseQuery } from '@tanstack/react-query';
import { Select, Switch } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { compareVersions, type Side } from '../../contract/review.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';
import { DrawingChanges } from './DrawingChanges.tsx';
import { FieldChanges } from './FieldChanges.tsx';
import './review.css';

export type Comparison = Reply<typeof compareVersions>;

/** A side by its version; of one that was judged also when and by whom. */
export function useSideName(): (side: Side) => string {
  const said = useSaid(words);
  const { compare } = useSaid(reviewWords);
  return ({ number, state, read }) => {
    const version = said.versionOf({ number });
    return read ? compare.read({ version, by: read.by, deed: said.done[read.deed], at: stamp(read.at) }) : `${version} ${said.states[state]}`;
  };
}

/** Any two versions of a power against one another, or one as it was when it was judged. `?from=&to=` name them. */
export default function ComparePage() {
  const said = useSaid(words);
  const { compare } = useSaid(reviewWords);
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [from, to] = [search.get('from') ?? undefined, search.get('to') ?? undefined];
  const { data } = useSuspenseQuery(query(compareVersions, { params: { id }, query: { from, to } }));
  const { power, base } = data;
  const choose = (side: 'from' | 'to', value: string) => setSearch({ ...Object.fromEntries(search), [side]: value }, { replace: true });
  return (
    <>
      <PageHead
        path={[
          said.group,
          { label: said.pages.powers, to: '/powers' },
          { label: `${power.code} ${power.name}`, to: `/powers/${id}?version=${data.to.versionId}` },
        ]}
        title={compare.title({ name: power.name })}
        note={compare.base[base]}
      >
        <SideChoice data={data} onChoose={choose} />
      </PageHead>
      <Differences data={data} />
    </>
  );
}

type ChoiceProps = Readonly<{ data: Comparison; onChoose: (side: 'from' | 'to', id: string) => void }>;

function SideChoice({ data: { sides, from, to }, onChoose }: ChoiceProps) {
  const { compare } = useSaid(reviewWords);
  const nameOf = useSideName();
  const options = sides.map((side) => ({ value: side.id, label: nameOf(side) }));
  const shown = [['from', from?.id] as const, ['to', to.id] as const];
  return (
    <div className="qf-sides">
      {shown.map(([side, value]) => (
        <label key={side}>
          {compare[side]}
          <Select
            aria-label={compare[side]}
            value={value ?? null}
            options={options}
            placeholder={compare.base.none}
            popupMatchSelectWidth={false}
            onChange={(it) => it && onChoose(side, it)}
          />
        </label>
      ))}
    </div>
  );
}

function Differences({ data: { from, to, fields, elements } }: Readonly<{ data: Comparison }>) {
  const { compare, review } = useSaid(reviewWords);
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const unchanged = from && (
    <label className="qf-quiet">
      <Switch size="small" checked={all} onChange={setAll} /> {compare.all}
    </label>
  );
  return (
    <div className="qf-stack">
      <Sheet title={review.fields} link={unchanged}>
        <FieldChanges before={from} after={to} changed={fields} all={all} />
      </Sheet>
      <Sheet title={review.drawing}>
        <DrawingChanges before={from?.flowchart ?? null} after={to.flowchart} elements={elements} chosen={chosen} onChoose={setChosen} />
      </Sheet>
    </div>
  );
}
