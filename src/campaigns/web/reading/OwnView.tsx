import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { BureauContent, Content, DepartmentContent, PositionContent } from '../../content.ts';
import type { Form } from '../../contract/form.ts';
import { words as campaigns } from '../../words.ts';
import { words } from '../../words/filling.ts';
import { Below, Spot } from './Spot.tsx';

type Of<C> = Readonly<{ content: C; names: Form['names'] }>;

/** What a form says before its risk points. */
export function BeforePoints({ form, content }: Readonly<{ form: Form; content: Content }>) {
  if (content.tier === 'position') return <Own content={content} />;
  if (content.tier === 'department') return <Department form={form} content={content} />;
  return null;
}

/** What a form says after its risk points. */
export function AfterPoints({ form, content }: Readonly<{ form: Form; content: Content }>) {
  const said = useSaid(words);
  return (
    <>
      {content.tier === 'department' && <Planned content={content} />}
      {content.tier === 'bureau' && <MeetingView content={content} names={form.names} />}
      <Sheet title={said.sections.promise}>
        <dl className="qf-spots">
          <Spot place="promise" label={said.fields.promise} wide>
            {content.promise}
          </Spot>
        </dl>
      </Sheet>
    </>
  );
}

function Own({ content }: Readonly<{ content: PositionContent }>) {
  const { sections, fields } = useSaid(words);
  const short = (['sex', 'birth', 'party', 'since'] as const).filter((key) => content[key] !== '');
  return (
    <Sheet title={sections.person}>
      <dl className="qf-spots">
        {short.map((key) => (
          <Spot key={key} place={key} label={fields[key]}>
            {content[key]}
          </Spot>
        ))}
        <Spot place="duties" label={fields.duties} wide>
          {content.duties}
        </Spot>
      </dl>
    </Sheet>
  );
}

function Department({ form, content }: Readonly<{ form: Form; content: DepartmentContent }>) {
  const { sections, fields, hints, participants } = useSaid(words);
  const there = form.participants.filter((it) => it.attended);
  const headcount = form.facts.tier === 'department' ? form.facts.headcount : 0;
  return (
    <Sheet title={sections.department}>
      <dl className="qf-spots">
        <Spot place="functions" label={fields.functions} wide>
          {content.functions}
        </Spot>
        <Spot place="heldAt" label={fields.heldAt}>
          {content.heldAt}
        </Spot>
        <div className="qf-spot" data-wide>
          <dt>{sections.participants}</dt>
          <dd>
            {hints.participants({ attended: there.length, headcount })}{' '}
            {there
              .map(({ name, signed }) => participants.of({ name, signed: signed ? participants.signed : participants.unsigned }))
              .join(participants.comma)}
          </dd>
        </div>
      </dl>
    </Sheet>
  );
}

function Planned({ content }: Readonly<{ content: DepartmentContent }>) {
  const { sections, institutions } = useSaid(words);
  const { actions } = useSaid(campaigns);
  const keyed = content.institutions.map((it, at) => ({ it, at }));
  return (
    <Sheet title={sections.institutions} note={keyed.length === 0 && institutions.none}>
      <ol className="qf-planned-list">
        {keyed.map(({ it, at }) => (
          <li key={at} data-place={`institutions.${at}`}>
            {[it.title, it.action && actions[it.action], it.dueOn].filter(Boolean).join(' · ')}
            <Below place={`institutions.${at}`} />
          </li>
        ))}
      </ol>
      <div className="qf-planned-list">
        <Below place="institutions" />
      </div>
    </Sheet>
  );
}

function MeetingView({ content: { meeting }, names }: Of<BureauContent>) {
  const { sections, fields } = useSaid(words);
  const nameOf = (id: string | null) => (id === null ? '' : (names[id] ?? ''));
  return (
    <Sheet title={sections.meeting}>
      <dl className="qf-spots">
        <Spot place="meeting.at" label={fields.at}>
          {meeting.at}
        </Spot>
        <Spot place="meeting.chair" label={fields.chair}>
          {nameOf(meeting.chair)}
        </Spot>
        <Spot place="meeting.recorder" label={fields.recorder}>
          {nameOf(meeting.recorder)}
        </Spot>
        <Spot place="meeting.present" label={fields.present} wide>
          {meeting.present.map(nameOf).join('、')}
        </Spot>
        <Spot place="meeting.absent" label={fields.absent} wide>
          {meeting.absent.map(nameOf).join('、')}
        </Spot>
        <Spot place="meeting.conclusion" label={fields.conclusion} wide>
          {meeting.conclusion}
        </Spot>
      </dl>
    </Sheet>
  );
}
