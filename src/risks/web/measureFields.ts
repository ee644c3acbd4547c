import type { Said } from '#platform/words.ts';
import type { Field } from '#platform/web/fields.tsx';
import type { Measure } from '../contract/measure.ts';
import { measureKinds, periods, type MeasureKind, type Period } from '../measure.ts';
import type { words } from '../words.ts';
import type { measureWords } from '../words/measure.ts';
import { type Choices, peopleOf } from './AddRiskPoint.tsx';

type Books = Readonly<{ said: Said<typeof words>; own: Said<typeof measureWords>; choices: Choices }>;
export type Proposed = Readonly<Partial<{ text: string; kind: MeasureKind; every: Period; responsibleId: string | null }>>;

const common = ({ said, own, choices }: Books, known?: Proposed & Readonly<{ dueOn?: string | null; institutionId?: string | null }>): Field[] => [
  { name: 'text', label: said.columns.measure, kind: 'area', required: true, initial: known?.text },
  {
    name: 'kind',
    label: said.columns.measureKind,
    kind: 'select',
    required: true,
    options: measureKinds.map((value) => ({ value, label: said.measureKinds[value] })),
    initial: known?.kind,
  },
  {
    name: 'responsibleId',
    label: said.columns.responsible,
    kind: 'select',
    required: true,
    options: peopleOf(choices),
    initial: known?.responsibleId,
  },
  { name: 'dueOn', label: said.columns.dueOn, kind: 'day', initial: known?.dueOn, help: own.firstDay },
  {
    name: 'institutionId',
    label: own.institution,
    kind: 'select',
    options: choices.institutions.map(({ id, title }) => ({ value: id, label: title })),
    initial: known?.institutionId,
  },
];

/** What is asked of a new measure; how often it comes round stands before its day. */
export function newMeasureFields(books: Books, proposed?: Proposed): Field[] {
  const { own } = books;
  const fields = common(books, proposed);
  const every: Field = {
    name: 'every',
    label: own.every,
    kind: 'select',
    options: periods.map((value) => ({ value, label: own.periods[value] })),
    initial: proposed?.every,
  };
  return [...fields.slice(0, 3), every, ...fields.slice(3)];
}

/** What may be changed of a measure: the day is that of the time by which it stands. */
export function measureChangeFields(books: Books, measure: Measure): Field[] {
  const { text, kind, responsibleId, dueOn, institutionId } = measure;
  const fields = common(books, { text, ...(kind && { kind }), responsibleId, dueOn, institutionId }).map((field) =>
    field.name === 'dueOn' ? { ...field, help: undefined } : field,
  );
  return [...fields, { name: 'reason', label: books.own.reason, kind: 'area', required: true, help: books.own.changeNote }];
}
