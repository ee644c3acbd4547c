import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { query } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay, useMe } from '#platform/web/me.tsx';
import { abolishInstitution, addInstitution, changeInstitution, enactInstitution, type Institution, listKeepers } from '../contract.ts';
import { institutionMachine } from '../institution.ts';
import { words } from '../words.ts';
import { institutionFields } from './institutionFields.ts';

const none: ReadonlyArray<{ id: string; name: string }> = [];

function useKeepers() {
  const may = useMay(listKeepers);
  return useQuery({ ...query(listKeepers, {}), enabled: may }).data ?? none;
}

export function AddInstitution() {
  const said = useSaid(words);
  const go = useNavigate();
  const keepers = useKeepers();
  return (
    <Deed
      endpoint={addInstitution}
      label={said.deeds.add}
      primary
      fields={institutionFields(said, keepers)}
      after={({ id }) => go(`/institutions/${id}`)}
    />
  );
}

/** Change, enact, abolish: what the institution's status allows. */
export function InstitutionDeeds({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(words);
  const { today } = useMe();
  const keepers = useKeepers();
  const sent = { params: { id: it.id } };
  const moves = institutionMachine[it.status];
  return (
    <>
      {it.status !== 'abolished' && (
        <Deed endpoint={changeInstitution} sent={sent} label={said.deeds.change} fields={institutionFields(said, keepers, it)} />
      )}
      {moves.abolish && (
        <Deed
          endpoint={abolishInstitution}
          sent={sent}
          label={said.deeds.abolish}
          fields={[{ name: 'reason', label: said.columns.reason, kind: 'area', required: true }]}
        />
      )}
      {moves.enact && (
        <Deed
          endpoint={enactInstitution}
          sent={sent}
          label={said.deeds.enact}
          primary
          fields={[{ name: 'effectiveFrom', label: said.columns.effectiveFrom, kind: 'day', required: true, initial: today }]}
        />
      )}
    </>
  );
}
