import { z } from 'zod';

/** ERP Flow Contract v1 (contract erp-cloud 9.3). */
export const healthSchema = z.object({
  contract: z.literal('1'),
  erp: z.object({ kind: z.string(), company: z.string(), timeZone: z.string(), baseCurrency: z.string() }),
  time: z.iso.datetime(),
});

export const recordSchema = z.object({
  id: z.string().min(1),
  modifiedAt: z.iso.datetime().nullish(),
  deleted: z.literal(true).optional(),
  version: z.string().nullish(),
  data: z.unknown(),
});

export const pageSchema = z.object({
  entity: z.string(),
  records: z.array(z.unknown()),
  nextCursor: z.string().min(1).max(2048).nullable(),
  watermark: z.iso.datetime(),
  complete: z.boolean(),
});

/** The answer to a command; asked after later, it does not repeat the id (endpoint 6). */
export const commandSchema = z.object({
  commandId: z.string().optional(),
  state: z.enum(['accepted', 'running', 'done', 'failed']),
  id: z.string().optional(),
  version: z.string().optional(),
  error: z.unknown().optional(),
});

export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    class: z.string().optional(),
    retryable: z.boolean().optional(),
    erpCode: z.string().optional(),
    fields: z
      .array(z.object({ path: z.string() }))
      .optional()
      .catch(undefined),
  }),
});
