import { useSuspenseQuery } from '@tanstack/react-query';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { day, useLanguage, useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { points, PointsScale } from '#platform/web/parts/PointsScale.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { WarningBadge } from '#platform/web/parts/WarningBadge.tsx';
import { type Account, getAccount } from '../contract/ledger.ts';
import type { AccountKind } from '../scheme.ts';
import { words } from '../words.ts';
import { AccountDispositions, Waiting, Years } from './AccountSides.tsx';
import { Entries } from './Entries.tsx';
import './warnings.css';

/** One account's 记分台账: where the year stands, by which entries, what is pending and what the level has set going. */
export default function AccountPage() {
  const said = useSaid(words);
  const { kind = 'person', id = '' } = useParams() as { kind?: AccountKind; id?: string };
  const [search] = useSearchParams();
  const on = search.get('on') ?? undefined;
  const { data: it } = useSuspenseQuery(query(getAccount, { params: { kind, id }, query: { on } }));
  return (
    <>
      <PageHead
        path={[said.group, { label: said.pages.ledger, to: '/ledger' }, it.department]}
        title={it.name}
        note={said.kinds[kind]}
        marks={it.level ? <WarningBadge level={it.level} /> : <span className="qf-quiet">{said.noLevel}</span>}
        deeds={<AsOf it={it} />}
      />
      <LoopStrip kind={kind} id={id} here="warning" />
      <div className="qf-stack">
        <Standing it={it} />
        <div className="qf-columns" data-side>
          <div className="qf-stack">
            <Sheet title={said.sheets.entries} note={said.sheets.entriesNote}>
              <Entries entries={it.entries} />
            </Sheet>
            <Years it={it} />
          </div>
          <div className="qf-stack">
            <Waiting it={it} />
            <AccountDispositions it={it} />
          </div>
        </div>
      </div>
    </>
  );
}

/** The account as it stood on a past day: recomputed from the entries, never stored. */
function AsOf({ it }: Readonly<{ it: Account }>) {
  const { account: said, print: printed } = useSaid(words);
  const { today } = useMe();
  const [, setSearch] = useSearchParams();
  return (
    <>
      {it.on !== today && <Button onClick={() => setSearch({})}>{said.today}</Button>}
      <Input
        type="date"
        aria-label={said.chooseDay}
        title={said.chooseDay}
        value={it.on}
        max={today}
        onChange={({ target }) => target.value && setSearch({ on: target.value })}
        prefix={<span className="qf-quiet">{said.chooseDay}</span>}
        className="qf-as-of"
      />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {printed}
      </Button>
    </>
  );
}

function Standing({ it }: Readonly<{ it: Account }>) {
  const book = useSaid(words);
  const { account: said, levels } = book;
  const language = useLanguage();
  const pending = it.pending > 0 && {
    points: points(it.pending),
    total: points(it.deducted + it.pending),
    level: it.wouldReach && levels[it.wouldReach],
  };
  const notes = [
    said.onDay({ day: day(it.on, language) }),
    said.left({ points: points(it.left) }),
    pending && said.pending(pending),
    it.nearBlue && said.nearBlue,
  ];
  return (
    <Sheet
      title={said.deducted({ year: it.year, points: points(it.deducted) })}
      note={notes.filter(Boolean).join(language === 'en' ? '; ' : '；')}
      link={<Link to="/scheme">{book.toScheme}</Link>}
    >
      <div className="qf-scale">
        <PointsScale tenths={it.deducted} pending={it.pending} thresholds={it.thresholds.map(({ level, atLeast }) => [level, atLeast] as const)} />
      </div>
    </Sheet>
  );
}
