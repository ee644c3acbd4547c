import { Button, Input } from 'antd';
import { useSaid } from '#platform/web/language.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { bounds } from '../../content.ts';
import { words } from '../../words/filling.ts';
import { At } from './marks.tsx';

type Props = Readonly<{ promise: string; template: string | null; onChange: (promise: string) => void }>;

/** 防控承诺: begun with the round's template, which can be rewritten and brought back. */
export function PromiseSheet({ promise, template, onChange }: Props) {
  const said = useSaid(words);
  const own = template !== null && promise.trim() !== template.trim();
  return (
    <Sheet title={said.sections.promise}>
      <div className="qf-form qf-filled">
        <At place="promise" label={said.fields.promise} help={said.hints.promise}>
          {(control) => (
            <Input.TextArea
              {...control}
              value={promise}
              maxLength={bounds.text}
              autoSize={{ minRows: 4, maxRows: 16 }}
              onChange={({ target }) => onChange(target.value)}
            />
          )}
        </At>
        {own && (
          <Button size="small" className="qf-template" onClick={() => onChange(template)}>
            {said.promise.template}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
