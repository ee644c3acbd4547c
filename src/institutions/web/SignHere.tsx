import { Deed } from '#platform/web/Deed.tsx';
import { day, instant, useLanguage, useSaid } from '#platform/web/language.tsx';
import type { Institution } from '../contract/institution.ts';
import { signInstitution } from '../contract/receipt.ts';
import { words } from '../words.ts';
import { receiptWords } from '../words/receipt.ts';

/** Whoever is asked to sign sees it first, signs here, and sees that it is signed. */
export function SignHere({ it }: Readonly<{ it: Institution }>) {
  const said = useSaid(receiptWords);
  const { deeds } = useSaid(words);
  const language = useLanguage();
  if (!it.mine || it.state === 'abolished') return null;
  const { dueOn, signedAt } = it.mine;
  return (
    <section className="qf-sheet qf-institution-sign" aria-label={said.title}>
      <p>{signedAt === null ? said.asked(day(dueOn, language)) : said.signed(instant(signedAt, language))}</p>
      {signedAt === null && (
        <Deed endpoint={signInstitution} sent={{ params: { id: it.id }, body: { number: it.number } }} label={deeds.sign} primary />
      )}
    </section>
  );
}
