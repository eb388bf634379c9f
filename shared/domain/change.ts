import { z } from 'zod';
import { comparedFieldSchema } from './compared.ts';
import { consentRecordSchema } from './contact.ts';
import { fieldNameSchema } from './fields.ts';
import { targetSchema } from './mapping-document.ts';
import { postedOrderSchema } from './posting.ts';
import { collectionSchema, recordJsonSchema } from './sale-evidence.ts';

/** One field of a change, before and after, as texts of the target system's side; `target` where the data field is not that of the first mapping. */
export const fieldChangeSchema = z.strictObject({
  field: fieldNameSchema,
  before: z.string().nullable(),
  after: z.string().nullable(),
  target: targetSchema.optional(),
  /** What the ERP calls a field that the mapping added; in a change of the ERP the attribute that is written. */
  name: z.string().optional(),
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
    /** The data field of the number, where it is not that of the first mapping. */
    numberField: z.string().optional(),
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
  /** Records an opt-out in Dotdigital; no machine ever undoes it. `before` is the email channel's status that was seen. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.unsubscribe'),
    contactId: z.number().int().positive(),
    before: z.string().nullable(),
  }),
  /** Takes the customer number off a contact (`after` null), or gives it back. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.number'),
    contactId: z.number().int().positive(),
    numberField: z.string().optional(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /**
   * Puts a contact into a list, or takes it out of it. `otherId` is the other contact of the same person, where a list
   * moves between the two: nobody is put into a list that the person left there.
   */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.list'),
    contactId: z.number().int().positive(),
    otherId: z.number().int().positive().optional(),
    list: z.strictObject({ id: z.number().int(), name: z.string() }),
    isIn: z.boolean(),
  }),
  /** Deletes a contact: only ever the undoing of our own create. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('contact.delete'),
    contactId: z.number().int().positive(),
    email: z.string(),
    erpNumber: z.string(),
  }),
  /** Records an opt-out in the ERP. `at` is the instant (RFC 3339) at which Dotdigital says that it was given. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('customer.opt-out'),
    customerId: z.string(),
    customerNumber: z.string(),
    expectVersion: z.string().nullable(),
    before: z.enum(['consent', 'soft-opt-in', 'none']),
    at: z.iso.datetime().nullable(),
    source: z.string(),
  }),
  /** Marks a customer as a duplicate of another and sets it inactive; `duplicateOf` null takes the mark off again. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('customer.mark-duplicate'),
    customerId: z.string(),
    customerNumber: z.string(),
    expectVersion: z.string().nullable(),
    duplicateOf: z.string().nullable(),
  }),
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('data-field.create'),
    name: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
    type: z.enum(['String', 'Numeric', 'Date', 'Boolean']),
  }),
  /**
   * Posts a marketing order to the ERP. `externalId` is the second net below the idempotency key (contract erp-cloud 9.3): it is
   * made from the record alone, so that no second decision can bring about a second order. `recordHash` is what was seen.
   */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('sales-order.create'),
    contactId: z.number().int().positive(),
    customerId: z.string(),
    externalId: z.string().min(1).max(35),
    recordHash: z.number().int(),
    order: postedOrderSchema,
  }),
  /** Cancels an order of the ERP: only ever the undoing of our own posting. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('sales-order.cancel'),
    orderId: z.string(),
    orderNumber: z.string(),
    recordKey: z.string(),
    expectVersion: z.string().nullable(),
  }),
  /**
   * Writes one record of insight data whole; `before` null adds it. `lines` tell what differs, field by field. The contact
   * is named in a collection of contact scope.
   */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('insight.put'),
    collection: collectionSchema,
    key: z.string(),
    contactId: z.number().int().positive().nullable(),
    before: recordJsonSchema.nullable(),
    after: recordJsonSchema,
    lines: z
      .array(
        z.strictObject({
          field: comparedFieldSchema,
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      )
      .readonly(),
  }),
  /** Deletes one record of insight data; what stood there is kept, so that it can be put back. */
  z.strictObject({
    v: z.literal(1),
    operation: z.literal('insight.delete'),
    collection: collectionSchema,
    key: z.string(),
    contactId: z.number().int().positive().nullable(),
    before: recordJsonSchema,
  }),
]);
export type ChangeSet = Readonly<z.infer<typeof changeSetSchema>>;

/** Which remote system a change set writes to. */
export const systemSchema = z.enum(['erp', 'dotdigital']);
export type System = z.infer<typeof systemSchema>;
export const systemOf = (changeSet: ChangeSet): System =>
  changeSet.operation.startsWith('customer.') || changeSet.operation.startsWith('sales-order.') ? 'erp' : 'dotdigital';

