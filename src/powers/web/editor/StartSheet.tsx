import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { call, query, Refused } from '#platform/web/call.ts';
import { Refusal } from '#platform/web/DeedForm.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { getPower, listPowers } from '../../contract/power.ts';
import { emptyFlowchart, linearFlowchart, stepsIn } from '../../layout.ts';
import { words } from '../../words/editor.ts';
import { useDesk } from './desk.tsx';
import { fileText } from './fileText.ts';
import type { Why } from './opening.ts';

type Props = Readonly<{ onBegun: () => void }>;

/** Where a flowchart may start from. What cannot be opened is said, by name and place. */
export function StartSheet({ onBegun }: Props) {
  const said = useSaid(words).start;
  const { power, put } = useDesk();
  const [refusal, setRefusal] = useState<Why | null>(null);
  const begin = async (xml: string) => {
    const { refusal: why } = await put(xml);
    setRefusal(why);
    if (!why) onBegun();
    return why === null;
  };
  return (
    <div className="qf-editor-starts">
      {refusal && <Refusal error={new Refused(0, refusal.code, refusal.facts)} />}
      <Start title={said.empty} note={said.emptyNote}>
        <Button onClick={() => void begin(emptyFlowchart(power))}>{said.begin}</Button>
      </Start>
      <FromProcedure onTake={begin} />
      <FromPower onTake={begin} />
      <FromFile onTake={begin} onRefused={setRefusal} />
    </div>
  );
}

type StartProps = Readonly<{ title: string; note: ReactNode; children: ReactNode }>;

function Start({ title, note, children }: StartProps) {
  return (
    <section>
      <h3>{title}</h3>
      <div className="qf-quiet">{note}</div>
      {children}
    </section>
  );
}

type TakeProps = Readonly<{ onTake: (xml: string) => Promise<boolean> }>;
type FileProps = TakeProps & Readonly<{ onRefused: (why: Why) => void }>;

function FromProcedure({ onTake }: TakeProps) {
  const said = useSaid(words).start;
  const { power } = useDesk();
  const steps = stepsIn(power.version.procedure);
  return (
    <Start title={said.procedure} note={steps.length > 0 ? said.procedureNote({ count: steps.length }) : said.noProcedure}>
      {steps.length > 0 && (
        <>
          <p className="qf-editor-steps">{steps.join(' → ')}</p>
          <Button type="primary" onClick={() => void onTake(linearFlowchart(power, steps))}>
            {said.generate}
          </Button>
        </>
      )}
    </Start>
  );
}

function FromPower({ onTake }: TakeProps) {
  const said = useSaid(words).start;
  const { power, drawing } = useDesk();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [empty, setEmpty] = useState(false);
  const id = useId();
  const { data } = useQuery(query(listPowers, { query: { q: typed || undefined, limit: 30, sort: 'code' } }));
  const others = (data?.rows ?? []).filter((it) => it.id !== power.id).map(({ id: value, code, name }) => ({ value, label: `${code} ${name}` }));
  const take = async () => {
    const { version } = await call(getPower, { params: { id: chosen! }, query: {} });
    setEmpty(version.flowchart === null);
    if (version.flowchart !== null && (await onTake(version.flowchart))) drawing.belongTo(power);
  };
  return (
    <Start title={said.copy} note={<label htmlFor={id}>{said.copyNote}</label>}>
      <Select
        id={id}
        value={chosen}
        options={others}
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={said.choose}
        onChange={setChosen}
      />
      {empty && <p className="qf-editor-remark">{said.noFlowchart}</p>}
      <Button disabled={!chosen} onClick={() => void take()}>
        {said.take}
      </Button>
    </Start>
  );
}

function FromFile({ onTake, onRefused }: FileProps) {
  const said = useSaid(words).start;
  const input = useRef<HTMLInputElement>(null);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = ''; // so that the same file may be chosen again once it is mended
    if (!file) return;
    const { text, refusal } = await fileText(file);
    if (refusal) onRefused(refusal);
    else await onTake(text);
  };
  return (
    <Start title={said.upload} note={said.uploadNote}>
      <input ref={input} type="file" accept=".bpmn,.xml" hidden aria-label={said.upload} onChange={(event) => void read(event)} />
      <Button onClick={() => input.current?.click()}>{said.choosing}</Button>
    </Start>
  );
}
