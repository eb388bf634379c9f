import { z } from 'zod';
import { customerSchema } from '../../../shared/domain/customer.ts';

const { number, ...fieldShapes } = customerSchema.shape;

/** What may be changed: everything but the number. Values may be as wrong as people type them. */
export const changeableFields = z.strictObject(fieldShapes).partial();

/** What a new customer needs: kind, active and permission. Without a number the ERP gives the next one. */
export const newCustomerFields = z.strictObject({ ...fieldShapes, number: number.optional() });

const common = {
  externalId: z.string().min(1).max(35),
  expectVersion: z.string().optional(),
  dryRun: z.boolean().optional(),
};
const fields = z.record(z.string(), z.unknown());

const updateSchema = z.strictObject({
  ...common,
  type: z.literal('updateRecord'),
  data: z.strictObject({ entity: z.literal('customers'), id: z.string(), fields }),
});
const createSchema = z.strictObject({
  ...common,
  type: z.literal('createCustomer'),
  data: z.strictObject({ entity: z.literal('customers').default('customers'), fields }),
});

export const commandSchema = z.discriminatedUnion('type', [updateSchema, createSchema]);
export type Command = z.infer<typeof commandSchema>;
export type UpdateRecord = z.infer<typeof updateSchema>;
export type CreateCustomer = z.infer<typeof createSchema>;
