import type { OutputOf } from '../../../shared/ipc/contract.ts';
import { announce, complain } from '../../actions/announce.ts';
import { proofText } from '../../text/proof-text.ts';

/**
 * Puts a text on the clipboard within a key press or a click; answers whether that worked. The window is refused every
 * permission, the asynchronous clipboard's among them, so the copy command is used: it needs only the operator's gesture.
 */
const copyText = (text: string): boolean => {
  let isTaken = false;
  const give = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    isTaken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { once: true });
  const isDone = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isDone && isTaken;
};

/** Copies the proof of one change, and says so. */
export const copyProof = (detail: OutputOf<'change.get'>, workspace: string): void => {
  if (copyText(proofText(detail, workspace))) announce('The proof is on the clipboard.');
  else complain('The proof could not be copied.');
};
