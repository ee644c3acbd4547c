import type { ReactNode } from 'react';
import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import type { Line } from '../../content.ts';
import { words } from '../../words/reviewing.ts';
import { KnownSheet } from '../filling/KnownSheet.tsx';
import { inOrder } from '../filling/order.ts';
import type { Begun } from '../filling/useForm.ts';
import { Course, PlanQuote } from './Course.tsx';
import { AfterPoints, BeforePoints } from './OwnView.tsx';
import { PointView } from './PointView.tsx';
import { StepsSheet } from './StepsSheet.tsx';
import './reading.css';

/** A form to be read: what it says, every rating, what was done to it, and who signed. */
export function Reading({ form }: Readonly<{ form: Begun }>) {
  const { content } = form;
  return (
    <div className="qf-columns" data-side>
      <div className="qf-stack">
        <KnownSheet form={form} />
        <BeforePoints form={form} content={content} />
        <Points lines={inOrder(content)}>
          {(line, number) => <PointView key={line.id} form={form} tier={content.tier} line={line} number={number} />}
        </Points>
        <AfterPoints form={form} content={content} />
        <StepsSheet form={form} />
      </div>
      <aside className="qf-stack">
        <Course form={form} />
        <PlanQuote tier={form.tier} />
      </aside>
    </div>
  );
}

type PointsProps = Readonly<{ lines: readonly Line[]; children: (line: Line, number: number) => ReactNode }>;

export function Points({ lines, children }: PointsProps) {
  const { reading, forms } = useSaid(words);
  return (
    <Sheet title={reading.points} note={forms.points({ count: lines.length })}>
      {lines.length === 0 && <EmptyList says={reading.noPoints} />}
      {lines.map((line, at) => children(line, at + 1))}
    </Sheet>
  );
}
