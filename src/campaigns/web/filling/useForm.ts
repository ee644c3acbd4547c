import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '#platform/web/call.ts';
import type { Content } from '../../content.ts';
import { type Form, getForm, saveForm } from '../../contract/form.ts';
import { type FormDesk, FormKeeper, type FormState, type Theirs } from './keeper.ts';
import { forget, keep, keptOf } from './kept.ts';

/** A form that somebody has begun. */
export type Begun = Form & Readonly<{ content: Content }>;

const theirsOf = ({ content, revision, changedBy, changedAt }: Begun): Theirs => ({ content, revision, by: changedBy ?? '', at: changedAt });

const deskOf = (id: string, client: QueryClient): FormDesk => ({
  send: async (content, revision) => {
    const saved = await call(saveForm, { params: { id }, body: { revision, content: content as never } });
    void client.invalidateQueries({ queryKey: ['forms', ':id'] });
    return { revision: saved.revision, at: new Date().toISOString() };
  },
  latest: async () => theirsOf((await call(getForm, { params: { id } })) as Begun),
  keep: (kept) => keep(id, kept),
  drop: () => forget(id),
});

/** The form while this page is open. Leaving with something unsaved asks first. */
export function useForm(form: Begun): readonly [FormState, FormKeeper] {
  const client = useQueryClient();
  const [keeper] = useState(() => new FormKeeper(deskOf(form.id, client), theirsOf(form), keptOf(form.id)));
  const state = useSyncExternalStore(keeper.subscribe, keeper.state);
  useEffect(() => keeper.meet(theirsOf(form)), [keeper, form]);
  useEffect(() => () => keeper.leave(), [keeper]);
  useEffect(() => {
    if (!state.unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [state.unsaved]);
  return [state, keeper];
}
