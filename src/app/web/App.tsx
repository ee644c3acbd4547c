import { MutationCache, QueryCache, QueryClient, QueryClientProvider, useSuspenseQuery } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, Suspense, useState } from 'react';
import { Navigate } from 'react-router';
import { Refused } from '#platform/web/call.ts';
import { JoinedContext } from '#platform/web/joined.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { MeContext } from '#platform/web/me.tsx';
import { rootStyle, theme } from '#platform/web/tokens.ts';
import { words as kitWords } from '#platform/web/words.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { moduleWords } from './modules.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { pages } from './pages.ts';
import { PagesOf } from './PagesOf.tsx';
import { recordPanels, stepPanels } from './panels.ts';
import { refusals } from './refusals.ts';
import { me } from './session.ts';
import { Shell } from './Shell.tsx';
import { SignInAgain, SignInPage } from './SignIn.tsx';

const joined = { refusals, words: moduleWords, stepPanels, recordPanels };
const freshMs = 10_000;

const signedOut = (error: unknown) => error instanceof Refused && error.code === 'platform/signed-out';

/** A read that finds the session over shows the sign-in page; a deed keeps its page, so that nothing typed is lost. */
function makeClient(onDeedSignedOut: () => void): QueryClient {
  const client: QueryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: freshMs } },
    queryCache: new QueryCache({ onError: (error) => signedOut(error) && client.setQueryData(me.queryKey, null) }),
    mutationCache: new MutationCache({ onError: (error) => signedOut(error) && onDeedSignedOut() }),
  });
  return client;
}

/** The whole app: language, look, words, who is signed in, and the pages. */
export function App() {
  const language = useLanguage();
  const [again, setAgain] = useState(false);
  const [client] = useState(() => makeClient(() => setAgain(true)));
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <style>{rootStyle}</style>
      <QueryClientProvider client={client}>
        <JoinedContext value={joined}>
          <ErrorBoundary>
            <Suspense fallback={<Loading />}>
              <SignedIn />
              {again && <SignInAgain onDone={() => setAgain(false)} />}
            </Suspense>
          </ErrorBoundary>
        </JoinedContext>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

const publicPages = pages.filter(({ needs }) => needs === 'public');

function SignedIn() {
  const { data } = useSuspenseQuery(me);
  if (data === null) return <PagesOf pages={publicPages} otherwise={<SignInPage />} />;
  const mine = pages.filter(({ needs }) => needs === 'public' || data.permissions.has(needs));
  return (
    <MeContext value={data}>
      <Shell pages={mine}>
        <Waiting>
          <PagesOf pages={mine} start={<Navigate to="/home" replace />} otherwise={<NotFoundPage />} />
        </Waiting>
      </Shell>
    </MeContext>
  );
}

/** Loading and failure belong here, so that a page tells only its own story. */
function Waiting({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Loading />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function Loading() {
  return <output className="qf-empty">{useSaid(kitWords).loading}</output>;
}
