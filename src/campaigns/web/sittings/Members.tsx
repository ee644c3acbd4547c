import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { attendSitting, type Sitting } from '../../contract/sitting.ts';
import { sittingWords as words } from '../../words/sitting.ts';

/** The leading group as it was at the opening, and who of it came. */
export function Members({ sitting: { id, members, deeds } }: Readonly<{ sitting: Sitting }>) {
  const said = useSaid(words);
  const present = members.filter(({ attended }) => attended);
  const options = members.map(({ personId, name, title, seat }) => ({ value: personId, label: `${name}（${title ?? said.seats[seat]}）` }));
  return (
    <Sheet title={said.members} note={said.presentOf({ all: members.length, present: present.length })}>
      <ul className="qf-sitting-members">
        {members.map(({ personId, name, title, seat, attended }) => (
          <li key={personId} data-absent={!attended || undefined}>
            <b>{name}</b>
            <span>
              {said.seats[seat]}
              {title && ` · ${title}`}
            </span>
            {!attended && <small>{said.absent}</small>}
          </li>
        ))}
      </ul>
      {deeds.includes('attend') && (
        <div className="qf-sitting-more">
          <Deed
            endpoint={attendSitting}
            sent={{ params: { id } }}
            label={said.deeds.attend}
            small
            fields={[
              {
                name: 'present',
                label: said.columns.present,
                kind: 'many',
                required: true,
                options,
                initial: present.map(({ personId }) => personId),
              },
            ]}
          />
        </div>
      )}
    </Sheet>
  );
}
