import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { announce, complain } from '../../actions/announce.ts';
import { copyText } from '../../actions/copy-text.ts';
import { proofText } from '../../text/proof-text.ts';

/** Copies the proof of one change, and says so. */
export const copyProof = (detail: OutputOf<'change.get'>, workspace: string): void => {
  if (copyText(proofText(detail, workspace))) announce('The proof is on the clipboard.');
  else complain('The proof could not be copied.');
};
