import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { words } from './words.ts';

export function NotFoundPage() {
  const said = useSaid(words).notFound;
  return (
    <>
      <PageHead path={[]} title={said.title} />
      <section className="qf-sheet">
        <EmptyList says={said.says}>
          <Link to="/home">{said.home}</Link>
        </EmptyList>
      </section>
    </>
  );
}
