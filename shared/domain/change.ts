import { z } from 'zod';
import { consentRecordSchema } from './contact.ts';
import { fieldNameSchema } from './fields.ts';

/** One field of a change, before and after, as texts of the target system's side. */
export const fieldChangeSchema = z.strictObject({
  field: fieldNameSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = Readonly<z.infer<typeof fieldChangeSchema>>;

/**
 * What one decision writes to one remote system. Stored (sealed), so it carries `v`: a changed shape needs a migration.
 * A create always states the channel status and its consent record: an omitted status means subscribed (contract dotdigital 3.2).
 */
export const changeSetSchema = z.discriminatedUnion('operation', [
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.create'),
    erpNumber: z.string(),
    email: z.string(),
    changes: z.array(fieldChangeSchema).readonly(),
    channel: z.strictObject({ optInType: z.enum(['single', 'double', 'unknown']), status: z.literal('subscribed') }),
    consent: consentRecordSchema,
  }),
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.patch'),
    contactId: z.number().int().positive(),
    changes: z.array(fieldChangeSchema).readonly(),
  }),
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('customer.update'),
    customerId: z.string(),
    customerNumber: z.string(),
    expectVersion: z.string().nullable(),
    changes: z.array(fieldChangeSchema).readonly(),
  }),
]);
export type ChangeSet = Readonly<z.infer<typeof changeSetSchema>>;

/** Which remote system a change set writes to. */
export const systemSchema = z.enum(['erp', 'dotdigital']);
export type System = z.infer<typeof systemSchema>;
export const systemOf = (changeSet: ChangeSet): System =>
  changeSet.operation === 'customer.update' ? 'erp' : 'dotdigital';

/** A request as it will be sent, for the operator to read; credentials are never part of it. */
export const requestPreviewSchema = z.strictObject({
  system: systemSchema,
  method: z.string(),
  path: z.string(),
  body: z.string().nullable(),
});
export type RequestPreview = Readonly<z.infer<typeof requestPreviewSchema>>;
