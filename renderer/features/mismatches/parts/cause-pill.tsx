import { useQuery } from '../../../ipc/use-query.ts';
import { apartText, causeSummary, causeTitle } from '../../../text/mechanism-text.ts';
import { openCause } from '../causes.ts';

/** The cause that a mismatch belongs to; nothing where it belongs to none. */
export const CausePill = ({ id }: { readonly id: number }) => {
  const cause = useQuery('cause.of', { id }).data?.cause ?? null;
  if (cause === null) return null;
  const { row, apart } = cause;
  const why = apart === null ? causeTitle(row.signature) : `${causeTitle(row.signature)}. ${apartText[apart]}`;
  return (
    <button type="button" className="pill warn cause-pill" title={why} onClick={() => void openCause(row.id)}>
      {causeSummary(row)}
      {apart === null ? '' : ', apart'}
    </button>
  );
};
