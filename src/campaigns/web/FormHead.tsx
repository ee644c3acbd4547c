import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { Facts } from '#platform/web/parts/Facts.tsx';
import { PageHead } from '#platform/web/parts/PageHead.tsx';
import { StatusChip } from '#platform/web/parts/StatusChip.tsx';
import { type Form, signForm, withdrawForm } from '../contract/form.ts';
import { words as campaigns } from '../words.ts';
import { words as filling } from '../words/filling.ts';
import { words } from '../words/reviewing.ts';
import { SignSheet } from './filling/SignSheet.tsx';
import { useDeskText } from './deskText.ts';
import { LinkButton } from './LinkButton.tsx';
import { stageOf } from './stages.ts';

/** Which form of whom, how it stands, and with whom it lies. */
export function FormHead({ form, deeds }: Readonly<{ form: Form; deeds?: ReactNode }>) {
  const said = useSaid(campaigns);
  const { forms, reading } = useSaid(words);
  const textOf = useDeskText();
  const draft = form.state === 'draft';
  return (
    <PageHead
      path={[
        said.group,
        { label: said.pages.campaigns, to: `/campaigns/${form.campaignId}` },
        { label: said.pages.forms, to: `/forms?campaign=${form.campaignId}` },
      ]}
      title={said.formNames[form.tier]}
      marks={
        <>
          <StatusChip stage={form.returned ? 'stopped' : stageOf[form.state]}>{form.returned ? forms.returned : said.states[form.state]}</StatusChip>
          <span className="qf-quiet">{`${said.columns.number} ${form.number}`}</span>
        </>
      }
      deeds={deeds ?? <Deeds form={form} />}
    >
      <Facts
        items={[
          [said.columns.name, form.name],
          ...(form.department && form.department !== form.name ? [[said.columns.department, form.department] as const] : []),
          [said.columns.year, form.year],
          ...(form.leftOn ? [[said.counts.left, form.leftOn] as const] : []),
          ...(draft && !form.leftOn ? [[forms.due, <Deadline key="due" due={form.dueOn} rule={forms.rule} />] as const] : []),
          ...(form.desk && !draft ? [[reading.desk, textOf(form.desk)] as const] : []),
        ]}
      />
    </PageHead>
  );
}

/** What may be done to the whole of it; while it is filled in, the bar below does the rest. */
function Deeds({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(campaigns);
  const { reading } = useSaid(words);
  const fills = form.deeds.includes('fill');
  return (
    <>
      {form.content !== null && !fills && <LinkButton to={`/forms/${form.id}/paper`}>{reading.paper}</LinkButton>}
      {form.deeds.includes('withdraw') && <Deed endpoint={withdrawForm} sent={{ params: { id: form.id } }} label={said.deeds.withdraw} />}
      {form.deeds.includes('sign') && form.content !== null && form.tier !== 'position' && <SignDeed form={form} promise={form.content.promise} />}
    </>
  );
}

function SignDeed({ form, promise }: Readonly<{ form: Form; promise: string }>) {
  const said = useSaid(filling).sign;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{said.titleOnly}</Button>
      {open && (
        <SignSheet
          endpoint={signForm}
          formId={form.id}
          revision={form.revision}
          label={said.titleOnly}
          promise={promise}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
