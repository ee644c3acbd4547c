import { useSuspenseQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { getInstitution, type Institution } from '../contract/institution.ts';
import { getVersion, type Version } from '../contract/version.ts';
import { paragraphDifference } from '../difference.ts';
import { words } from '../words.ts';
import { Difference } from './Difference.tsx';
import './institution.css';

const numberIn = (text: string | null, usual: number) => (text !== null && /^\d+$/.test(text) ? Number(text) : usual);

/** Any two versions beside one another, paragraph by paragraph; number 0 is the draft of the next. */
export default function ComparePage() {
  const said = useSaid(words);
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const { data: it } = useSuspenseQuery(query(getInstitution, { params: { id } }));
  const newest = it.state === 'revising' ? 0 : it.number;
  const to = numberIn(search.get('to'), newest);
  const from = numberIn(search.get('from'), to === 0 ? it.number : Math.max(1, to - 1));
  const { data: before } = useSuspenseQuery(query(getVersion, { params: { id, number: from } }));
  const { data: after } = useSuspenseQuery(query(getVersion, { params: { id, number: to } }));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.institutions, to: '/institutions' }, { label: it.title, to: `/institutions/${id}` }]}
        title={said.comparison.title}
        note={it.title}
        deeds={<Which it={it} from={from} to={to} />}
      />
      <Told before={before} after={after} />
    </>
  );
}

function Which({ it, from, to }: Readonly<{ it: Institution; from: number; to: number }>) {
  const { comparison, versions } = useSaid(words);
  const [search, setSearch] = useSearchParams();
  const numbers = [...it.versions.map(({ number }) => number).toReversed(), ...(it.state === 'revising' ? [0] : [])];
  const options = numbers.map((value) => ({ value, label: value === 0 ? versions.draft : versions.of(value) }));
  const choose = (key: 'from' | 'to') => (value: number) =>
    setSearch({ ...Object.fromEntries(search), from: String(from), to: String(to), [key]: String(value) });
  return (
    <span className="qf-institution-which">
      {comparison.from}
      <Select aria-label={comparison.before} value={from} options={options} onChange={choose('from')} popupMatchSelectWidth={false} />
      {comparison.to}
      <Select aria-label={comparison.after} value={to} options={options} onChange={choose('to')} popupMatchSelectWidth={false} />
    </span>
  );
}

function Told({ before, after }: Readonly<{ before: Version; after: Version }>) {
  const { comparison: said } = useSaid(words);
  const [search, setSearch] = useSearchParams();
  const whole = search.get('show') === 'all';
  const paragraphs = useMemo(() => paragraphDifference(before.text, after.text), [before.text, after.text]);
  const count = (kind: string) => paragraphs.filter((it) => it.kind === kind).length;
  const counts = { changed: count('changed'), added: count('added'), removed: count('removed') };
  const same = counts.changed + counts.added + counts.removed === 0;
  const choose = (show: 'all' | 'changes') => setSearch({ ...Object.fromEntries(search), show });
  return (
    <Sheet
      title={same ? said.same : said.counted(counts)}
      link={
        <Segmented
          size="small"
          value={whole ? 'all' : 'changes'}
          options={[
            { value: 'changes' as const, label: said.onlyChanges },
            { value: 'all' as const, label: said.all },
          ]}
          onChange={choose}
        />
      }
    >
      {same && !whole ? <EmptyList says={said.same} /> : <Difference paragraphs={paragraphs} whole={whole} />}
    </Sheet>
  );
}
