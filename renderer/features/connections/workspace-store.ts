import { create } from 'zustand';
import type { Failure } from '../../../shared/errors.ts';
import type { InputOf } from '../../../shared/ipc/contract.ts';
import { announce, complain } from '../../actions/announce.ts';
import { useNavigation } from '../../frame/navigation.ts';
import { invoke } from '../../ipc/client.ts';
import { queries } from '../../ipc/use-query.ts';
import { workspaceText } from '../../text/workspace-text.ts';
import { choose } from './store.ts';

/** Which workspace dialog is open; it can be asked for from the sidebar and from the Connections screen. */
export const useWorkspaceDialogs = create<{ readonly isMaking: boolean }>(() => ({ isMaking: false }));

export const askNewWorkspace = (isMaking: boolean): void => useWorkspaceDialogs.setState({ isMaking });

/** Opens another workspace. */
export const openWorkspace = async (slug: string, name: string): Promise<void> => {
  const opened = await invoke('workspaces.open', { slug });
  queries.invalidate('all');
  if (opened.ok) announce(workspaceText.opened(name));
  else complain(opened.error.sentence);
};

/** Makes a workspace, opens it, and shows where its ERP is connected; answers what was refused. */
export const createWorkspace = async (wanted: InputOf<'workspaces.create'>): Promise<Failure | null> => {
  const made = await invoke('workspaces.create', wanted);
  queries.invalidate('all');
  if (!made.ok) return made.error;
  askNewWorkspace(false);
  choose('erp');
  useNavigation.getState().go('connections');
  announce(workspaceText.opened(wanted.name));
  return null;
};

/** Gives a workspace another name; answers what was refused. */
export const renameWorkspace = async (slug: string, name: string): Promise<Failure | null> => {
  const renamed = await invoke('workspaces.rename', { slug, name });
  queries.invalidate('all');
  if (!renamed.ok) return renamed.error;
  announce(workspaceText.renamed);
  return null;
};

/** Takes a workspace off this computer; answers what was refused. */
export const removeWorkspace = async (slug: string, name: string): Promise<Failure | null> => {
  const removed = await invoke('workspaces.remove', { slug, name });
  queries.invalidate('all');
  if (!removed.ok) return removed.error;
  announce(workspaceText.removed(name));
  return null;
};
