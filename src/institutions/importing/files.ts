import { plainName } from './names.ts';

const ending = /\.(docx?|pdf|ofd|wps|rtf|txt)$/i;
const baseOf = (path: string): string => path.split('/').at(-1)!;
const stemOf = (path: string): string => baseOf(path).replace(ending, '');

/** The files of the folder, found by what a list calls them: by path, by name, by name without ending. */
export class Files {
  private readonly paths: readonly string[];

  constructor(paths: readonly string[]) {
    this.paths = paths;
  }

  /** Files that go by a name, the nearest way of naming first. */
  called(name: string): string[] {
    const wanted = plainName(name.replaceAll('\\', '/'));
    const ways: ReadonlyArray<(path: string) => boolean> = [
      (path) => plainName(path) === wanted,
      (path) => plainName(path).endsWith(`/${wanted.replace(/^\.?\//, '')}`),
      (path) => plainName(baseOf(path)) === plainName(baseOf(name.replaceAll('\\', '/'))),
      (path) => plainName(stemOf(path)) === plainName(stemOf(name.replaceAll('\\', '/'))),
    ];
    for (const way of ways) {
      const found = this.paths.filter(way);
      if (found.length > 0) return found;
    }
    return [];
  }
}
