import type { Tx } from '#platform/db.ts';
import type { Checkups, Gap } from '#platform/loop.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { sentenceIn } from '#platform/sentence.ts';
import type { Language, WordBook } from '#platform/words.ts';
import { moduleWords } from './web/modules.ts';

type Filter = Readonly<{ q?: string | undefined; kind?: string | undefined; department?: string | undefined }>;

/** What every module's check-up finds for the actor, in the order of the modules. */
export async function gapsFor(checkups: readonly Checkups[], tx: Tx, actor: Actor, moment: Moment, filter: Filter): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const of of checkups) gaps.push(...(await of(tx, actor, moment)));
  return gaps.filter((gap) => isAsked(gap, filter));
}

const isAsked = ({ part, kind, department, about }: Gap, asked: Filter): boolean =>
  (asked.kind === undefined || asked.kind === `${part}.${kind}`) &&
  (asked.department === undefined || asked.department === department.id) &&
  (asked.q === undefined || about.label.toLowerCase().includes(asked.q.toLowerCase()));

/** A gap as a row of a spreadsheet, in words. */
export function inWords(gap: Gap, language: Language) {
  const book = ((moduleWords[gap.part]?.['checkups'] ?? {}) as WordBook)[gap.kind] as WordBook;
  const [title, says, why] = ['title', 'says', 'why'].map((key) => sentenceIn(book, key, gap.facts, language));
  return { ...gap, title, says, why, label: gap.about.label, departmentName: gap.department.name };
}
