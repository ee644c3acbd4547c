import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { Refused } from '#platform/web/call.ts';
import { useSentence } from '#platform/web/joined.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { words } from './words.ts';

type Props = Readonly<{ at: string; children: ReactNode }>;
type State = Readonly<{ error: unknown; at: string }>;

/** Catches what a page could not do and says it in words; another address, or trying again, starts anew. */
class Boundary extends Component<Props, State> {
  override state: State = { error: null, at: this.props.at };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { error: null, at };
  }

  override componentDidCatch(error: unknown) {
    if (!(error instanceof Refused)) console.error(error);
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <Failed error={error} onAgain={() => this.setState({ error: null })} />;
  }
}

export function ErrorBoundary({ children }: Readonly<{ children: ReactNode }>) {
  return <Boundary at={useLocation().key}>{children}</Boundary>;
}

function Failed({ error, onAgain }: Readonly<{ error: unknown; onAgain: () => void }>) {
  const said = useSaid(words).failed;
  const sentence = useSentence();
  const client = useQueryClient();
  const again = () => {
    client.removeQueries({ predicate: ({ state }) => state.status === 'error' });
    onAgain();
  };
  return (
    <>
      <PageHead path={[]} title={said.title} />
      <section className="qf-sheet" role="alert">
        <EmptyList says={sentence(error)}>
          <Button onClick={again}>{said.again}</Button>
        </EmptyList>
      </section>
    </>
  );
}
