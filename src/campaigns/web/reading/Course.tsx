import { stamp, useSaid } from '#platform/web/language.tsx';
import { ProcessList, type ProcessStep } from '#platform/web/parts/ProcessList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Form } from '../../contract/form.ts';
import { words as campaigns } from '../../words.ts';
import { words as filling } from '../../words/filling.ts';
import { words } from '../../words/reviewing.ts';
import { standing } from './standing.ts';

type Deed = Form['steps'][number]['deed'];
type Wanted = Readonly<{ deed: Deed; by: string | null; seat: Form['chain'][number]['seat'] | 'subject' | 'leadingGroup' | 'office' }>;

/** The way of a form from now on, and as far as it has come since it was handed in last: nobody picks it, the organization does. */
function wayOf({ tier, name, chain }: Form): readonly Wanted[] {
  const middle: Wanted[] =
    tier === 'bureau'
      ? [
          { deed: 'adopt', by: null, seat: 'leadingGroup' },
          { deed: 'opine', by: null, seat: 'commission' },
        ]
      : chain.map(({ deed, seat, person, delegate }) => ({ deed, seat, by: delegate ?? person }));
  return [
    { deed: 'submit', by: name, seat: 'subject' },
    ...middle,
    { deed: 'evaluate', by: null, seat: 'leadingGroup' },
    { deed: 'register', by: null, seat: 'office' },
  ];
}

/** 本表走向: who has done what, with whom it lies, and who comes next. */
export function Course({ form }: Readonly<{ form: Form }>) {
  const said = useSaid(campaigns);
  const review = useSaid(words);
  const { sections } = useSaid(filling);
  const done = standing(form);
  const way = wayOf(form);
  const first = way.findIndex(({ deed }) => !done.some((step) => step.deed === deed));
  const steps = way.map(({ deed, by, seat }, at): ProcessStep => {
    const step = done.findLast((it) => it.deed === deed);
    const name = deed === 'submit' ? review.fill : said.deeds[deed];
    if (step) return { name, by: review.whoDid(step), day: stamp(step.at).slice(0, 10), stage: 'done', note: said.seats[step.capacity] };
    const due = deed === 'submit' ? review.until({ day: form.dueOn }) : '';
    return { name, by: by ?? said.seats[seat], day: due, stage: at === first ? 'doing' : 'waiting', note: by && said.seats[seat] };
  });
  return (
    <Sheet title={sections.course}>
      <ProcessList steps={steps} />
    </Sheet>
  );
}

/** What the plan itself says of this form. */
export function PlanQuote({ tier }: Pick<Form, 'tier'>) {
  const { sections, plan } = useSaid(filling);
  return (
    <Sheet title={sections.plan} className="qf-plan">
      <blockquote>{plan[tier]}</blockquote>
      <p className="qf-quiet">{plan.where[tier]}</p>
    </Sheet>
  );
}
