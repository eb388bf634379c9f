import { z } from 'zod';
import { dateSchema } from '../../../shared/domain/money.ts';
import { orderSchema } from '../../../shared/domain/order.ts';
import { productSchema } from '../../../shared/domain/product.ts';
import { ownCustomerSchema } from '../world/own-customer.ts';

const { number, ...fieldShapes } = ownCustomerSchema.shape;

/** What may be changed: everything but the number. Values may be as wrong as people type them. */
export const changeableFields = z.strictObject(fieldShapes).partial();

/** What a new customer needs: kind, active and permission. Without a number the ERP gives the next one. */
export const newCustomerFields = z.strictObject({ ...fieldShapes, number: number.optional() });

const { sku: _sku, variantOf: _variantOf, ...productShapes } = productSchema.shape;

/** A product keeps its SKU and its place among variants. */
export const changeableProductFields = z.strictObject(productShapes).partial();

const { number: _number, status: _status, ...orderShapes } = orderSchema.shape;

/** Whose an order is, and what it is called elsewhere; amounts and lines are changed by documents only. */
export const changeableOrderFields = z
  .strictObject({ customerNumber: orderShapes.customerNumber, externalReference: z.string().nullable() })
  .partial();

/** What a new order needs. It is confirmed, and posted on the day of the order unless another date is given. */
export const newOrderFields = z.strictObject({
  ...orderShapes,
  lines: z.array(orderShapes.lines.unwrap().element).min(1),
  postingDate: dateSchema.optional(),
});
export type NewOrderFields = z.infer<typeof newOrderFields>;

const common = {
  externalId: z.string().min(1).max(35),
  expectVersion: z.string().optional(),
  dryRun: z.boolean().optional(),
};
const fields = z.record(z.string(), z.unknown());

const updateSchema = z.strictObject({
  ...common,
  type: z.literal('updateRecord'),
  data: z.strictObject({ entity: z.enum(['customers', 'products', 'orders']), id: z.string(), fields }),
});
const createSchema = z.strictObject({
  ...common,
  type: z.literal('createCustomer'),
  data: z.strictObject({ entity: z.literal('customers').default('customers'), fields }),
});
const createOrderSchema = z.strictObject({
  ...common,
  type: z.literal('createSalesOrder'),
  data: z.strictObject({ entity: z.literal('orders').default('orders'), fields }),
});
const cancelOrderSchema = z.strictObject({
  ...common,
  type: z.literal('cancelSalesOrder'),
  data: z.strictObject({ entity: z.literal('orders').default('orders'), id: z.string() }),
});

export const commandSchema = z.discriminatedUnion('type', [
  updateSchema,
  createSchema,
  createOrderSchema,
  cancelOrderSchema,
]);
export const commandTypes = ['createCustomer', 'createSalesOrder', 'updateRecord', 'cancelSalesOrder'] as const;
export type Command = z.infer<typeof commandSchema>;
export type UpdateRecord = z.infer<typeof updateSchema>;
export type CreateCustomer = z.infer<typeof createSchema>;
export type CreateSalesOrder = z.infer<typeof createOrderSchema>;
export type CancelSalesOrder = z.infer<typeof cancelOrderSchema>;

/** Whether a command brings something into being, so that a second one with its external id must not. */
export const creates = ({ type }: Command): boolean => type === 'createCustomer' || type === 'createSalesOrder';

/** The id of the record that a command names; null for a new one. */
export const idIn = (command: Command): string | null => ('id' in command.data ? command.data.id : null);
