import { mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { waterfallText } from '../../text/linkage-text.ts';
import { dropDraft, reloadList, tell, useMismatches } from './store.ts';

/** The contact that is chosen of those that may be the customer; null for other kinds. */
export const chosenContact = ({ row, keep }: MismatchDetail): number | null => {
  if (row.kind !== 'identity-ambiguous' || keep === null) return null;
  const chosen = Number(useMismatches.getState().keeps[row.id] ?? keep.proposed);
  return Number.isSafeInteger(chosen) ? chosen : null;
};

/** Says that the customer and the chosen contact are two people. */
export const sayNotSame = async (detail: MismatchDetail): Promise<void> => {
  const contactId = chosenContact(detail);
  const id = mismatchIdSchema.parse(detail.row.id);
  if (contactId === null) return;
  tell(null);
  const result = await invoke('decision.not-same', { id, evidenceHash: detail.evidenceHash, contactId });
  if (result.ok) {
    // The choice was about a contact that is none any more.
    dropDraft(id);
    announce(waterfallText.saidNotSame);
  } else tell({ id, sentence: result.error.sentence });
  queries.invalidate(['mismatches']);
  await reloadList();
};

/** Takes it back: they may be asked about again at once. */
export const takeBackNotSame = async (detail: MismatchDetail, contactId: number): Promise<void> => {
  const id = mismatchIdSchema.parse(detail.row.id);
  tell(null);
  const result = await invoke('decision.take-back-not-same', { id, contactId });
  if (result.ok) announce(waterfallText.takenBack);
  else tell({ id, sentence: result.error.sentence });
  queries.invalidate(['mismatches']);
  await reloadList();
};
