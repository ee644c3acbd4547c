/** Characters of an institution's text. */
export const longestText = 200_000;

/** What an institution is filed as. Of an OFD the file is kept; its text is not read. */
export const fileKinds = ['docx', 'pdf', 'ofd'] as const;

/** A line of an institution: a heading of a chapter or a section, an article, or what stands below it. */
export type Line = Readonly<{ kind: 'chapter' | 'section' | 'article' | 'text'; text: string }>;

const figures = '[〇零一二三四五六七八九十百千0-9０-９]';
const chapter = new RegExp(`^第\\s*${figures}+\\s*[编章](?![，。、；])`);
const section = new RegExp(`^第\\s*${figures}+\\s*节(?![，。、；])`);
const article = new RegExp(`^第\\s*${figures}+\\s*条`);
const longestHeading = 40;

/** The lines of a text with what each is; empty ones are left out. */
export function linesOf(text: string): Line[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: kindOf(line), text: line }));
}

function kindOf(line: string): Line['kind'] {
  if (article.test(line)) return 'article';
  if (line.length > longestHeading) return 'text';
  if (chapter.test(line)) return 'chapter';
  return section.test(line) ? 'section' : 'text';
}
