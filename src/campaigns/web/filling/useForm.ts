import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '#platform/web/call.ts';
import { foundAt, keptAt } from '#platform/web/draft/kept.ts';
import { useKeeper } from '#platform/web/draft/useKeeper.ts';
import type { Content } from '../../content.ts';
import { type Form, getForm, saveForm } from '../../contract/form.ts';
import { type FormDesk, FormKeeper, type FormState, type OfForm, type Theirs } from './keeper.ts';

/** A form that somebody has begun. */
export type Begun = Form & Readonly<{ content: Content }>;

const theirsOf = ({ content, revision, changedBy, changedAt }: Begun): Theirs => ({ value: content, revision, by: changedBy ?? '', at: changedAt });

const keyOf = (id: string) => `qingfeng.form.${id}`;

const deskOf = (id: string, client: QueryClient): FormDesk => ({
  send: async (content, revision) => {
    const saved = await call(saveForm, { params: { id }, body: { revision, content: content as never } });
    void client.invalidateQueries({ queryKey: ['forms', ':id'] });
    return { revision: saved.revision, at: new Date().toISOString() };
  },
  latest: async () => theirsOf((await call(getForm, { params: { id } })) as Begun),
  ...keptAt<OfForm>(keyOf(id)),
});

/** The form while this page is open. Leaving with something unsaved asks first. */
export function useForm(form: Begun): readonly [FormState, FormKeeper] {
  const client = useQueryClient();
  const [state, keeper] = useKeeper<OfForm, Begun>(
    form,
    theirsOf,
    () => new FormKeeper(deskOf(form.id, client), theirsOf(form), foundAt<OfForm>(keyOf(form.id))),
  );
  useEffect(() => {
    if (!state.unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state.unsaved]);
  return [state, keeper];
}
