import { z } from 'zod';
import { command, query } from '../define.ts';

const recordSchema = z.strictObject({
  system: z.enum(['erp', 'dotdigital']),
  id: z.string(),
  reference: z.string(),
  label: z.string(),
  email: z.string().nullable(),
});

export const personOperations = {
  'person.find': query({
    process: 'engine',
    summary:
      'The records of a person by email, customer number or contact id, on both sides, with everything linked to them.',
    input: z.strictObject({ text: z.string().trim().min(2).max(200) }),
    output: z.strictObject({ records: z.array(recordSchema).max(50).readonly() }),
  }),
  'person.forget': command({
    process: 'engine',
    summary:
      'Forget a person here: destroys the keys, the mirror rows and the mismatches, rewrites the backups, and keeps only a keyed hash. Cannot be undone.',
    input: z.strictObject({
      records: z
        .array(z.strictObject({ system: z.enum(['erp', 'dotdigital']), id: z.string().max(80) }))
        .min(1)
        .max(50)
        .readonly(),
      reason: z.string().trim().min(3).max(500),
      key: z.uuid(),
    }),
    output: z.strictObject({
      records: z.number().int(),
      mismatches: z.number().int(),
      withdrawn: z.number().int(),
      backups: z.number().int(),
      /** Files handed out earlier that may hold the person: named, because they are out of reach. */
      outside: z.array(z.string()).readonly(),
    }),
  }),
} as const;
