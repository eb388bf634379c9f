import { z } from 'zod';
import { runSchema } from '../domain/run.ts';
import { engineStateSchema } from './operations/app.ts';

/** What of the store may have changed; answers under these topics are asked for again. */
export const topicSchema = z.enum([
  'workspace',
  'mismatches',
  'runs',
  'outbox',
  'audit',
  'connections',
  'mapping',
  'causes',
]);
export type Topic = z.infer<typeof topicSchema>;

/** Events tell that something happened; the truth is asked for with a query. */
export const eventSchemas = {
  'sync.progressed': z.strictObject({ run: runSchema }),
  /** How many cases of a set that is being approved were looked at. */
  'decision.progressed': z.strictObject({ setId: z.string(), done: z.number().int(), total: z.number().int() }),
  /** How far the mirror is derived again, or how far a draft was counted (`lookId`). */
  'mapping.progressed': z.strictObject({
    lookId: z.string().nullable(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  'store.changed': z.strictObject({ topics: z.array(topicSchema).min(1).readonly() }),
  'engine.state-changed': z.strictObject({ state: engineStateSchema, sentence: z.string().nullable() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventPayload<Name extends EventName> = z.output<(typeof eventSchemas)[Name]>;
export type EngineEvent = {
  readonly [Name in EventName]: { readonly name: Name; readonly payload: EventPayload<Name> };
}[EventName];

/** Whether this is an event's own name. */
export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(eventSchemas, name);
