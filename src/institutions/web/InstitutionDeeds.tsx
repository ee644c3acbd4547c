import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMe } from '#platform/web/me.tsx';
import * as contract from '../contract/institution.ts';
import { getVersion } from '../contract/version.ts';
import { words } from '../words.ts';
import { AttachFile } from './AttachFile.tsx';
import { useChoices } from './choices.ts';
import { abolishFields, actionField, institutionFields } from './institutionFields.ts';

export function AddInstitution() {
  const said = useSaid(words);
  const go = useNavigate();
  const { departments } = useChoices();
  return (
    <Deed
      endpoint={contract.addInstitution}
      label={said.deeds.add}
      primary
      fields={institutionFields(said, departments)}
      after={({ id }) => go(`/institutions/${id}`)}
    />
  );
}

type Props = Readonly<{ it: contract.Institution }>;

/** What the institution's state allows the office to do, the deed that leads on as the last. */
export function InstitutionDeeds({ it }: Props) {
  const said = useSaid(words);
  const { today } = useMe();
  const { successors } = useChoices();
  const sent = { params: { id: it.id } };
  const open = new Set(it.deeds);
  const others = successors.filter(({ id }) => id !== it.id);
  return (
    <>
      {open.has('abolish') && (
        <Deed endpoint={contract.abolishInstitution} sent={sent} label={said.deeds.abolish} fields={abolishFields(said, others)} />
      )}
      {open.has('discard') && <Deed endpoint={contract.discardDraft} sent={sent} label={said.deeds.discard} confirm={said.help.discard} />}
      {open.has('change') && <ChangeDraft it={it} />}
      {open.has('revise') && <Revise it={it} />}
      {open.has('enact') && (
        <Deed
          endpoint={contract.enactInstitution}
          sent={{ ...sent, body: { revision: it.revision } }}
          label={said.deeds.enact}
          primary
          fields={[{ name: 'effectiveFrom', label: said.columns.effectiveFrom, kind: 'day', required: true, initial: today, help: said.help.enact }]}
        />
      )}
    </>
  );
}

function Revise({ it }: Props) {
  const said = useSaid(words);
  return (
    <Deed
      endpoint={contract.reviseInstitution}
      sent={{ params: { id: it.id } }}
      label={said.deeds.revise}
      primary
      fields={[{ name: 'reason', label: said.columns.reason, kind: 'area', required: true, help: said.help.revise }, actionField(said)]}
    />
  );
}

/** Changes what is drafted, and files the document with it. */
function ChangeDraft({ it }: Props) {
  const said = useSaid(words);
  const { departments } = useChoices();
  const { data: draft } = useQuery(query(getVersion, { params: { id: it.id, number: 0 } }));
  return (
    <>
      <AttachFile it={it} />
      {draft && (
        <Deed
          key={it.revision}
          endpoint={contract.changeInstitution}
          sent={{ params: { id: it.id }, body: { revision: it.revision } }}
          label={said.deeds.change}
          fields={institutionFields(said, departments, { ...draft, action: it.action, departmentId: it.departmentId })}
        />
      )}
    </>
  );
}
