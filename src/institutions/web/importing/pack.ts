import { zip } from 'fflate';

const isZip = (file: File): boolean => /\.zip$/i.test(file.name);

/** The chosen files as one archive; a zip that was chosen alone is sent as it is. */
export async function pack(files: readonly File[]): Promise<File> {
  const [first] = files;
  if (files.length === 1 && first && isZip(first)) return first;
  const contents = await Promise.all(files.map(async (file) => [pathOf(file), new Uint8Array(await file.arrayBuffer())] as const));
  const bytes = await new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    zip(Object.fromEntries(contents), { level: 0 }, (error, data) => (error ? reject(error) : resolve(new Uint8Array(data)))); // such files are packed already
  });
  return new File([bytes], `${files.length}.zip`);
}

/** Where a folder was chosen, the path within it. */
const pathOf = (file: File): string => (file.webkitRelativePath === '' ? file.name : file.webkitRelativePath);
