import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { type FormEvent, useState } from 'react';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useLanguage, useSaid } from '#platform/web/language.tsx';
import { words as kitWords } from '#platform/web/words.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { me, useSignIn } from './session.ts';
import './signIn.css';
import { words } from './words.ts';

/** 登录. The address stays, so that one arrives where one wanted to go. */
export function SignInPage() {
  const said = useSaid(words);
  const language = useLanguage();
  const client = useQueryClient();
  return (
    <div className="qf-sign-in">
      <title>{`${said.signIn.title} · ${said.product}`}</title>
      <header>
        <LanguageSwitch />
      </header>
      <main>
        <h1>
          <i aria-hidden>清</i>
          {said.product}
          <small>{said.signIn.about}</small>
        </h1>
        <section className="qf-sheet">
          <SignInForm onDone={() => void client.invalidateQueries({ queryKey: me.queryKey })} />
        </section>
        <p className="qf-quiet">{said.signIn.help}</p>
        <p className="qf-quiet">
          <a href={language === 'en' ? '/portal?language=en' : '/portal'}>{said.signIn.portal}</a>
        </p>
      </main>
    </div>
  );
}

/** Signing in over the page that one was at: what was typed there stays. */
export function SignInAgain({ onDone }: Readonly<{ onDone: () => void }>) {
  const said = useSaid(words).signIn;
  return (
    <Modal open title={said.title} footer={null} onCancel={onDone}>
      <p>{said.again}</p>
      <SignInForm onDone={onDone} />
    </Modal>
  );
}

function SignInForm({ onDone }: Readonly<{ onDone: () => void }>) {
  const { signIn: said } = useSaid(words);
  const { issues } = useSaid(kitWords);
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const signIn = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && password) signIn.mutate({ account: name.trim(), password }, { onSuccess: onDone });
  };
  const missing = (value: string) => (tried && !value.trim() ? issues.missing : undefined);
  return (
    <form className="qf-form" noValidate onSubmit={submit}>
      {signIn.isError && <Refusal error={signIn.error} />}
      <FieldInput
        field={{ name: 'username', label: said.name, kind: 'text', required: true, autoComplete: 'username' }}
        value={name}
        error={missing(name)}
        onChange={(value) => setName(String(value ?? ''))}
      />
      <FieldInput
        field={{ name: 'password', label: said.password, kind: 'password', required: true, autoComplete: 'current-password' }}
        value={password}
        error={missing(password)}
        onChange={(value) => setPassword(String(value ?? ''))}
      />
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {said.deed}
      </Button>
    </form>
  );
}
