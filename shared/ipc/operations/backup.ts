import { z } from 'zod';
import { command, query } from '../define.ts';

const backupSchema = z.strictObject({
  name: z.string(),
  at: z.number().int(),
  bytes: z.number().int(),
  reason: z.enum(['operator', 'before-migration', 'before-restore']),
});

export const backupOperations = {
  'backup.list': query({
    process: 'engine',
    summary: "The workspace's backups on this machine, newest first.",
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(backupSchema).max(200).readonly() }),
  }),
  'backup.make': command({
    process: 'engine',
    summary:
      'Copy the whole workspace into a backup while it goes on; or into a folder outside, which is then listed as handed out.',
    input: z.strictObject({ folder: z.string().max(1000).nullable().default(null) }),
    output: z.strictObject({ name: z.string(), bytes: z.number().int() }),
  }),
} as const;
