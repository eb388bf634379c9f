import { z } from 'zod';
import { alertsSchema } from './alert.ts';
import { listMembershipSchema } from './contact.ts';
import { permissionSchema } from './customer.ts';
import { fieldNameSchema, fieldValuesSchema } from './fields.ts';
import { listWhoSchema } from './mapping-document.ts';
import { linkMethods } from './mirror.ts';
import { malformedProblemSchema, mismatchKindSchema } from './mismatch.ts';
import { postingEvidenceSchema } from './posting-evidence.ts';
import { itemEvidenceSchema, saleEvidenceSchema } from './sale-evidence.ts';

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
  /** The lists that it is in; absent where the kind is not about them or they were not read. */
  lists: z.array(listMembershipSchema).readonly().optional(),
});

/** How a pair stands to one list of the mapping. */
export const listStandingSchema = z.strictObject({
  id: z.number().int(),
  name: z.string(),
  who: listWhoSchema,
  /** What the ERP holds of the field that the rule asks for; null where it asks for none, or it is empty. */
  value: z.string().nullable(),
  /** Null where that value cannot be read. */
  belongs: z.boolean().nullable(),
  /** As Dotdigital says it: subscribed, suppressed, pending; `none` for who is not in it. */
  membership: z.string(),
  gap: z.enum(['add', 'take-out']).nullable(),
});
export type ListStanding = Readonly<z.infer<typeof listStandingSchema>>;

/** What was on the operator's screen: both records of the pair, and which fields are meant. Stored sealed, and hashed. */
export const evidenceSchema = z.strictObject({
  v: z.literal(1),
  kind: mismatchKindSchema,
  fields: z.array(fieldNameSchema).readonly(),
  problems: z.array(z.strictObject({ field: fieldNameSchema, problem: malformedProblemSchema })).readonly(),
  linkedBy: z.enum(linkMethods).nullable(),
  /** Other customers that are the same person, the one to keep first; absent where the kind is not about them. */
  otherCustomers: z.array(evidenceCustomerSchema).readonly().optional(),
  /** Other contacts of the same customer. */
  otherContacts: z.array(evidenceContactSchema).readonly().optional(),
  /** When an opt-out was given or first seen on each side, and a consent that is newer than it (epoch ms). */
  optOut: z
    .strictObject({
      erpAt: z.number().int().nullable(),
      dotdigitalAt: z.number().int().nullable(),
      newerConsentAt: z.number().int().nullable(),
    })
    .optional(),
  /** A data field of the account against what the mapping needs; `found` is null when it does not exist. */
  dataField: z
    .strictObject({
      name: z.string(),
      wanted: z.string(),
      found: z.string().nullable(),
      fields: z.array(fieldNameSchema).readonly(),
    })
    .optional(),
  /** Why an import refused the record. A description may repeat a value. */
  refusal: z
    .strictObject({
      importId: z.string().nullable(),
      at: z.number().int(),
      failures: z.array(z.strictObject({ code: z.string(), description: z.string() })).readonly(),
    })
    .optional(),
  /** What is wrong with the link itself, with what says so; of a changed account every change. */
  link: alertsSchema.optional(),
  /** A marketing order, what keeps it from being posted, and what is offered. */
  posting: postingEvidenceSchema.optional(),
  /** A SKU, or a sale, where the case is about one; customer and contact are null then. */
  item: itemEvidenceSchema.optional(),
  order: saleEvidenceSchema.optional(),
  /** Every list of the mapping, where the case is about lists. */
  lists: z.array(listStandingSchema).readonly().optional(),
  customer: evidenceCustomerSchema.nullable(),
  contact: evidenceContactSchema.nullable(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
