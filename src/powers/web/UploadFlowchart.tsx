import { UploadOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { type ChangeEvent, useRef } from 'react';
import { useCall } from '#platform/web/call.ts';
import { useSentence } from '#platform/web/joined.tsx';
import { useSaid } from '#platform/web/language.tsx';
import { May } from '#platform/web/me.tsx';
import { uploadFlowchart } from '../contract/flowchart.ts';
import { words } from '../words.ts';

/** A BPMN file into the draft; when it is refused, the node or the place in the file is said beside the button. */
export function UploadFlowchart({ powerId }: Readonly<{ powerId: string }>) {
  const said = useSaid(words);
  const sentence = useSentence();
  const input = useRef<HTMLInputElement>(null);
  const upload = useCall(uploadFlowchart);
  const send = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = ''; // so that the same file may be chosen again once it is mended
    if (!file) return;
    upload.mutate({ params: { id: powerId }, body: file });
  };
  const why = (
    <p role="alert" className="qf-popover">
      {upload.isError && sentence(upload.error)}
    </p>
  );
  return (
    <May call={uploadFlowchart}>
      <input ref={input} type="file" accept=".bpmn,.xml" hidden aria-label={said.deeds.upload} onChange={send} />
      <Popover open={upload.isError} trigger="click" content={why} onOpenChange={(shown) => !shown && upload.reset()}>
        <Button icon={<UploadOutlined />} loading={upload.isPending} onClick={() => input.current?.click()}>
          {said.deeds.upload}
        </Button>
      </Popover>
    </May>
  );
}
