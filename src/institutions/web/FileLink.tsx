import { address } from '#platform/web/call.ts';
import { downloadVersion } from '../contract/version.ts';

type Props = Readonly<{ id: string; number: number; name: string; size: number }>;

const kilobytes = (size: number) => (size < 1_000_000 ? `${Math.max(1, Math.round(size / 1000))} KB` : `${(size / 1_000_000).toFixed(1)} MB`);

/** The document itself, to be saved. */
export function FileLink({ id, number, name, size }: Props) {
  return (
    <a href={address(downloadVersion, { params: { id, number } })} download className="qf-institution-file">
      {name}
      <small> {kilobytes(size)}</small>
    </a>
  );
}
