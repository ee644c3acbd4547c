import { useSuspenseQuery } from '@tanstack/react-query';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import { ListPage } from '#platform/web/ListPage.tsx';
import { Deadline } from '#platform/web/parts/Deadline.tsx';
import { type LegalReview, listLegalBureaus, listLegalReviews } from '../../contract/review.ts';
import { categories } from '../../power.ts';
import { words } from '../../words.ts';
import { words as reviewWords } from '../../words/review.ts';

/** 法制审核: what waits for legal affairs in every bureau, nearest deadline first. */
export default function LegalPage() {
  const said = useSaid(words);
  const review = useSaid(reviewWords);
  const { data: bureaus } = useSuspenseQuery(query(listLegalBureaus, {}));
  const { columns } = review;
  return (
    <ListPage
      endpoint={listLegalReviews}
      words={{ title: review.legal.title, path: [said.group], empty: review.legal.empty }}
      rowHref={({ id, powerId }) => `/powers/${powerId}/review?version=${id}`}
      columns={[
        { key: 'code', title: said.columns.code, width: 110, sort: 'code' },
        { key: 'name', title: said.columns.name, sort: 'name' },
        { key: 'bureau', title: columns.bureau, width: 150, sort: 'bureau' },
        { key: 'version', title: said.columns.version, width: 56, align: 'right' },
        { key: 'changed', title: columns.changed, width: 190, render: (row) => changedText(row, review) },
        { key: 'submittedBy', title: columns.submittedBy, width: 80 },
        { key: 'submittedOn', title: columns.submittedOn, width: 104 },
        { key: 'since', title: columns.since, width: 104, sort: 'since', spare: true },
        { key: 'waiting', title: columns.waiting, width: 96, align: 'right' },
        {
          key: 'dueOn',
          title: columns.dueOn,
          width: 110,
          sort: 'dueOn',
          render: ({ dueOn, due }) => <Deadline due={dueOn} rule={due && said.rules.legalReview(due)} />,
        },
      ]}
      filters={[
        { key: 'bureau', label: columns.bureau, options: bureaus.map(({ id, name }) => ({ value: id, label: name })) },
        { key: 'category', label: said.columns.category, options: categories.map((value) => ({ value, label: said.categories[value] })) },
        { key: 'late', label: columns.late, options: (['yes', 'no'] as const).map((value) => ({ value, label: review.legal.late[value] })) },
      ]}
    />
  );
}

function changedText(
  { changedFields: fields, changedElements: elements }: LegalReview,
  { legal }: ReturnType<typeof useSaid<typeof reviewWords>>,
): string {
  if (fields === null) return legal.first;
  return fields === 0 && !elements ? legal.same : legal.changed({ fields, elements });
}
