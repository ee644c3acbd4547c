import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Said } from '#platform/words.ts';
import type { Form } from '../../contract/form.ts';
import { words } from '../../words/filling.ts';

type Pair = readonly [label: string, value: ReactNode];

/** What the records say already: shown as facts, for nobody has to type it. */
export function KnownSheet({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(words);
  return (
    <Sheet title={said.sections.known} note={said.sections.knownFrom}>
      <dl className="qf-known">
        {pairsOf(form, said).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value === null || value === '' ? '—' : value}</dd>
          </div>
        ))}
        {'powers' in form.facts && (
          <div data-wide>
            <dt>{said.fields.powers}</dt>
            <dd>{form.facts.powers.length === 0 ? '—' : form.facts.powers.map((power) => <PowerLink key={power.id} {...power} />)}</dd>
          </div>
        )}
      </dl>
    </Sheet>
  );
}

function PowerLink({ id, code, name }: Readonly<{ id: string; code: string; name: string }>) {
  return <Link to={`/powers/${id}`}>{`${code} ${name}`}</Link>;
}

function pairsOf({ facts, name, department, bureau }: Form, { fields, hints, yes, no }: Said<typeof words>): readonly Pair[] {
  const { headcount: people } = hints;
  if (facts.tier === 'position')
    return [
      [fields.name, name],
      [fields.department, department],
      [fields.positions, facts.positions.map((it) => it.name).join('、')],
      [fields.title, facts.title],
      [fields.key, facts.key ? yes : no],
    ];
  if (facts.tier === 'department')
    return [
      [fields.department, department],
      [fields.head, facts.head],
      [fields.headcount, people(facts.headcount)],
    ];
  return [
    [fields.bureau, bureau],
    [fields.bureauHead, facts.head],
    [fields.committee, facts.committee.map((it) => it.name).join('、')],
    [fields.offices, facts.offices],
    [fields.units, facts.units],
    [fields.people, people(facts.people)],
    [fields.positionPoints, facts.positionPoints],
    [fields.departmentPoints, facts.departmentPoints],
  ];
}
