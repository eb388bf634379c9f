import { z } from 'zod';
import { type Job, jobs } from '../../../shared/domain/run.ts';
import { slugSchema } from '../../../shared/ipc/operations/workspaces.ts';
import { trainingSlug } from '../workspaces/slug.ts';

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
export type WorkspacesFile = z.infer<typeof fileSchema>;

export const trainingWorkspace: ListedWorkspace = {
  slug: trainingSlug,
  name: 'Northbank Apparel',
  role: 'writer',
  openedAt: null,
  timers: {},
};

/** Short, so that segments are current and nobody is mailed who has opted out. */
export const usualTimer: JobTimer = { isOn: true, everyMs: 5 * 60_000 };

/** How often each job runs until somebody says otherwise. */
export const usualTimers: Readonly<Record<Job, JobTimer>> = {
  customers: usualTimer,
  consent: usualTimer,
  products: { isOn: true, everyMs: 24 * 60 * 60_000 },
  orders: { isOn: true, everyMs: 15 * 60_000 },
};

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