/** The compared fields that a change set writes; empty for one that writes something else. */
export const fieldChangesOf = (changeSet: ChangeSet): readonly FieldChange[] =>
  'changes' in changeSet ? changeSet.changes : [];

/** What one line of a change is about: a compared field, or something that is not compared field by field. */
export const changedThingSchema = z.union([
  comparedFieldSchema,
  z.enum(['contact', 'subscription', 'customer-number', 'list', 'permission', 'duplicate-of', 'data-field']),
  z.enum(['sales-order']),
  z.enum(['catalogue-item', 'order']),
]);
export type ChangedThing = z.infer<typeof changedThingSchema>;

/** One line of any change, for people: what, before, after. */
export const changeLineSchema = z.strictObject({
  thing: changedThingSchema,
  /** What a field that the mapping added was called when it was written. */
  name: z.string().optional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ChangeLine = Readonly<z.infer<typeof changeLineSchema>>;

/** A write or a deletion of a record of insight data. */
export type InsightChange = Extract<ChangeSet, { readonly operation: 'insight.put' | 'insight.delete' }>;
export const isInsightChange = (changeSet: ChangeSet): changeSet is InsightChange =>
  changeSet.operation === 'insight.put' || changeSet.operation === 'insight.delete';

/** A whole record that comes or goes, with the contact that it hangs on. */
const recordLine = ({ collection, key, contactId }: InsightChange, comes: boolean): ChangeLine => {
  const told = contactId === null ? key : `${key} on contact ${contactId}`;
  const thing = collection.type === 'catalog' ? 'catalogue-item' : 'order';
  return { thing, before: comes ? null : told, after: comes ? told : null };
};

/** That a record comes or goes; nothing for one that only says something else afterwards. */
export const wholeRecordLines = (changeSet: InsightChange): readonly ChangeLine[] =>
  changeSet.operation === 'insight.put' && changeSet.before !== null
    ? []
    : [recordLine(changeSet, changeSet.operation === 'insight.put')];

const lineOf = ({ field, name, before, after }: FieldChange): ChangeLine => ({
  thing: field,
  ...(name === undefined ? {} : { name }),
  before,
  after,
});

/** Every change as lines of before and after. */
export const changeLines = (changeSet: ChangeSet): readonly ChangeLine[] => {
  switch (changeSet.operation) {
    case 'contact.create':
      return [
        { thing: 'email', before: null, after: changeSet.email },
        { thing: 'customer-number', before: null, after: changeSet.erpNumber },
        { thing: 'subscription', before: null, after: changeSet.channel.status },
        ...changeSet.changes.map(lineOf),
      ];
    case 'contact.patch':
    case 'customer.update':
      return changeSet.changes.map(lineOf);
    case 'contact.unsubscribe':
      return [{ thing: 'subscription', before: changeSet.before, after: 'unsubscribed' }];
    case 'contact.number':
      return [{ thing: 'customer-number', before: changeSet.before, after: changeSet.after }];
    case 'contact.list': {
      const { list, isIn } = changeSet;
      return [{ thing: 'list', before: isIn ? null : list.name, after: isIn ? list.name : null }];
    }
    case 'contact.delete':
      return [{ thing: 'contact', before: changeSet.email, after: null }];
    case 'customer.opt-out':
      return [{ thing: 'permission', before: changeSet.before, after: 'opt-out' }];
    case 'customer.mark-duplicate':
      return [{ thing: 'duplicate-of', before: null, after: changeSet.duplicateOf }];
    case 'data-field.create':
      return [{ thing: 'data-field', before: null, after: `${changeSet.name} (${changeSet.type})` }];
    case 'sales-order.create': {
      const { externalReference, total, currency } = changeSet.order;
      return [{ thing: 'sales-order', before: null, after: `${externalReference}, ${total} ${currency}` }];
    }
    case 'sales-order.cancel':
      return [{ thing: 'sales-order', before: changeSet.orderNumber, after: null }];
    case 'insight.put': {
      const told = changeSet.lines.map(({ field, before, after }) => ({ thing: field, before, after }));
      return [...wholeRecordLines(changeSet), ...told];
    }
    case 'insight.delete':
      return wholeRecordLines(changeSet);
  }
};

/** A request as it will be sent, for the operator to read; credentials are never part of it. */
export const requestPreviewSchema = z.strictObject({
  system: systemSchema,
  method: z.string(),
  path: z.string(),
  body: z.string().nullable(),
});
export type RequestPreview = Readonly<z.infer<typeof requestPreviewSchema>>;
