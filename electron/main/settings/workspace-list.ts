import { z } from 'zod';
import { type Job, jobs } from '../../../shared/domain/run.ts';
import { slugSchema } from '../../../shared/ipc/operations/workspaces.ts';
import type { FileLog } from '../log/file-log.ts';
import { trainingSlug } from '../workspaces/slug.ts';
import { openKeptFile } from './kept-file.ts';

const timerSchema = z.object({
  isOn: z.boolean(),
  everyMs: z.number().int().min(60_000).max(86_400_000),
});
export type JobTimer = Readonly<z.infer<typeof timerSchema>>;

const listedSchema = z.object({
  slug: slugSchema,
  name: z.string().min(1).max(80),
  role: z.enum(['writer', 'reviewer']),
  openedAt: z.number().int().nullable(),
  timers: z.partialRecord(z.enum(jobs), timerSchema).catch({}),
});
export type ListedWorkspace = Readonly<z.infer<typeof listedSchema>>;

/** A switch of connections that was begun: `savedAt` names the connection that is switched to. */
const switchingSchema = z.object({
  slug: slugSchema,
  system: z.enum(['erp', 'dotdigital']),
  savedAt: z.number().int(),
});
export type Switching = Readonly<z.infer<typeof switchingSchema>>;

/** Version 1 of the file. A new version comes with an upgrade in `upgradeWorkspaces`. */
const fileSchema = z.object({
  version: z.literal(1),
  open: slugSchema,
  workspaces: z.array(listedSchema),
  switching: switchingSchema.nullable(),
});
type WorkspacesFile = z.infer<typeof fileSchema>;

export const trainingWorkspace: ListedWorkspace = {
  slug: trainingSlug,
  name: 'Northbank Apparel',
  role: 'writer',
  openedAt: null,
  timers: {},
};

/** Both jobs run every five minutes until somebody says otherwise. */
export const usualTimer: JobTimer = { isOn: true, everyMs: 5 * 60_000 };

/** Brings what was stored to the current version; a workspace that does not fit is left out, the training one never is. */
export const upgradeWorkspaces = (stored: unknown): WorkspacesFile => {
  const parts = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  const listed = (Array.isArray(parts.workspaces) ? parts.workspaces : []).flatMap((one) => {
    const parsed = listedSchema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  const training = listed.find(({ slug }) => slug === trainingSlug) ?? trainingWorkspace;
  const own = [...new Map(listed.map((one) => [one.slug, one])).values()].filter(({ slug }) => slug !== trainingSlug);
  const workspaces = [{ ...training, name: trainingWorkspace.name, role: 'writer' as const }, ...own];
  const open = slugSchema.safeParse(parts.open).data ?? trainingSlug;
  return {
    version: 1,
    open: workspaces.some(({ slug }) => slug === open) ? open : trainingSlug,
    workspaces,
    switching: switchingSchema.safeParse(parts.switching).data ?? null,
  };
};

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
    timer: (slug, job) => find(slug)?.timers[job] ?? usualTimer,
    keepTimer: (slug, job, timer) => change(slug, (one) => ({ ...one, timers: { ...one.timers, [job]: timer } })),
    switching: () => read().switching,
    keepSwitching: (switching) => keep({ switching }),
  };
};
