import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { type Form, getForm, startForm } from '../contract/form.ts';
import { words as campaigns } from '../words.ts';
import { words as fillingWords } from '../words/filling.ts';
import { words } from '../words/reviewing.ts';
import { Filling } from './filling/Filling.tsx';
import { KnownSheet } from './filling/KnownSheet.tsx';
import type { Begun } from './filling/useForm.ts';
import { FormHead } from './FormHead.tsx';
import { Course, PlanQuote } from './reading/Course.tsx';
import { Reading } from './reading/Reading.tsx';
import { Reviewing } from './reviewing/Reviewing.tsx';

const atDesk = ['assess', 'review', 'adopt', 'opine', 'return'] as const;

/** One form: to be filled in, to be decided on, or to be read, as it waits for the reader. */
export default function FormPage() {
  const { id = '' } = useParams();
  const { data: form } = useSuspenseQuery(query(getForm, { params: { id } }));
  return (
    <>
      <FormHead form={form} />
      <Inside key={id} form={form} />
    </>
  );
}

function Inside({ form }: Readonly<{ form: Form }>) {
  if (form.content === null) return <NotBegun form={form} />;
  const begun: Begun = { ...form, content: form.content };
  if (form.deeds.includes('fill')) return <Filling form={begun} />;
  if (atDesk.some((deed) => form.deeds.includes(deed))) return <Reviewing key={form.revision} form={begun} />;
  return <Reading form={begun} />;
}

function NotBegun({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(campaigns);
  const { start } = useSaid(fillingWords);
  const { reading } = useSaid(words);
  const mine = form.deeds.includes('fill');
  return (
    <div className="qf-columns" data-side>
      <div className="qf-stack">
        <section className="qf-sheet qf-start">
          <EmptyList says={mine ? start.says : reading.notBegun}>
            {mine && <Deed endpoint={startForm} sent={{ params: { id: form.id } }} label={said.deeds.start} primary />}
          </EmptyList>
        </section>
        <KnownSheet form={form} />
      </div>
      <aside className="qf-stack">
        <Course form={form} />
        <PlanQuote tier={form.tier} />
      </aside>
    </div>
  );
}
