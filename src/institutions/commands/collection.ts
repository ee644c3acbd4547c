import type { Tx } from '#platform/db.ts';
import { type Block, type Part, wordDocument } from '#platform/documents/word.ts';
import type { Download } from '#platform/endpoint.ts';
import type { Actor, Moment } from '#platform/permissions.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Language, said } from '#platform/words.ts';
import { classes } from '../institution.ts';
import { bureauName, collectionOf } from '../store/collection.ts';
import type { Filter } from '../store/list.ts';
import { type Line, linesOf } from '../text.ts';
import { words } from '../words.ts';
import { collectionWords } from '../words/collection.ts';

/** The most institutions, and characters of all their texts, that one document holds: more is no book that anybody can open. */
const most = { institutions: 600, characters: 3_000_000 };

type Institution = Awaited<ReturnType<typeof collectionOf>>[number];

/**
 * 制度汇编: what is filtered as one Word document with contents, by class; without a state asked for what is in force.
 *
 * @throws Refusal `institutions/collection/too-large`
 */
export async function collectionDocument(tx: Tx, actor: Actor, filter: Filter, language: Language, { today }: Moment): Promise<Download> {
  const found = await collectionOf(tx, actor, filter, most.institutions + 1);
  const characters = found.reduce((sum, { text }) => sum + text.length, 0);
  if (found.length > most.institutions || characters > most.characters) throw new Refusal('institutions/collection/too-large', { ...most });
  const book = said(collectionWords, language);
  const bureau = await bureauName(tx, actor.bureauId);
  const title = book.title(bureau);
  const front: Part = {
    footer: 'none',
    blocks: [
      { kind: 'title', text: title },
      { kind: 'text', text: book.asOf({ day: dayIn(today, language), count: found.length }), align: 'center', after: 12 },
      ...(found.length === 0 ? [] : [{ kind: 'contents', title: book.contents } as const]),
    ],
  };
  const parts = classes.flatMap((of): Part[] => {
    const its = found.filter((it) => it.class === of);
    const name = said(words, language).classes[of];
    return its.length === 0 ? [] : [{ blocks: [{ kind: 'heading', text: name }, ...its.flatMap((it, at) => blocksOf(it, at > 0, language))] }];
  });
  return wordDocument(title, title, [front, ...parts]);
}

/** 2026年3月5日 in Chinese. */
function dayIn(text: string, language: Language): string {
  const [year, month, day] = text.split('-').map(Number);
  return language === 'en' ? text : `${year}年${month}月${day}日`;
}

function blocksOf(
  { title, documentNumber, effectiveFrom, status, department, text, file }: Institution,
  newPage: boolean,
  language: Language,
): Block[] {
  const book = said(collectionWords, language);
  const lines = linesOf(text);
  const standing = effectiveFrom === null ? said(words, language).statuses[status] : book.inForceFrom(dayIn(effectiveFrom, language));
  return [
    { kind: 'subheading', text: title, newPage },
    { kind: 'text', text: [documentNumber, department, standing].join('　'), size: 11, after: 8 },
    ...(lines.length === 0 ? [{ kind: 'text', text: file === null ? book.noText : book.onlyFile(file), indent: true } as const] : lines.map(blockOf)),
  ];
}

function blockOf({ kind, text }: Line): Block {
  if (kind === 'chapter') return { kind: 'text', text, align: 'center', bold: true, size: 14, before: 10, after: 8 };
  if (kind === 'section') return { kind: 'text', text, align: 'center', bold: true, before: 6, after: 6 };
  return { kind: 'text', text, indent: true };
}
