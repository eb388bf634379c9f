import type { Failure } from '../../../shared/errors.ts';
import type { InputOf, OutputOf } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { announce } from '../../actions/announce.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { policyText } from '../../text/policy-text.ts';
import { postingSettingsText } from '../../text/posting-text.ts';
import { backupText } from '../../text/workspace-text.ts';

/** Copies the workspace, here or into a folder outside. */
export const makeBackup = async (folder: string): Promise<Result<OutputOf<'backup.make'>>> => {
  const made = await invoke('backup.make', { folder: folder.trim() === '' ? null : folder.trim() });
  queries.retry('backup.list', {});
  if (made.ok) announce(backupText.made(made.value.name, made.value.bytes));
  return made;
};

/** Puts a backup in the place of the workspace; answers what was refused. */
export const restoreBackup = async (from: InputOf<'backup.restore'>): Promise<Failure | null> => {
  const restored = await invoke('backup.restore', from);
  queries.invalidate('all');
  if (!restored.ok) return restored.error;
  announce(backupText.restored);
  return null;
};

/** Switches a policy on or off, or changes its bounds; answers what was refused. */
export const setPolicy = async (policy: InputOf<'policy.set'>): Promise<Failure | null> => {
  const set = await invoke('policy.set', policy);
  queries.retry('policy.list', {});
  if (!set.ok) return set.error;
  announce(policyText.kept);
  return null;
};

export const setPostings = async (settings: InputOf<'posting.set'>): Promise<Failure | null> => {
  const set = await invoke('posting.set', settings);
  queries.retry('posting.standing', {});
  if (!set.ok) return set.error;
  announce(postingSettingsText.kept);
  return null;
};

/** What is kept of a person, by email, number or contact id. */
export const findPerson = (text: string): Promise<Result<OutputOf<'person.find'>>> => invoke('person.find', { text });

/** Destroys what is kept of a person. `key` names this request, so that asking twice forgets once. */
export const forgetPerson = (request: InputOf<'person.forget'>): Promise<Result<OutputOf<'person.forget'>>> =>
  invoke('person.forget', request);
