import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { query } from '#platform/web/call.ts';
import { useSaid } from '#platform/web/language.tsx';
import type { ShownStep } from '#platform/web/panel.ts';
import { LevelMark } from '#platform/web/parts/LevelMark.tsx';
import { listRiskPoints } from '../contract/register.ts';
import { words } from '../words.ts';
import { AddRiskPoint } from './AddRiskPoint.tsx';
import './register.css';

const most = 20;

/** The risk points of a step, beside its flowchart: what is known, and the form for what is seen just now. */
export default function StepPoints({ powerId, versionId, departmentId, node }: ShownStep) {
  const said = useSaid(words);
  const { data } = useQuery(query(listRiskPoints, { query: { power: powerId, node, limit: most, sort: 'level' } }));
  return (
    <section className="qf-step-points">
      <h3>{said.columns.risk}</h3>
      {data?.rows.length === 0 && <p className="qf-quiet">{said.onStep.none}</p>}
      <ul>
        {data?.rows.map(({ id, number, description, level }) => (
          <li key={id}>
            <LevelMark level={level} />
            <Link to={`/risks/${id}`}>{[number, description].filter(Boolean).join(' ')}</Link>
          </li>
        ))}
      </ul>
      {versionId === null ? <p className="qf-quiet">{said.onStep.notYet}</p> : <AddRiskPoint on={{ step: `${versionId}:${node}`, departmentId }} />}
    </section>
  );
}
