import type { Reply } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { May, useMe } from '#platform/web/me.tsx';
import { addPosition, hold, oversee, type readDepartment } from '../contract/structure.ts';
import { words } from '../words.ts';
import { usePeople, useYesNo } from './choices.ts';

type Props = Readonly<{ it: Reply<typeof readDepartment> }>;

/** What the office does with a department of its own bureau. */
export function DepartmentDeeds({ it }: Props) {
  const { bureau } = useMe();
  if (it.bureauId !== bureau.id) return null;
  return (
    <May call={addPosition}>
      <Deeds it={it} />
    </May>
  );
}

function Deeds({ it }: Props) {
  const said = useSaid(words);
  const { today } = useMe();
  const people = usePeople(it.bureauId);
  const leaders = usePeople(it.bureauId, ['bureauHead', 'partyCommittee']);
  const yesNo = useYesNo();
  const { columns, deeds } = said;
  const from = { name: 'validFrom', label: columns.validFrom, kind: 'day', required: true, initial: today } as const;
  const positions = it.positions.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Deed
        endpoint={addPosition}
        sent={{ params: { id: it.id } }}
        label={deeds.addPosition}
        fields={[
          { name: 'name', label: columns.position, kind: 'text', required: true },
          { name: 'duties', label: columns.duties, kind: 'area' },
          { name: 'keyPosition', label: columns.keyPosition, kind: 'select', options: yesNo },
        ]}
      />
      <Deed
        endpoint={hold}
        label={deeds.hold}
        fields={[
          { name: 'positionId', label: columns.position, kind: 'select', required: true, options: positions },
          { name: 'personId', label: columns.person, kind: 'select', required: true, options: people },
          from,
        ]}
      />
      <Deed
        endpoint={oversee}
        sent={{ params: { id: it.id } }}
        label={deeds.oversee}
        fields={[{ name: 'personId', label: columns.leader, kind: 'select', required: true, options: leaders }, from]}
      />
    </>
  );
}
