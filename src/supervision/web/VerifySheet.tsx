import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useCall } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { FieldInput } from '#platform/web/fields.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { May } from '#platform/web/me.tsx';
import { points } from '#platform/web/parts/PointsScale.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { verifyInquiry } from '../contract.ts';
import type { Inquiry } from '../contract/inquiries.ts';
import { words } from '../words.ts';

const outcomes = ['justified', 'rectified', 'deduct'] as const;
const shortestOpinion = 5;
type Outcome = (typeof outcomes)[number];

/** 核实: the outcome, the opinion, and with 提请扣分 an item of the schedule for each person chosen. */
export function VerifySheet({ it }: Readonly<{ it: Inquiry }>) {
  const said = useSaid(words);
  const { inquiry } = said;
  const [outcome, setOutcome] = useState<Outcome>('justified');
  const [opinion, setOpinion] = useState('');
  const [tried, setTried] = useState(false);
  const tooShort = opinion.trim().length < shortestOpinion;
  const [items, setItems] = useState<Readonly<Record<string, string | undefined>>>({});
  const verify = useCall(verifyInquiry);
  const deductions = outcome === 'deduct' ? Object.entries(items).flatMap(([personId, item]) => (item ? [{ personId, item }] : [])) : [];
  return (
    <May call={verifyInquiry}>
      <Sheet title={inquiry.verifyTitle}>
        <form
          className="qf-verify"
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (!tooShort) verify.mutate({ params: { id: it.id }, body: { outcome, opinion, deductions } });
          }}
        >
          <fieldset>
            <legend>{inquiry.outcome}</legend>
            <Radio.Group
              value={outcome}
              onChange={({ target }) => setOutcome(target.value as Outcome)}
              options={outcomes.map((value) => ({ value, label: said.outcomes[value] }))}
            />
          </fieldset>
          {outcome === 'deduct' && <Subjects it={it} items={items} onChoose={(person, item) => setItems((now) => ({ ...now, [person]: item }))} />}
          <FieldInput
            field={{ name: 'opinion', label: said.columns.opinion, kind: 'area', required: true, help: inquiry.opinionHint }}
            value={opinion}
            error={tried && tooShort ? inquiry.opinionShort : undefined}
            onChange={(value) => setOpinion(String(value ?? ''))}
          />
          {verify.isError && <Refusal error={verify.error} />}
          <div>
            <Button type="primary" htmlType="submit" loading={verify.isPending}>
              {inquiry.verifySubmit}
            </Button>
          </div>
        </form>
      </Sheet>
    </May>
  );
}

type SubjectsProps = Readonly<{
  it: Inquiry;
  items: Readonly<Record<string, string | undefined>>;
  onChoose: (personId: string, item: string | undefined) => void;
}>;

function Subjects({ it, items, onChoose }: SubjectsProps) {
  const { inquiry } = useSaid(words);
  const options = it.items.map(({ item, behaviour, points: tenths }) => ({
    value: item,
    label: inquiry.points({ item: `${item} ${behaviour}`, points: points(tenths) }),
  }));
  return (
    <fieldset>
      <legend>{inquiry.subjects}</legend>
      <div className="qf-subjects">
        {it.subjects.map(({ personId, name }) => (
          <label key={personId} style={{ display: 'contents' }}>
            {name}
            <Select
              aria-label={`${inquiry.subjects} ${name}`}
              value={items[personId]}
              options={options}
              placeholder={inquiry.noItem}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(item: string | undefined) => onChoose(personId, item)}
            />
          </label>
        ))}
      </div>
      <small className="qf-quiet">{inquiry.subjectsHelp}</small>
    </fieldset>
  );
}
