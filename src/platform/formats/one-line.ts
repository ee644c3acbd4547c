/**
 * A name as people read it: what was broken to fit a drawing or a cell is one line, several blanks are one, and there is
 * none at its ends nor between Chinese characters. So a step has the same name on the flowchart and in the log.
 */
export const inOneLine = (name: string): string =>
  odd.test(name)
    ? name
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    : name;

const odd = /^\s|\s$|[^\S ]|\s\s|\p{Script=Han} \p{Script=Han}/u;
