import { Deed } from '#platform/web/Deed.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { evaluate, linkInstitution, register, type RiskPoint } from '../contract/point.ts';
import { levels } from '../level.ts';
import { words } from '../words.ts';
import { useChoices } from './AddRiskPoint.tsx';
import { AddMeasure } from './MeasureDeeds.tsx';
import { PointRevise } from './PointRevise.tsx';

type Props = Readonly<{ point: RiskPoint }>;

/** The deeds that the server says are open: tending for the department's head and the office, level and number for the office. */
export function PointDeeds({ point }: Props) {
  const said = useSaid(words);
  const open = (deed: RiskPoint['deeds'][number]) => point.deeds.includes(deed);
  const sent = { params: { id: point.id } };
  const proposal =
    point.proposal === null ? '' : `${said.proposed({ likelihood: point.likelihood, harm: point.harm })}${said.levels[point.proposal as 1 | 2 | 3]}`;
  return (
    <>
      {open('tend') && <TendDeeds point={point} />}
      {open('evaluate') && (
        <Deed
          endpoint={evaluate}
          sent={sent}
          label={said.deeds.evaluate}
          primary={point.state === 'draft'}
          fields={[
            {
              name: 'level',
              label: said.columns.level,
              kind: 'select',
              required: true,
              options: levels.map((value) => ({ value, label: said.levels[value] })),
              initial: point.level ?? point.proposal,
            },
            { name: 'opinion', label: said.columns.opinion, kind: 'area', help: said.opinionHelp, initial: point.opinion },
          ]}
        >
          <p className="qf-quiet">{proposal}</p>
        </Deed>
      )}
      {open('revise') && <PointRevise point={point} />}
      {open('register') && <Deed endpoint={register} sent={sent} label={said.deeds.register} primary />}
    </>
  );
}

function TendDeeds({ point }: Props) {
  const said = useSaid(words);
  const { columns } = said;
  const choices = useChoices();
  const sent = { params: { id: point.id } };
  const linked = new Set(point.institutions.map(({ id }) => id));
  const free = choices.institutions.filter(({ id }) => !linked.has(id));
  return (
    <>
      <Deed
        endpoint={linkInstitution}
        sent={sent}
        label={said.deeds.link}
        fields={[
          {
            name: 'institutionId',
            label: columns.institution,
            kind: 'select',
            required: true,
            options: free.map(({ id, title }) => ({ value: id, label: title })),
          },
        ]}
      />
      <AddMeasure pointId={point.id} />
    </>
  );
}
