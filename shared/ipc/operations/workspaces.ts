import { z } from 'zod';
import { command, query } from '../define.ts';

/** A workspace's short name: its folder and its key in the vault. */
export const slugSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);

const workspaceEntrySchema = z.strictObject({
  slug: slugSchema,
  name: z.string(),
  training: z.boolean(),
  isOpen: z.boolean(),
  /** This machine sends for it, or only looks and decides. */
  role: z.enum(['writer', 'reviewer']),
  openedAt: z.number().int().nullable(),
});
export type WorkspaceEntry = Readonly<z.infer<typeof workspaceEntrySchema>>;

const list = z.strictObject({ workspaces: z.array(workspaceEntrySchema).max(200).readonly() });

export const workspacesOperations = {
  'workspaces.list': query({
    process: 'main',
    summary: 'The workspaces on this machine.',
    input: z.strictObject({}),
    output: list,
  }),
  'workspaces.create': command({
    process: 'main',
    summary: 'Make a workspace for an ERP and a Dotdigital account of your own, and open it.',
    input: z.strictObject({
      name: z.string().trim().min(1).max(80),
      role: z.enum(['writer', 'reviewer']).default('writer'),
    }),
    output: z.strictObject({ slug: slugSchema }),
  }),
  'workspaces.open': command({
    process: 'main',
    summary: 'Open another workspace; the engine lets go of this one first.',
    input: z.strictObject({ slug: slugSchema }),
    output: z.strictObject({}),
  }),
  'workspaces.rename': command({
    process: 'main',
    summary: 'Give a workspace another name.',
    input: z.strictObject({ slug: slugSchema, name: z.string().trim().min(1).max(80) }),
    output: z.strictObject({}),
  }),
  'workspaces.remove': command({
    process: 'main',
    summary:
      'Take a workspace off this machine with its data and credentials; its name has to be given. Never the training one.',
    input: z.strictObject({ slug: slugSchema, name: z.string() }),
    output: z.strictObject({}),
  }),
  'connection.switch': command({
    process: 'main',
    summary: 'Switch to the connection and secret that were set up; both change together.',
    input: z.strictObject({ system: z.enum(['erp', 'dotdigital']) }),
    output: z.strictObject({}),
  }),
  'backup.restore': command({
    process: 'main',
    summary:
      'Put a backup in the place of the workspace; what is there is backed up first, the forgotten stay forgotten.',
    input: z.strictObject({ name: z.string().max(300).nullable(), path: z.string().max(1000).nullable() }),
    output: z.strictObject({}),
  }),
} as const;
