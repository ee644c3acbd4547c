import { useState } from 'react';
import { attachmentWords } from '#platform/attachments/words.ts';
import { acceptedEndings, largestAttachment } from '#platform/attachments/kinds.ts';
import { address, useCall } from '#platform/web/call.ts';
import { Deed } from '#platform/web/Deed.tsx';
import '#platform/web/file.css';
import { useSentence } from '#platform/web/joined.tsx';
import { stamp, useSaid } from '#platform/web/language.tsx';
import { EmptyList } from '#platform/web/parts/EmptyList.tsx';
import { Sheet } from '#platform/web/parts/Sheet.tsx';
import { downloadEvidence, type Measure, type MeasureEntry, showEvidence, showFile } from '../contract/measure.ts';
import { measureWords } from '../words/measure.ts';
import { words } from '../words.ts';

type Props = Readonly<{ measure: Measure }>;

/** What was shown and decided, in the order in which it was; and, for those who carry the measure out, the ways to add to it. */
export function Evidence({ measure }: Props) {
  const own = useSaid(measureWords);
  const mayShow = measure.times.some(({ deeds }) => deeds.includes('show'));
  return (
    <Sheet title={own.course} note={own.courseNote}>
      {mayShow && <AddEvidence measure={measure} />}
      {measure.entries.length === 0 && <EmptyList says={own.noCourse} />}
      {measure.entries.length > 0 && (
        <ol className="qf-evidence">
          {measure.entries.map((entry) => (
            <Entry key={entry.id} measure={measure} entry={entry} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

function Entry({ measure, entry }: Props & Readonly<{ entry: MeasureEntry }>) {
  const own = useSaid(measureWords);
  const kinds = useSaid(attachmentWords).kinds;
  const { id, fileId, file, fileKind, fileSize, number, deed, text, by, at } = { ...entry, id: measure.id };
  return (
    <li>
      <time dateTime={at}>{stamp(at)}</time>
      <span>{by}</span>
      <b>{own.entries[deed]}</b>
      {measure.every !== null && <span className="qf-quiet">{number === null ? own.whole : own.nth({ number })}</span>}
      {text && <p>{text}</p>}
      {fileId && fileKind && (
        <p>
          <a href={address(downloadEvidence, { params: { id, file: fileId } })} download>
            {file}
          </a>{' '}
          <small className="qf-quiet">
            {kinds[fileKind]}, {own.size({ kilobytes: Math.ceil((fileSize ?? 0) / 1000) })}
          </small>
        </p>
      )}
    </li>
  );
}

type Sending = Readonly<{ now: string | null; done: number; refused: readonly string[] }>;

/** For the time by which the measure stands: a note, or files one after another; what is refused says why, and the others are kept. */
function AddEvidence({ measure }: Props) {
  const said = useSaid(words);
  const own = useSaid(measureWords);
  const help = useSaid(attachmentWords).help({ limit: largestAttachment });
  const sentence = useSentence();
  const upload = useCall(showFile);
  const [sending, setSending] = useState<Sending>({ now: null, done: 0, refused: [] });
  const time =
    measure.times.find(({ deeds, status }) => deeds.includes('show') && status !== 'done') ??
    measure.times.findLast(({ deeds }) => deeds.includes('show'))!;
  const send = async (files: readonly File[]) => {
    const refused: string[] = [];
    for (const [at, file] of files.entries()) {
      setSending({ now: file.name, done: at - refused.length, refused });
      await upload
        .mutateAsync({ params: { id: measure.id }, query: { name: file.name.slice(-300), number: time.number }, body: file })
        .catch((error: unknown) => refused.push(own.notUploaded({ name: file.name, why: sentence(error) })));
    }
    setSending({ now: null, done: files.length - refused.length, refused });
  };
  return (
    <div className="qf-evidence-add">
      <label className="qf-file qf-field-file">
        <input
          type="file"
          multiple
          accept={acceptedEndings}
          disabled={sending.now !== null}
          onChange={({ target }) => void send([...(target.files ?? [])]).finally(() => (target.value = ''))}
        />
        <b>{own.addFiles}</b>
        <span>{own.dropHere({ help })}</span>
      </label>
      <Deed
        endpoint={showEvidence}
        sent={{ params: { id: measure.id }, body: { number: time.number } }}
        label={own.addText}
        fields={[{ name: 'text', label: said.columns.evidence, kind: 'area', required: true }]}
      />
      <output>
        {sending.now !== null ? own.uploading({ name: sending.now }) : sending.done > 0 && own.uploaded({ count: sending.done })}
        {sending.refused.map((why) => (
          <b key={why}>{why}</b>
        ))}
      </output>
    </div>
  );
}
