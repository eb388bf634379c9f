import { z } from 'zod';

/** Ids are branded on both sides ('inout'), so that a raw string cannot be passed where an id is meant. */
export const mismatchIdSchema = z.number().int().positive().brand<'MismatchId', 'inout'>();
export type MismatchId = z.infer<typeof mismatchIdSchema>;

export const runIdSchema = z.number().int().positive().brand<'RunId', 'inout'>();
export type RunId = z.infer<typeof runIdSchema>;

export const decisionIdSchema = z.string().min(1).max(64).brand<'DecisionId', 'inout'>();
export type DecisionId = z.infer<typeof decisionIdSchema>;

export const outboxIdSchema = z.string().min(1).max(64).brand<'OutboxId', 'inout'>();
export type OutboxId = z.infer<typeof outboxIdSchema>;
