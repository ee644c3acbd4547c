import type { Reply } from '#platform/web/call.ts';
import { useLanguage, useSaid, weekday } from '#platform/web/language.tsx';
import type { previewEffect, previewNotice } from '../contract.ts';
import { words } from '../words.ts';

/** What a notice says and which days it would change, against the calendar in force. */
export function Changes({
  off,
  makeup,
  known,
  changes,
  effect,
}: Reply<typeof previewNotice> & Readonly<{ effect: Reply<typeof previewEffect> | undefined }>) {
  const said = useSaid(words).load;
  const language = useLanguage();
  return (
    <div className="qf-changes">
      <p>{said.holds({ off, makeup, known, days: changes.length })}</p>
      {changes.length > 0 && (
        <ul>
          {changes.map(({ day, works }) => (
            <li key={day}>
              {weekday(day, language)} · {works ? said.works : said.rests}
            </li>
          ))}
        </ul>
      )}
      {effect && <output>{said.effect(effect)}</output>}
      <p className="qf-quiet">{said.after}</p>
    </div>
  );
}
