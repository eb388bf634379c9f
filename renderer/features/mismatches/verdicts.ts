import { type MismatchId, mismatchIdSchema } from '../../../shared/domain/ids.ts';
import type { MismatchDetail } from '../../../shared/ipc/operations/mismatch.ts';
import { invoke } from '../../ipc/client.ts';
import { waterfallText } from '../../text/linkage-text.ts';
import { say } from './say.ts';
import { useMismatches } from './store.ts';

/** The contact that is chosen of those that may be the customer; null for other kinds. */
export const chosenContact = ({ row, keep }: MismatchDetail): number | null => {
  if (row.kind !== 'identity-ambiguous' || keep === null) return null;
  const chosen = Number(useMismatches.getState().keeps[row.id] ?? keep.proposed);
  return Number.isSafeInteger(chosen) ? chosen : null;
};

/** Says that the customer and the chosen contact are two people. */
export const sayNotSame = async (detail: MismatchDetail): Promise<void> => {
  const contactId = chosenContact(detail);
  if (contactId === null) return;
  await say(detail, {
    send: (id) => invoke('decision.not-same', { id, evidenceHash: detail.evidenceHash, contactId }),
    announced: waterfallText.saidNotSame,
    dropsChoice: true,
    undo: takingBack(mismatchIdSchema.parse(detail.row.id), contactId),
  });
};

/** Takes it back: they may be asked about again at once. */
export const takeBackNotSame = (detail: MismatchDetail, contactId: number): Promise<void> => {
  const { takeBack: send, announced } = takingBack(mismatchIdSchema.parse(detail.row.id), contactId);
  return say(detail, { send, announced });
};

const takingBack = (id: MismatchId, contactId: number) => ({
  takeBack: () => invoke('decision.take-back-not-same', { id, contactId }),
  announced: waterfallText.takenBack,
});
