import { Input, Select } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { type BureauContent, bounds, type Meeting } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { At } from './marks.tsx';
import type { Offer } from './offer.ts';

type Props = Readonly<{ content: BureauContent; offer: Offer; onChange: (content: BureauContent) => void }>;

/** 党委会讨论情况. */
export function MeetingFields({ content, offer, onChange }: Props) {
  const said = useSaid(words);
  const { meeting } = content;
  const set = (change: Partial<Meeting>) => onChange({ ...content, meeting: { ...meeting, ...change } });
  const options = offer.people.map(({ id, name }) => ({ value: id, label: name }));
  const chosen = (key: 'present' | 'absent', ids: readonly string[]): Partial<Meeting> => {
    const other = key === 'present' ? 'absent' : 'present'; // nobody is both
    return { [key]: ids, [other]: meeting[other].filter((it) => !ids.includes(it)) };
  };
  const several = (key: 'present' | 'absent') => (
    <At place={`meeting.${key}`} label={said.fields[key]} optional={key === 'absent'} wide>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          value={[...meeting[key]]}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(it: string[]) => set(chosen(key, it))}
        />
      )}
    </At>
  );
  const one = (key: 'chair' | 'recorder') => (
    <At place={`meeting.${key}`} label={said.fields[key]}>
      {(control) => (
        <Select
          {...control}
          value={meeting[key]}
          placeholder={said.choose}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(it) => set({ [key]: it })}
        />
      )}
    </At>
  );
  return (
    <Sheet title={said.sections.meeting}>
      <div className="qf-form qf-form-wide qf-filled">
        <At place="meeting.at" label={said.fields.at}>
          {(control) => <Input {...control} type="date" value={meeting.at ?? ''} onChange={({ target }) => set({ at: target.value || null })} />}
        </At>
        {one('chair')}
        {one('recorder')}
        {several('present')}
        {several('absent')}
        <At place="meeting.conclusion" label={said.fields.conclusion} wide>
          {(control) => (
            <Input.TextArea
              {...control}
              value={meeting.conclusion}
              maxLength={bounds.text}
              autoSize={{ minRows: 2, maxRows: 10 }}
              onChange={({ target }) => set({ conclusion: target.value })}
            />
          )}
        </At>
      </div>
    </Sheet>
  );
}
