import type { Failure } from '../../../shared/errors.ts';
import { announce, complain } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { filesText } from '../../text/mapping-cards-text.ts';
import { forgetEdited, keepDraft, showMappingDialog } from './store.ts';

/** Writes the mapping into a file. Answers the refusal, or null. */
export const exportMapping = async (which: 'in-force' | 'draft', path: string): Promise<Failure | null> => {
  await keepDraft();
  const written = await invoke('mapping.export', { which, path });
  if (!written.ok) return written.error;
  showMappingDialog(null);
  complain(filesText.written(written.value.path));
  return null;
};

/** Takes a file in as the draft. Answers the refusal, or null. */
export const importMapping = async (path: string): Promise<Failure | null> => {
  forgetEdited();
  const taken = await invoke('mapping.import', { path });
  if (!taken.ok) return taken.error;
  showMappingDialog(null);
  announce(filesText.taken);
  return null;
};
