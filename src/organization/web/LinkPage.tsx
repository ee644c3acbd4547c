import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { shortestPassword } from '../account.ts';
import { signInByLink } from '../contract/session.ts';
import { words } from '../words.ts';
import './organization.css';

/** Where a one-time link leads: a password is set, and one is signed in. */
export default function LinkPage() {
  const said = useSaid(words);
  const { token = '' } = useParams();
  const go = useNavigate();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useCall(signInByLink);
  const tooShort = password.length < shortestPassword;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort) signIn.mutate({ body: { token, password } }, { onSuccess: () => void go('/home', { replace: true }) });
  };
  return (
    <main className="qf-link-page">
      <title>{said.pages.link}</title>
      <h1>{said.pages.link}</h1>
      <section className="qf-sheet">
        <form className="qf-form" noValidate onSubmit={submit}>
          <p>{said.link.about}</p>
          {signIn.isError && <Refusal error={signIn.error} />}
          <FieldInput
            field={{
              name: 'password',
              label: said.link.password,
              kind: 'password',
              required: true,
              autoComplete: 'new-password',
              help: said.link.rule(shortestPassword),
            }}
            value={password}
            error={tried && tooShort ? said.link.rule(shortestPassword) : undefined}
            onChange={(value) => setPassword(String(value ?? ''))}
          />
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {said.link.deed}
          </Button>
        </form>
      </section>
    </main>
  );
}
