import { hand as download } from '#platform/web/sheets/hand.ts';

export const downloadBpmn = (name: string, xml: string): void => download(`${name}.bpmn`, new Blob([xml], { type: 'application/xml' }));

export const downloadSvg = (name: string, svg: string): void => download(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }));

/** As an address within the page: the content policy lets pictures come from here and from data alone. */
export const pictureOf = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;

const sharpness = 2; // points of the picture for one of the drawing
const largest = 12_000; // points a side: browsers draw no larger ones

/** A picture on white, twice as fine as the drawing, less where that would be more than a browser draws. */
export async function downloadPng(name: string, svg: string): Promise<void> {
  const image = new Image();
  image.src = pictureOf(svg);
  await image.decode();
  const scale = Math.min(sharpness, largest / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.ceil(image.width * scale), height: Math.ceil(image.height * scale) });
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { promise, resolve } = Promise.withResolvers<Blob | null>();
  canvas.toBlob(resolve, 'image/png');
  const picture = await promise;
  if (picture) download(`${name}.png`, picture);
}

type Paper = 'A4' | 'A3';

/** Prints the drawing alone, as large as the paper takes it; the page says how (editor.css). */
export async function print(title: string, svg: string, paper: Paper): Promise<void> {
  const sheet = Object.assign(document.createElement('figure'), { className: 'qf-editor-print' });
  const image = Object.assign(document.createElement('img'), { src: pictureOf(svg), alt: title });
  const format = Object.assign(document.createElement('style'), { textContent: `@page{size:${paper} landscape;margin:12mm}` });
  sheet.append(Object.assign(document.createElement('figcaption'), { textContent: title }), image);
  await image.decode();
  document.body.append(format, sheet);
  addEventListener('afterprint', () => [format, sheet].forEach((it) => it.remove()), { once: true });
  window.print();
}
