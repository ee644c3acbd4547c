import { Link } from 'react-router';
import { reviseInstitution } from '#institutions/contract/institution.ts';
import { useChoices as useKeepers } from '#institutions/web/choices.ts';
import { institutionFields } from '#institutions/web/institutionFields.ts';
import { words as institutionWords } from '#institutions/words.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay, useMe } from '#platform/web/me.tsx';
import { said as inLanguage } from '#platform/words.ts';
import { establishFor, type GapRow } from '../contract/gap.ts';
import { linkInstitution } from '../contract/point.ts';
import { words } from '../words.ts';
import { gapWords } from '../words/gap.ts';
import { useChoices } from './AddRiskPoint.tsx';
import { AddMeasure } from './MeasureDeeds.tsx';
import './measure.css';

type Props = Readonly<{ gap: GapRow }>;

/** The deed that closes a gap, for those who may do it; who may not is told who does. */
export function CloseGap({ gap }: Props) {
  const own = useSaid(gapWords);
  const mayEstablish = useMay(establishFor);
  const tends = useTends(gap);
  if (gap.repair === 'await') return <span className="qf-quiet">{own.repairs.await}</span>;
  if (gap.repair === 'remind') return tends ? <Remind gap={gap} /> : own.repairs.remind;
  return (
    <span className="qf-measure-deeds">
      {!mayEstablish && <span className="qf-quiet">{own.byOffice}</span>}
      {mayEstablish && gap.repair === 'establish' && <Establish gap={gap} />}
      {mayEstablish && gap.repair === 'improve' && <Improve gap={gap} />}
      {mayEstablish && gap.repair === 'finish' && <Link to={`/institutions/${gap.institutionId}`}>{own.repairs.finish}</Link>}
      {tends && gap.repair !== 'finish' && <LinkExisting gap={gap} />}
    </span>
  );
}

/** The office tends all points, a head those of the departments that their own form offers. */
function useTends({ departmentId }: GapRow): boolean {
  const { roles } = useMe();
  const { departments } = useChoices();
  return roles.includes('office') || departments.some(({ id }) => id === departmentId);
}

/** The form of an institution, filled in as far as the point says it; what is made is linked, and the row then leads to it. */
function Establish({ gap }: Props) {
  const own = useSaid(gapWords);
  const book = useSaid(institutionWords);
  const { departments } = useKeepers();
  // the title of an institution is Chinese, whatever the reader's language
  const chinese = inLanguage(words, 'zh-CN');
  const keyArea = gap.keyArea === null || gap.keyArea === 'other' ? '' : chinese.keyAreas[gap.keyArea];
  const title = own.titleOf({ department: gap.department, keyArea });
  const known = { title, documentNumber: '', class: 'powerOperation', action: 'establish', departmentId: gap.departmentId, text: '' };
  return (
    <Deed
      endpoint={establishFor}
      sent={{ params: { id: gap.id } }}
      label={own.repairs.establish}
      small
      fields={institutionFields(book, departments, known)}
    >
      <p className="qf-quiet">{gap.description}</p>
    </Deed>
  );
}

/** Opens the next version of the institution that is linked. */
function Improve({ gap }: Props) {
  const own = useSaid(gapWords);
  const book = useSaid(institutionWords);
  return (
    <Deed
      endpoint={reviseInstitution}
      sent={{ params: { id: gap.institutionId }, body: { action: 'improve' } }}
      label={own.repairs.improve}
      small
      fields={[{ name: 'reason', label: book.columns.reason, kind: 'area', required: true, initial: own.reasonOf({ number: gap.number }) }]}
    >
      <p className="qf-quiet">{gap.institution}</p>
    </Deed>
  );
}

function Remind({ gap }: Props) {
  const own = useSaid(gapWords);
  const proposed = {
    text: own.reminderOf({ description: gap.description }),
    kind: 'prevention' as const,
    every: 'quarter' as const,
    responsibleId: gap.personId,
  };
  return <AddMeasure pointId={gap.id} label={own.repairs.remind} proposed={proposed} small />;
}

function LinkExisting({ gap }: Props) {
  const said = useSaid(words);
  const own = useSaid(gapWords);
  const { institutions } = useChoices();
  const options = institutions.filter(({ id }) => id !== gap.institutionId).map(({ id, title }) => ({ value: id, label: title }));
  const field = { name: 'institutionId', label: said.columns.institution, kind: 'select' as const, required: true, options, help: own.closed };
  return <Deed endpoint={linkInstitution} sent={{ params: { id: gap.id } }} label={own.linkExisting} small fields={[field]} />;
}
