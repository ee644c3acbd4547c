import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { address, query, type Reply } from '#platform/web/call.ts';
import { useJoined, wordAt } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { Filters } from '#platform/web/ListFilters.tsx';
import { type Place, usePlace } from '#platform/web/ListPages.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import '#platform/web/list.css';
import { words as kitWords } from '#platform/web/words.ts';
import { listCheckups } from '../contract.ts';
import './checkups.css';
import { CheckupSheet } from './CheckupSheet.tsx';
import { words } from './words.ts';

export type Gap = Reply<typeof listCheckups>['rows'][number];

const kindOf = ({ part, kind }: Gap) => `${part}.${kind}`;

/** 职权体检: what is missing or does not agree, by kind; each says why it matters and leads to where it is mended. */
export default function CheckupsPage() {
  const said = useSaid(words);
  const place = usePlace();
  const { data } = useSuspenseQuery(query(listCheckups, { query: {} }));
  const [department, kind, asked] = [place.get('department'), place.get('kind'), place.get('q')?.toLowerCase() ?? ''];
  const among = data.rows.filter((gap) => (department === null || gap.department.id === department) && gap.about.label.toLowerCase().includes(asked));
  const groups = Map.groupBy(among, kindOf);
  const shown = [...groups].filter(([key]) => kind === null || key === kind);
  return (
    <>
      <PageHead
        path={[said.groups.powers]}
        title={said.checkups.title}
        note={among.length > 0 && said.checkups.found({ count: among.length, kinds: groups.size })}
        deeds={<Deeds place={place} total={shown.reduce((sum, [, gaps]) => sum + gaps.length, 0)} />}
      />
      <div className="qf-columns qf-checkups">
        <div className="qf-stack">
          <section className="qf-sheet">
            <Filters filters={useFilters(data.rows)} place={place} />
            {shown.length === 0 && <Nothing all={data.rows} place={place} />}
          </section>
          {shown.map(([key, gaps]) => (
            <CheckupSheet key={key} kind={key} gaps={gaps} whole={key === kind} />
          ))}
        </div>
        {groups.size > 0 && <Kinds groups={groups} chosen={kind} />}
      </div>
    </>
  );
}

type KindsProps = Readonly<{ groups: ReadonlyMap<string, readonly Gap[]>; chosen: string | null }>;

/** Every kind that was found, with how many there are of it. */
function Kinds({ groups, chosen }: KindsProps) {
  const said = useSaid(words);
  const place = usePlace();
  const title = useTitle();
  return (
    <Sheet title={said.checkups.kinds} className="qf-checkup-kinds">
      <ul>
        {[...groups].map(([key, gaps]) => (
          <li key={key}>
            <button type="button" className="qf-link" aria-pressed={key === chosen} onClick={() => place.set({ kind: key === chosen ? null : key })}>
              {title(gaps[0]!)}
            </button>
            <b>{gaps.length}</b>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function useTitle(): (gap: Gap) => string {
  const joined = useJoined();
  const language = useLanguage();
  return ({ part, kind }) => wordAt(joined.words[part], `checkups.${kind}.title`, language) ?? kind;
}

function useFilters(gaps: readonly Gap[]) {
  const { columns } = useSaid(words).checkups;
  const title = useTitle();
  const several = new Set(gaps.map(({ bureau }) => bureau)).size > 1;
  const departments = new Map(gaps.map(({ department, bureau }) => [department.id, several ? `${bureau} ${department.name}` : department.name]));
  const kinds = new Map(gaps.map((gap) => [kindOf(gap), title(gap)]));
  const optionsOf = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }));
  return [
    { key: 'kind', label: columns.kind, options: optionsOf(kinds), width: 200 },
    { key: 'department', label: columns.department, options: optionsOf(departments) },
  ];
}

function Deeds({ place, total }: Readonly<{ place: Place; total: number }>) {
  const said = useSaid(kitWords).list;
  const language = useLanguage();
  const asked = { q: place.get('q') ?? undefined, kind: place.get('kind') ?? undefined, department: place.get('department') ?? undefined };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {said.print}
      </Button>
      {total > 0 && (
        <Button icon={<DownloadOutlined />} href={address(listCheckups, { query: asked }, { format: 'xlsx', language })} download>
          {said.export(String(total))}
        </Button>
      )}
    </>
  );
}

function Nothing({ all, place }: Readonly<{ all: readonly Gap[]; place: Place }>) {
  const said = useSaid(words);
  const kit = useSaid(kitWords).list;
  if (all.length > 0)
    return (
      <EmptyList says={kit.nothing}>
        <Button onClick={() => place.set({}, true)}>{kit.clear}</Button>
      </EmptyList>
    );
  return (
    <EmptyList says={said.checkups.inOrder}>
      <Link to="/powers">{said.checkups.powers}</Link>
    </EmptyList>
  );
}
