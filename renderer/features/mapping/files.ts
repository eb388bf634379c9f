import type { InputOf } from '../../../shared/ipc/contract.ts';
import { announce, complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { filesText } from '../../text/mapping-cards-text.ts';
import { forgetEdited, keepDraft, showMappingDialog } from './store.ts';

/** A path that the operator chose in the system's own dialog, or null. */
export const chooseFile = async (request: InputOf<'file.choose'>): Promise<string | null> => {
  const chosen = await invoke('file.choose', request);
  return chosen.ok ? chosen.value.path : null;
};

/** Writes the mapping into a file. Answers the refusal, or null. */
export const exportMapping = async (which: 'in-force' | 'draft', path: string): Promise<string | null> => {
  await keepDraft();
  const written = await invoke('mapping.export', { which, path });
  if (!written.ok) return written.error.sentence;
  showMappingDialog(null);
  complain(filesText.written(written.value.path));
  return null;
};

/** Takes a file in as the draft. Answers the refusal, or null. */
export const importMapping = async (path: string): Promise<string | null> => {
  forgetEdited();
  const taken = await invoke('mapping.import', { path });
  if (!taken.ok) return taken.error.sentence;
  showMappingDialog(null);
  announce(filesText.taken);
  return null;
};
