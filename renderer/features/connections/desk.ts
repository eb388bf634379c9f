import type { Failure } from '../../../shared/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { copyText } from '../../actions/copy-text.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { deskText, handText, takeText, trustText } from '../../text/desk-text.ts';

/** Makes the key of this desk; answers what was refused. */
export const makeKey = async (replace: boolean): Promise<Failure | null> => {
  const made = await invoke('desk.make-key', { replace });
  queries.retry('desk.get', {});
  if (!made.ok) return made.error;
  announce(deskText.made);
  return null;
};

/** Saves the public key of this desk; answers what was refused. */
export const saveKey = async (path: string): Promise<Failure | null> => {
  const saved = await invoke('desk.export-key', { path });
  if (!saved.ok) return saved.error;
  announce(deskText.saved(saved.value.path));
  return null;
};

/** Puts the public key on the clipboard. */
export const copyKey = (text: string): boolean => {
  const isCopied = copyText(text);
  announce(isCopied ? deskText.copied : deskText.notCopied);
  return isCopied;
};

export const inspectKey = (source: InputOf<'desk.inspect'>): Promise<Result<OutputOf<'desk.inspect'>>> =>
  invoke('desk.inspect', source);

/** Trusts another desk; answers what was refused. */
export const trustDesk = async (request: InputOf<'desk.trust'>): Promise<Failure | null> => {
  const trusted = await invoke('desk.trust', request);
  if (!trusted.ok) return trusted.error;
  queries.retry('desk.get', {});
  announce(trustText.trusted(request.name));
  return null;
};

/** Trusts a desk no more; answers what was refused. */
export const untrustDesk = async (fingerprint: string, name: string): Promise<Failure | null> => {
  const removed = await invoke('desk.untrust', { fingerprint });
  if (!removed.ok) return removed.error;
  queries.retry('desk.get', {});
  announce(trustText.removed(name));
  return null;
};

/** Writes a file of decisions. */
export const handOver = async (request: InputOf<'handover.export'>): Promise<Result<OutputOf<'handover.export'>>> => {
  const written = await invoke('handover.export', request);
  queries.retry('handover.preview', {});
  if (written.ok) announce(handText.written(written.value.number, written.value.decisions, written.value.path));
  return written;
};

export const inspectFile = (path: string): Promise<Result<OutputOf<'handover.inspect'>>> =>
  invoke('handover.inspect', { path });

/** Makes the decisions of a file that was looked at. */
export const takeInFile = async (
  request: InputOf<'handover.take-in'>,
): Promise<Result<OutputOf<'handover.take-in'>>> => {
  const taken = await invoke('handover.take-in', request);
  queries.retry('desk.get', {});
  if (taken.ok) announce(takeText.taken(taken.value.taken, leftOf(taken.value)));
  return taken;
};

/** How many decisions of a file were left out. */
export const leftOf = ({ left }: Pick<OutputOf<'handover.take-in'>, 'left'>): number =>
  left.reduce((sum, { count }) => sum + count, 0);
