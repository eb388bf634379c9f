import { z } from 'zod';
import {
  apartReasonSchema,
  causeEventSchema,
  causeExampleSchema,
  causeFixSchema,
  causeRowSchema,
} from '../../domain/cause.ts';
import { command, query } from '../define.ts';
import { approvedSetSchema, likeSetSchema } from './decision.ts';

const causeId = z.number().int().positive();

export const causeOperations = {
  'cause.list': query({
    process: 'engine',
    summary:
      'Causes: mismatches that share a mechanism, those that wait first and the largest of them first; settled ones, the latest first, at most 200.',
    input: z.strictObject({}),
    output: z.strictObject({ causes: z.array(causeRowSchema).max(200).readonly() }),
  }),
  'cause.get': query({
    process: 'engine',
    summary: 'One cause with examples, what is set apart and why, what would end it, and its history.',
    input: z.strictObject({ id: causeId }),
    output: z.strictObject({
      row: causeRowSchema,
      fix: causeFixSchema,
      examples: z.array(causeExampleSchema).max(6).readonly(),
      apart: z
        .array(
          z.strictObject({
            reason: apartReasonSchema,
            count: z.number().int(),
            /** The first of them. */
            some: z.array(causeExampleSchema).max(12).readonly(),
          }),
        )
        .readonly(),
      history: z
        .array(
          z.strictObject({
            at: z.number().int(),
            what: causeEventSchema,
            count: z.number().int(),
            by: z.string().nullable(),
          }),
        )
        .readonly(),
    }),
  }),
  'cause.of': query({
    process: 'engine',
    summary: 'The cause that a mismatch belongs to, and why it is set apart there; null where it belongs to none.',
    input: z.strictObject({ id: causeId }),
    output: z.strictObject({
      cause: z.strictObject({ row: causeRowSchema, apart: apartReasonSchema.nullable() }).nullable(),
    }),
  }),
  'cause.preview': query({
    process: 'engine',
    summary:
      'What approving the records of a cause would write on both systems, those set apart left out; nothing is decided. The set is remembered for ten minutes.',
    input: z.strictObject({ id: causeId }),
    output: likeSetSchema.extend({
      effect: z.strictObject({
        /** Open cases of the cause that would close, and those that stay open. */
        closes: z.number().int(),
        stays: z.number().int(),
        /** Records that would be written, by system. */
        erp: z.number().int(),
        dotdigital: z.number().int(),
        /** The lists that the contacts are in, the largest first, at most six; who is in a segment is known to Dotdigital alone. */
        lists: z
          .array(z.strictObject({ name: z.string(), count: z.number().int() }))
          .max(6)
          .readonly(),
      }),
    }),
  }),
  'cause.approve': command({
    process: 'engine',
    summary: 'Approve the previewed records of a cause; what changed since is left out and counted.',
    input: z.strictObject({ id: causeId, setId: z.string().max(64), key: z.uuid() }),
    output: approvedSetSchema,
  }),
  'cause.take-out': command({
    process: 'engine',
    summary: 'Set a case of a cause apart from the others, or put one back that was taken out.',
    input: z.strictObject({ id: causeId, isOut: z.boolean() }),
    output: z.strictObject({ apart: apartReasonSchema.nullable() }),
  }),
  'cause.rehearse': query({
    process: 'engine',
    summary:
      'What the change of the mapping that ends a cause would do to every customer, counted over the mirror; no draft is put down and nothing is written.',
    input: z.strictObject({ id: causeId, lookId: z.uuid() }),
    output: z.strictObject({
      /** Customers that were looked at, and values that would be sent otherwise. */
      looked: z.number().int(),
      values: z.number().int(),
      opened: z.number().int(),
      closed: z.number().int(),
    }),
  }),
  'cause.draft': command({
    process: 'engine',
    summary:
      'Put the change of the mapping that ends a cause down as the draft; a draft that is there is replaced only if told so.',
    input: z.strictObject({ id: causeId, replace: z.boolean().default(false) }),
    output: z.strictObject({ hash: z.string() }),
  }),
};
