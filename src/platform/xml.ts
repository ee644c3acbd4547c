const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// what XML cannot hold, not even escaped
// oxlint-disable-next-line no-control-regex
const unholdable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Text that stands for itself in HTML and XML, inside elements and quoted attributes. For what XML cannot hold stands `instead`. */
export const escaped = (text: string, instead = '\ufffd'): string =>
  text
    .toWellFormed()
    .replace(unholdable, instead)
    .replace(/[&<>"']/g, (one) => entities[one]!);

/** The same for an attribute of XML: a reader takes line ends and tabs for spaces, unless they are written by number. */
export const attributeText = (text: string, instead?: string): string =>
  escaped(text, instead).replace(/[\t\n\r]/g, (one) => `&#${one.charCodeAt(0)};`);
