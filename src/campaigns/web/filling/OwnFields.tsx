import { Input } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { bounds, type PositionContent } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { At } from './marks.tsx';

type Props = Readonly<{ content: PositionContent; onChange: (content: PositionContent) => void }>;
const short = ['sex', 'birth', 'party', 'since'] as const;

/** 本人情况 and 岗位职责 of a position's form. */
export function OwnFields({ content, onChange }: Props) {
  const said = useSaid(words);
  return (
    <Sheet title={said.sections.person}>
      <div className="qf-form qf-form-wide qf-filled">
        {short.map((field) => (
          <At key={field} place={field} label={said.fields[field]} optional>
            {(control) => (
              <Input
                {...control}
                value={content[field]}
                maxLength={bounds.short}
                onChange={({ target }) => onChange({ ...content, [field]: target.value })}
              />
            )}
          </At>
        ))}
        <At place="duties" label={said.fields.duties} help={said.hints.duties} wide>
          {(control) => (
            <Input.TextArea
              {...control}
              value={content.duties}
              maxLength={bounds.text}
              autoSize={{ minRows: 3, maxRows: 14 }}
              onChange={({ target }) => onChange({ ...content, duties: target.value })}
            />
          )}
        </At>
      </div>
    </Sheet>
  );
}
