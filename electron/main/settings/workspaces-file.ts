import { z } from 'zod';
import { type Job, jobSchema, jobs } from '../../../shared/domain/run.ts';
import { quietSchema, type Rhythm, rhythmSchema } from '../../../shared/domain/schedule.ts';
import { slugSchema } from '../../../shared/ipc/operations/workspaces.ts';
import { clockMoveSchema } from '../schedule/clock-moves.ts';
import { trainingSlug } from '../workspaces/slug.ts';

const timerSchema = z.object({
  isOn: z.boolean(),
  rhythm: rhythmSchema,
  /** When somebody set it; 0 for a timer from before that was kept. */
  setAt: z.number().int().min(0),
});
export type JobTimer = Readonly<z.infer<typeof timerSchema>>;

/** One that does not fit (a zone that this machine does not know) costs only itself. */
const timersSchema = z
  .record(z.string(), z.unknown())
  .transform((stored) =>
    Object.fromEntries(
      jobs.flatMap((job) => {
        const parsed = timerSchema.safeParse(stored[job]);
        return parsed.success ? [[job, parsed.data]] : [];
      }),
    ),
  )
  .pipe(z.partialRecord(jobSchema, timerSchema))
  .catch({});

const listedSchema = z.object({
  slug: slugSchema,
  name: z.string().min(1).max(80),
  role: z.enum(['writer', 'reviewer']),
  openedAt: z.number().int().nullable(),
  timers: timersSchema,
  quiet: quietSchema.nullable().catch(null),
});
export type ListedWorkspace = Readonly<z.infer<typeof listedSchema>>;

/** A switch of connections that was begun: `savedAt` names the connection that is switched to. */
const switchingSchema = z.object({
  slug: slugSchema,
  system: z.enum(['erp', 'dotdigital']),
  savedAt: z.number().int(),
});
export type Switching = Readonly<z.infer<typeof switchingSchema>>;

/** Version 2 of the file. A new version comes with an upgrade in `upgrades`. */
const fileSchema = z.object({
  version: z.literal(2),
  open: slugSchema,
  workspaces: z.array(listedSchema),
  switching: switchingSchema.nullable(),
  /** When this machine's clock was set back; oldest first. */
  clockMoves: z.array(clockMoveSchema),
});
export type WorkspacesFile = z.infer<typeof fileSchema>;

export const trainingWorkspace: ListedWorkspace = {
  slug: trainingSlug,
  name: 'Northbank Apparel',
  role: 'writer',
  openedAt: null,
  timers: {},
  quiet: null,
};

const minuteMs = 60_000;
const every = (minutes: number): Rhythm => ({ kind: 'interval', everyMs: minutes * minuteMs });

/**
 * When each job runs until somebody says otherwise: often, so that segments are current and nobody is mailed who has
 * opted out; catalogues at night, in the machine's own zone.
 */
export const usualTimer = (job: Job, zone: string): JobTimer => {
  const rhythms: Readonly<Record<Job, Rhythm>> = {
    customers: every(5),
    consent: every(5),
    products: { kind: 'daily', minute: 120, zone },
    stock: every(15),
    orders: every(15),
    campaigns: every(30),
    'full-check': { kind: 'daily', minute: 210, zone },
    'marketing-orders': every(15),
  };
  return { isOn: true, rhythm: rhythms[job], setAt: 0 };
};

type Parts = Readonly<Record<string, unknown>>;
const partsOf = (stored: unknown): Parts =>
  typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};

/** What brings a file of each version to the next one; a file that names no version is of the first. */
const upgrades: Readonly<Record<number, (file: Parts) => Parts>> = {
  /** Timers knew intervals only. */
  1: (file) => ({
    ...file,
    version: 2,
    workspaces: (Array.isArray(file.workspaces) ? file.workspaces : []).map((workspace: unknown) => {
      const parts = partsOf(workspace);
      const timers = Object.entries(partsOf(parts.timers)).map(([job, timer]) => {
        const { isOn, everyMs } = partsOf(timer);
        return [job, { isOn, rhythm: { kind: 'interval', everyMs }, setAt: 0 }];
      });
      return { ...parts, timers: Object.fromEntries(timers) };
    }),
  }),
};

const upgraded = (file: Parts): Parts => {
  const version = typeof file.version === 'number' ? file.version : 1;
  const upgrade = upgrades[version];
  return upgrade === undefined ? file : upgraded(upgrade(file));
};

/** Brings what was stored to the current version; a workspace that does not fit is left out, the training one never is. */
export const upgradeWorkspaces = (stored: unknown): WorkspacesFile => {
  const parts = upgraded(partsOf(stored));
  const listed = fitting(listedSchema, parts.workspaces);
  const training = listed.find(({ slug }) => slug === trainingSlug) ?? trainingWorkspace;
  const own = [...new Map(listed.map((one) => [one.slug, one])).values()].filter(({ slug }) => slug !== trainingSlug);
  const workspaces = [{ ...training, name: trainingWorkspace.name, role: 'writer' as const }, ...own];
  const open = slugSchema.safeParse(parts.open).data ?? trainingSlug;
  return {
    version: 2,
    open: workspaces.some(({ slug }) => slug === open) ? open : trainingSlug,
    workspaces,
    switching: switchingSchema.safeParse(parts.switching).data ?? null,
    clockMoves: fitting(clockMoveSchema, parts.clockMoves),
  };
};

const fitting = <T>(schema: z.ZodType<T>, stored: unknown): T[] =>
  (Array.isArray(stored) ? stored : []).flatMap((one) => {
    const parsed = schema.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
