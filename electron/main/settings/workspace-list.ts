import type { Job } from '../../../shared/domain/run.ts';
import type { FileLog } from '../log/file-log.ts';
import { openKeptFile } from './kept-file.ts';
import {
  type JobTimer,
  type ListedWorkspace,
  type Switching,
  trainingWorkspace,
  upgradeWorkspaces,
  usualTimers,
  type WorkspacesFile,
} from './workspaces-file.ts';

export type WorkspaceList = {
  readonly all: () => readonly ListedWorkspace[];
  readonly find: (slug: string) => ListedWorkspace | null;
  /** The one that is open, or was when Concord ended. */
  readonly open: () => ListedWorkspace;
  readonly add: (workspace: ListedWorkspace) => void;
  readonly noteOpened: (slug: string, at: number) => void;
  readonly rename: (slug: string, name: string) => void;
  /** Takes it off the list; the training one comes back by itself. */
  readonly remove: (slug: string) => void;
  readonly timer: (slug: string, job: Job) => JobTimer;
  readonly keepTimer: (slug: string, job: Job, timer: JobTimer) => void;
  readonly switching: () => Switching | null;
  readonly keepSwitching: (switching: Switching | null) => void;
};

/** The workspaces on this machine, in electron-store. */
export const createWorkspaceList = (folder: string, log: Pick<FileLog, 'warn'>): WorkspaceList => {
  const file = openKeptFile({ folder, name: 'workspaces', log });
  const read = (): WorkspacesFile => upgradeWorkspaces(file.read());
  const keep = (change: Partial<WorkspacesFile>): void => file.write({ ...read(), ...change });
  const change = (slug: string, changed: (workspace: ListedWorkspace) => ListedWorkspace): void =>
    keep({ workspaces: read().workspaces.map((one) => (one.slug === slug ? changed(one) : one)) });
  const find = (slug: string): ListedWorkspace | null => read().workspaces.find((one) => one.slug === slug) ?? null;
  return {
    all: () => read().workspaces,
    find,
    open: () => find(read().open) ?? trainingWorkspace,
    add: (workspace) => keep({ workspaces: [...read().workspaces, workspace] }),
    noteOpened: (slug, at) => {
      change(slug, (one) => ({ ...one, openedAt: at }));
      keep({ open: slug });
    },
    rename: (slug, name) => change(slug, (one) => ({ ...one, name })),
    remove: (slug) => keep({ workspaces: read().workspaces.filter((one) => one.slug !== slug) }),
    timer: (slug, job) => find(slug)?.timers[job] ?? usualTimers[job],
    keepTimer: (slug, job, timer) => change(slug, (one) => ({ ...one, timers: { ...one.timers, [job]: timer } })),
    switching: () => read().switching,
    keepSwitching: (switching) => keep({ switching }),
  };
};
