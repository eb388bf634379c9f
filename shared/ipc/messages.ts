import { z } from 'zod';
import { failureSchema } from '../errors.ts';

/** A log line from the engine; no secret and no personal data ever enters one. */
export const logEntrySchema = z.strictObject({
  at: z.number().int(),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type LogEntry = Readonly<z.infer<typeof logEntrySchema>>;

/** One side's access: where it is and how to log in. Lives in memory only. */
export const accessSchema = z.strictObject({
  product: z.string(),
  baseUrl: z.url(),
  user: z.string(),
  secret: z.string(),
});
export type Access = Readonly<z.infer<typeof accessSchema>>;

/** One clock for engine and simulators: at wall time `startedAt` it is `epoch`, and it runs `rate` times as fast. */
export const simulatedClockSchema = z.strictObject({
  epoch: z.number().int(),
  startedAt: z.number().int(),
  rate: z.number().positive(),
});
export type SimulatedClock = Readonly<z.infer<typeof simulatedClockSchema>>;

const secretSchema = z.string().max(4000).nullable();

/** The secrets of both connections, in use and being set up, and the private keys of this desk; held in memory only. */
export const secretsSchema = z.strictObject({
  erp: z.strictObject({ current: secretSchema, next: secretSchema }),
  dotdigital: z.strictObject({ current: secretSchema, next: secretSchema }),
  desk: secretSchema.optional(),
});
export type Secrets = Readonly<z.infer<typeof secretsSchema>>;

/** What an engine needs to open a workspace; sent once, as the first message. */
export const engineStartSchema = z.strictObject({
  folder: z.string(),
  workspace: z.strictObject({ name: z.string(), training: z.boolean() }),
  operator: z.string(),
  holder: z.string(),
  erp: accessSchema.nullable(),
  dotdigital: accessSchema.nullable(),
  clock: simulatedClockSchema.nullable(),
  /** Secrets of the workspace's own connections; the rest of each stands in the workspace's file. */
  secrets: secretsSchema.optional(),
  /** The machine's role: a reviewer reads and decides, and sends nothing. */
  role: z.enum(['writer', 'reviewer']).optional(),
  /** A backup to put in the place of the workspace's file before it is opened. */
  restoreFrom: z.string().optional(),
});
export type EngineStart = Readonly<z.infer<typeof engineStartSchema>>;

/** Messages to the engine. */
export const toEngineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('start'), start: engineStartSchema }),
  z.strictObject({ type: z.literal('invoke'), id: z.number().int(), name: z.string(), input: z.unknown() }),
  /** Secrets that were entered or unlocked while the engine runs. */
  z.strictObject({ type: z.literal('secrets'), secrets: secretsSchema }),
  z.strictObject({ type: z.literal('stop') }),
]);
export type ToEngine = Readonly<z.infer<typeof toEngineSchema>>;

/** Messages from the engine. `reply.result` is a Result; `failed` means that nothing can be opened (recovery `stop`). */
export const fromEngineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('failed'), failure: failureSchema }),
  z.strictObject({ type: z.literal('reply'), id: z.number().int(), result: z.unknown() }),
  z.strictObject({ type: z.literal('event'), name: z.string(), payload: z.unknown() }),
  z.strictObject({ type: z.literal('log'), entry: logEntrySchema }),
  z.strictObject({ type: z.literal('stopped') }),
]);
export type FromEngine = Readonly<z.infer<typeof fromEngineSchema>>;
