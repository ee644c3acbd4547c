import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Content } from '../../content.ts';
import { getCampaign } from '../../contract/campaign.ts';
import { type Fault, faultsOf } from '../../faults.ts';
import { words } from '../../words/filling.ts';
import { Course, PlanQuote } from '../reading/Course.tsx';
import { CarryOver } from './CarryOver.tsx';
import { Clash } from './Clash.tsx';
import { DepartmentFields, PlannedInstitutions } from './DepartmentFields.tsx';
import { faultText, placed } from './faultText.ts';
import { FillBar } from './FillBar.tsx';
import { KnownSheet } from './KnownSheet.tsx';
import { LineEditor } from './LineEditor.tsx';
import { MarksContext, showPlace } from './marks.tsx';
import { MeetingFields } from './MeetingFields.tsx';
import type { Offer } from './offer.ts';
import { inOrder } from './order.ts';
import { OwnFields } from './OwnFields.tsx';
import { Participants } from './Participants.tsx';
import { PointsSheet } from './PointsSheet.tsx';
import { PromiseSheet } from './PromiseSheet.tsx';
import { Returned } from './Returned.tsx';
import { type Begun, useForm } from './useForm.ts';
import { useNarrow } from './useNarrow.ts';
import { useOffer } from './useOffer.ts';
import './filling.css';

/** What the server found wrong with what was written then. */
type Found = Readonly<{ content: Content; faults: readonly Fault[] }>;

/** The line that a place lies in; null: in none. */
const lineOf = (place: string) => (place.startsWith('points.') ? (place.split('.')[1] ?? null) : null);

/** A form while it is filled in: what is known is there, what is typed is kept, what is wrong is said at its place once it is handed in. */
export function Filling({ form }: Readonly<{ form: Begun }>) {
  const said = useSaid(words);
  const offer = useOffer(form);
  const narrow = useNarrow();
  const [state, keeper] = useForm(form);
  const [open, setOpen] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const { value: content, clash } = state;
  const faults = placed([...faultsOf(content), ...(found?.content === content ? found.faults : [])]);
  const marks = { faults: checked ? faultText(faults, said) : {}, asked: form.remarks };
  const write = (next: Content) => keeper.write(next);
  const show = (place: string) => {
    setOpen(lineOf(place) ?? open);
    setTimeout(showPlace, 0, place); // once its line is open
  };
  const check = ([first]: readonly Fault[]) => {
    setChecked(true);
    if (first) show(first.place);
  };
  const points = (
    <PointsSheet
      content={content}
      offer={offer}
      open={open}
      narrow={narrow}
      onOpen={setOpen}
      onLines={(lines) => write({ ...content, points: lines })}
    >
      <CarryOver offer={offer} lines={content.points} onTake={(lines) => write({ ...content, points: [...content.points, ...lines] })} />
    </PointsSheet>
  );
  return (
    <MarksContext value={marks}>
      <div className="qf-columns qf-filling" data-side>
        <div className="qf-stack">
          <Returned form={form} onPlace={show} />
          {clash && <Clash clash={clash} content={content} names={form.names} onChoose={(cell, whose) => keeper.choose(cell, whose)} />}
          <KnownSheet form={form} />
          <Sections form={form} content={content} offer={offer} onChange={write} points={points} />
        </div>
        <Beside form={form} content={content} offer={offer} open={narrow ? null : open} onOpen={setOpen} onChange={write} />
      </div>
      <FillBar
        form={form}
        state={state}
        keeper={keeper}
        faults={faults}
        shown={checked}
        onFaults={() => check(faults)}
        onFound={(them) => {
          setFound({ content, faults: them });
          check(them);
        }}
      />
    </MarksContext>
  );
}

type SectionsProps = Readonly<{ form: Begun; content: Content; offer: Offer; onChange: (content: Content) => void; points: ReactNode }>;

/** The parts of a tier's form in the order of the paper. */
function Sections({ form, content, offer, onChange, points }: SectionsProps) {
  const { data: round } = useQuery(query(getCampaign, { params: { id: form.campaignId } }));
  return (
    <>
      {content.tier === 'position' && <OwnFields content={content} onChange={onChange} />}
      {content.tier === 'department' && <DepartmentFields content={content} onChange={onChange} />}
      {content.tier === 'department' && <Participants form={form} />}
      {points}
      {content.tier === 'department' && <PlannedInstitutions content={content} onChange={onChange} />}
      {content.tier === 'bureau' && <MeetingFields content={content} offer={offer} onChange={onChange} />}
      <PromiseSheet
        promise={content.promise}
        template={round?.promises[form.tier] ?? null}
        onChange={(promise) => onChange({ ...content, promise })}
      />
    </>
  );
}

type BesideProps = Omit<SectionsProps, 'points'> & Readonly<{ open: string | null; onOpen: (id: string | null) => void }>;

/** Beside the form: the risk point that is open, else where the form goes and what the plan says. */
function Beside({ form, content, offer, open, onOpen, onChange }: BesideProps) {
  const said = useSaid(words);
  const shown = inOrder(content);
  const at = shown.findIndex(({ id }) => id === open);
  const line = shown[at];
  const next = shown[at + 1];
  if (!line)
    return (
      <aside className="qf-stack">
        <Course form={form} />
        <PlanQuote tier={form.tier} />
      </aside>
    );
  return (
    <aside className="qf-stack qf-line-beside">
      <Sheet
        title={said.sections.point({ number: at + 1 })}
        link={
          <>
            {next && (
              <Button size="small" onClick={() => onOpen(next.id)}>
                {said.points.next}
              </Button>
            )}{' '}
            <Button size="small" onClick={() => onOpen(null)}>
              {said.points.close}
            </Button>
          </>
        }
      >
        <LineEditor
          key={line.id}
          tier={content.tier}
          line={line}
          offer={offer}
          onChange={(changed) => onChange({ ...content, points: content.points.map((it) => (it.id === changed.id ? changed : it)) })}
        />
      </Sheet>
    </aside>
  );
}
