import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { query, type Reply } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import type { Field, FieldValue, Option } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { useMay } from '#platform/web/me.tsx';
import { addRiskPoint, riskChoices } from '../contract/point.ts';
import { levels } from '../level.ts';
import { aspects, elements, foundBys, keyAreas, tiers } from '../point.ts';
import { words } from '../words.ts';

export type Choices = Reply<typeof riskChoices>;
const nothing: Choices = { departments: [], people: [], steps: [], institutions: [] };

/** What the forms of this module offer; asked for by those alone who may use them. */
export function useChoices(): Choices {
  const may = useMay(riskChoices);
  return useQuery({ ...query(riskChoices, {}), enabled: may }).data ?? nothing;
}

export const peopleOf = ({ people }: Pick<Choices, 'people'>): Option[] =>
  people.map(({ id, name, department }) => ({ value: id, label: `${name} ${department}` }));

/**
 * `on`: the step that the point is seen on, so that it is neither asked nor left. Elsewhere the address may ask for the form, at a step of
 * a department: `?add=…&department=…`.
 */
export function AddRiskPoint({ on }: Readonly<{ on?: Readonly<{ step: string; departmentId: string }> }>) {
  const said = useSaid(words);
  const go = useNavigate();
  const [search] = useSearchParams();
  const [step, department] = [search.get('add'), search.get('department')];
  const choices = useChoices();
  const asked = step !== null && choices !== nothing;
  const known = {
    ...(choices.steps.some(({ versionId, node }) => `${versionId}:${node}` === step) && { step: step! }),
    ...(department && { departmentId: department }),
  };
  const fields = usePointFields(choices, on ? { departmentId: on.departmentId } : asked ? known : undefined);
  const deed = { endpoint: addRiskPoint, label: said.deeds.add, fields };
  if (!on) return <Deed key={String(asked)} {...deed} primary opened={asked} after={({ id }) => go(`/risks/${id}`)} />;
  return <Deed {...deed} small sent={{ body: { step: on.step } }} fields={fields.filter(({ name }) => name !== 'step')} />;
}

type Known = Readonly<Record<string, FieldValue>>;
const nothingKnown: Known = {};

/** What is asked of a new risk point. `known`: by field, what stands there already. */
export function usePointFields(choices: Omit<Choices, 'institutions'>, known = nothingKnown): Field[] {
  return usePlainFields(choices).map((field) => ({ ...field, initial: known[field.name] }));
}

function usePlainFields(choices: Omit<Choices, 'institutions'>): Field[] {
  const said = useSaid(words);
  const { columns } = said;
  const among = (name: string, label: string, options: readonly Option[], required = true): Field => ({
    name,
    label,
    kind: 'select',
    options,
    required,
  });
  const grade = (name: string, label: string): Field => ({ name, label, kind: 'number', min: 1, max: 5, required: true });
  return [
    { name: 'description', label: columns.description, kind: 'area', required: true },
    among(
      'tier',
      columns.tier,
      tiers.map((value) => ({ value, label: said.tiers[value] })),
    ),
    among(
      'departmentId',
      columns.department,
      choices.departments.map(({ id, name }) => ({ value: id, label: name })),
    ),
    among('personId', columns.person, peopleOf(choices), false),
    among(
      'keyArea',
      columns.keyArea,
      keyAreas.map((value) => ({ value, label: said.keyAreas[value] })),
    ),
    among(
      'aspect',
      columns.aspect,
      aspects.map((value) => ({ value, label: said.aspects[value] })),
    ),
    among(
      'element',
      columns.element,
      elements.map((value) => ({ value, label: said.elements[value] })),
    ),
    among(
      'foundBy',
      columns.foundBy,
      foundBys.map((value) => ({ value, label: said.foundBys[value] })),
    ),
    grade('likelihood', columns.likelihood),
    grade('harm', columns.harm),
    among(
      'selfLevel',
      columns.selfLevel,
      levels.map((value) => ({ value, label: said.levels[value] })),
    ),
    among(
      'step',
      columns.power,
      choices.steps.map(({ versionId, node, code, power, name }) => ({ value: `${versionId}:${node}`, label: `${code} ${power}，${name}` })),
      false,
    ),
  ];
}
