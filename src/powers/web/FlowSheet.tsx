import { useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { FlowDiagram } from '#platform/web/parts/FlowDiagram.tsx';
import { LoopStrip } from '#platform/web/parts/LoopStrip.tsx';
import { Rows } from '#platform/web/parts/Rows.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { address } from '#platform/web/call.ts';
import { downloadFlowchart } from '../contract/flowchart.ts';
import type { Power, StepRules } from '../contract/power.ts';
import { words } from '../words.ts';
import { limitText } from './limitText.ts';

type Props = Readonly<{ version: Power['version']; node: string | null; onStep: (node: string) => void }>;

/** The flowchart, the chosen step's particulars beside it, and the same as a list for those who cannot see it. */
export function FlowSheet({ version, node, onStep }: Props) {
  const said = useSaid(words);
  const step = version.steps.find((it) => it.node === node);
  if (version.flowchart === null) {
    return (
      <Sheet title={said.flowchart}>
        <EmptyList says={said.noFlowchart} />
      </Sheet>
    );
  }
  const file = (
    <a href={address(downloadFlowchart, { params: { id: version.id } })} download>
      {said.deeds.download}
    </a>
  );
  return (
    <>
      <div className="qf-columns" data-side={step && true}>
        <Sheet title={said.flowchart} note={step ? said.versionOf({ number: version.number }) : said.chooseStep} link={file}>
          <FlowDiagram xml={version.flowchart} chosen={node} onStep={(id) => version.steps.some((it) => it.node === id) && onStep(id)} />
        </Sheet>
        {step && (
          <Sheet title={step.name} note={said.step}>
            <StepParticulars step={step} versionId={version.id} />
          </Sheet>
        )}
      </div>
      <StepList steps={version.steps} onStep={onStep} />
    </>
  );
}

const limitOf = ({ limit }: StepRules, said: ReturnType<typeof useSaid<typeof words>>): string =>
  limit ? limitText(limit.promised ?? limit.statutory ?? 0, limit.unit, said) : said.noLimit;

const performersOf = ({ performers }: StepRules, anyone: string): string =>
  performers.length === 0 ? anyone : performers.map(({ department, position }) => `${department} ${position}`).join('、');

/** What is asked of a step, and by the strip its risk points and findings. */
function StepParticulars({ step, versionId }: Readonly<{ step: StepRules; versionId: string }>) {
  const said = useSaid(words);
  const separated = step.separatedFrom.map(({ name }) => name).join('、');
  return (
    <>
      <dl className="qf-power-facts">
        <dt>{said.performers}</dt>
        <dd>{performersOf(step, said.anyone)}</dd>
        <dt>{said.stepLimit}</dt>
        <dd>{limitOf(step, said)}</dd>
        <dt>{said.separatedFrom}</dt>
        <dd>{separated || said.noSeparation}</dd>
        {step.stopsClock && (
          <>
            <dt>{said.stopsClock.title}</dt>
            <dd>{said.stopsClock[step.stopsClock]}</dd>
          </>
        )}
      </dl>
      <div className="qf-power-step-loop">
        <LoopStrip kind="step" id={`${versionId}:${step.node}`} here="step" />
      </div>
    </>
  );
}

function StepList({ steps, onStep }: Readonly<{ steps: readonly StepRules[]; onStep: (node: string) => void }>) {
  const said = useSaid(words);
  return (
    <Sheet title={said.steps}>
      <Rows
        rows={steps}
        rowKey={({ node }) => node}
        label={said.steps}
        columns={[
          {
            key: 'name',
            title: said.step,
            render: ({ node, name }) => (
              <button type="button" className="qf-power-step" onClick={() => onStep(node)}>
                {name}
              </button>
            ),
          },
          { key: 'performers', title: said.performers, render: (step) => performersOf(step, said.anyone) },
          { key: 'limit', title: said.stepLimit, width: 140, render: (step) => limitOf(step, said) },
          {
            key: 'separatedFrom',
            title: said.separatedFrom,
            width: 220,
            render: ({ separatedFrom }) => separatedFrom.map(({ name }) => name).join('、') || '—',
          },
        ]}
      />
    </Sheet>
  );
}
