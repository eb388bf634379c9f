import type { Job } from '../../../shared/domain/run.ts';
import type { Quiet } from '../../../shared/domain/schedule.ts';
import type { FileLog } from '../log/file-log.ts';
import { type ClockMove, mostMoves } from '../schedule/clock-moves.ts';
import { openKeptFile } from './kept-file.ts';
import {
  type JobTimer,
  type ListedWorkspace,
  type Switching,
  trainingWorkspace,
  upgradeWorkspaces,
  usualTimer,
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
  readonly keepQuiet: (slug: string, quiet: Quiet) => void;
  /** When this machine's clock was set back, oldest first. */
  readonly clockMoves: () => readonly ClockMove[];
  readonly keepClockMoves: (moves: readonly ClockMove[]) => void;
  readonly switching: () => Switching | null;
  readonly keepSwitching: (switching: Switching | null) => void;
};

/** The workspaces on this machine, in electron-store. `zone` is where its nights are, unless somebody says otherwise. */
export const createWorkspaceList = (folder: string, log: Pick<FileLog, 'warn'>, zone = 'UTC'): WorkspaceList => {
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
    timer: (slug, job) => find(slug)?.timers[job] ?? usualTimer(job, zone),
    keepTimer: (slug, job, timer) => change(slug, (one) => ({ ...one, timers: { ...one.timers, [job]: timer } })),
    keepQuiet: (slug, quiet) => change(slug, (one) => ({ ...one, quiet })),
    clockMoves: () => read().clockMoves,
    keepClockMoves: (moves) => keep({ clockMoves: moves.slice(-mostMoves) }),
    switching: () => read().switching,
    keepSwitching: (switching) => keep({ switching }),
  };
};
