import { stamp, useSaid } from '#platform/web/language.tsx';
import { ProcessList, type ProcessStep } from '#platform/web/parts/ProcessList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Suggestion } from '../contract.ts';
import { words } from '../words.ts';

/** What is done, what comes next and with whom. A department has its part only where the suggestion was dispatched to one. */
export function Course({ it }: Readonly<{ it: Suggestion }>) {
  const said = useSaid(words);
  const { course } = said;
  const last = (deed: Suggestion['deeds'][number]) => it.entries.findLast((entry) => entry.deed === deed)?.at;
  const day = (at: string | undefined) => at && stamp(at).slice(0, 10);
  const end = last('takeUp') ?? last('decline');
  const steps: ProcessStep[] = [
    { name: course.give, by: it.author ?? said.sources[it.source], day: day(it.receivedAt), stage: 'done' },
    { name: course.handle, day: day(last('dispatch')), stage: it.state === 'received' ? 'doing' : 'done' },
    ...(it.department
      ? [
          {
            name: course.answer,
            by: it.department,
            day: it.state === 'dispatched' ? '' : day(last('answer')),
            stage: it.state === 'dispatched' ? ('doing' as const) : ('done' as const),
            note: it.state === 'dispatched' && it.dueOn,
          },
        ]
      : []),
    {
      name: course.settle,
      day: day(end),
      stage: end ? 'done' : it.state === 'answered' ? 'doing' : 'waiting',
      note: end && said.states[it.state],
    },
  ];
  return (
    <Sheet title={said.sheets.course}>
      <ProcessList steps={steps} />
    </Sheet>
  );
}
