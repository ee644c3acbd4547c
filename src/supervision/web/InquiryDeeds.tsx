import { useSaid } from '#platform/web/language.tsx';
import { Deed } from '#platform/web/Deed.tsx';
import { answerInquiry, dismissInquiry, dispatchInquiry } from '../contract.ts';
import type { Inquiry } from '../contract/inquiries.ts';
import { words } from '../words.ts';

/** What this reader may do with the inquiry now. */
export function InquiryDeeds({ it: { id, moves } }: Readonly<{ it: Inquiry }>) {
  const { deeds, columns, inquiry } = useSaid(words);
  const sent = { params: { id } };
  return (
    <>
      {moves.includes('dismiss') && (
        <Deed
          endpoint={dismissInquiry}
          sent={sent}
          label={deeds.dismiss}
          fields={[{ name: 'reason', label: columns.reason, kind: 'area', required: true, help: inquiry.dismissHelp }]}
        />
      )}
      {moves.includes('dispatch') && (
        <Deed
          endpoint={dispatchInquiry}
          sent={sent}
          label={deeds.dispatch}
          primary
          fields={[{ name: 'note', label: columns.note, kind: 'area', help: inquiry.noteHelp }]}
        />
      )}
      {moves.includes('answer') && (
        <Deed
          endpoint={answerInquiry}
          sent={sent}
          label={deeds.answer}
          primary
          fields={[{ name: 'answer', label: columns.answer, kind: 'area', required: true, help: inquiry.answerHelp }]}
        />
      )}
    </>
  );
}
