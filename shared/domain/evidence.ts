import { z } from 'zod';
import { permissionSchema } from './customer.ts';
import { fieldNameSchema, fieldValuesSchema } from './fields.ts';
import { malformedProblemSchema, mismatchKindSchema } from './mismatch.ts';

export const evidenceCustomerSchema = z.strictObject({
  id: z.string(),
  number: z.string(),
  version: z.string().nullable(),
  modifiedAt: z.number().int().nullable(),
  facts: z.number().int(),
  values: fieldValuesSchema,
  permission: permissionSchema,
});

export const evidenceContactSchema = z.strictObject({
  contactId: z.number().int(),
  /** The customer number on the contact; absent in evidence from before it was kept. */
  erpNumber: z.string().nullable().optional(),
  updatedAt: z.number().int().nullable(),
  status: z.string(),
  emailStatus: z.string().nullable(),
  optInType: z.string().nullable(),
  consentedAt: z.number().int().nullable(),
  facts: z.number().int(),
  values: fieldValuesSchema,
});

/** What was on the operator's screen: both records of the pair, and which fields are meant. Stored sealed, and hashed. */
export const evidenceSchema = z.strictObject({
  v: z.literal(1),
  kind: mismatchKindSchema,
  fields: z.array(fieldNameSchema).readonly(),
  problems: z.array(z.strictObject({ field: fieldNameSchema, problem: malformedProblemSchema })).readonly(),
  linkedBy: z.enum(['erp-number', 'email']).nullable(),
  customer: evidenceCustomerSchema.nullable(),
  contact: evidenceContactSchema.nullable(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
