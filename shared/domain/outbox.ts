import { z } from 'zod';

/** States of an outbox entry (architecture 4). */
export const outboxStates = [
  'pending',
  'in-flight',
  'unconfirmed',
  'accepted',
  'verified',
  'stale',
  'rejected',
  'diverged',
  'dead',
  'withdrawn',
] as const;
export const outboxStateSchema = z.enum(outboxStates);
export type OutboxState = (typeof outboxStates)[number];

/** Whether nothing more happens to the entry by itself. */
export const isSettled = (state: OutboxState): boolean =>
  state !== 'pending' && state !== 'in-flight' && state !== 'unconfirmed' && state !== 'accepted';
