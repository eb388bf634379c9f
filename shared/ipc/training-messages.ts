import { z } from 'zod';
import { simulatedClockSchema } from './messages.ts';

/**
 * What a simulator needs to start, sent as its first message by whoever starts it. Credentials are freshly minted each
 * time and never stored. `admin` opens a second loopback port for tests and trainers, guarded by its own token.
 */
export const trainingStartSchema = z.strictObject({
  type: z.literal('start'),
  system: z.enum(['erp', 'dotdigital']),
  folder: z.string(),
  world: z.strictObject({
    seed: z.number().int(),
    customers: z.number().int().min(10).max(1_000_000),
    /** 0.16 for each customer and at least 20, unless given. */
    products: z.number().int().min(1).max(200_000).optional(),
    /** 4 for each customer, unless given. */
    orders: z.number().int().min(0).max(5_000_000).optional(),
  }),
  user: z.string(),
  secret: z.string(),
  clock: simulatedClockSchema.nullable(),
  admin: z.strictObject({ port: z.number().int().min(0).max(65535), token: z.string().min(8) }).nullable(),
});
export type TrainingStart = Readonly<z.infer<typeof trainingStartSchema>>;

export const trainingReadySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), baseUrl: z.url(), adminUrl: z.url().nullable() }),
  z.strictObject({ type: z.literal('failed'), sentence: z.string() }),
]);
export type TrainingReady = Readonly<z.infer<typeof trainingReadySchema>>;
