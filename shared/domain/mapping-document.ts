import { z } from 'zod';
import { type FieldName, fieldNameSchema, fieldNames } from './fields.ts';
import { defaultMapping, erpNumberDataField } from './mapping.ts';
import { itemFields } from './sales.ts';
import { mostSteps, transformSchema } from './transform.ts';

/** Contract dotdigital 5 [C]. */
export const dataFieldTypes = ['String', 'Numeric', 'Date', 'Boolean'] as const;
export const dataFieldTypeSchema = z.enum(dataFieldTypes);
export type DataFieldType = (typeof dataFieldTypes)[number];

/** A name as Dotdigital takes it: at most 20 letters, digits, - and _ (contract dotdigital 5 [C]). */
export const dataFieldName = /^[A-Za-z0-9_-]{1,20}$/;

/** A data field that is written to; whether its name may be is told by the check, so that a draft can be put down. */
export const targetSchema = z.strictObject({ name: z.string().min(1).max(60), type: dataFieldTypeSchema });
export type Target = Readonly<z.infer<typeof targetSchema>>;

/** Which system is right about a field; of `nobody`'s fields differences are told, and nothing is proposed. */
export const masters = ['erp', 'dotdigital', 'nobody'] as const;
export const masterSchema = z.enum(masters);
export type Master = (typeof masters)[number];

/** Where one field of a customer goes. Without a target it is not sent and not compared; `email` is an identifier. */
export const customerRuleSchema = z.strictObject({
  field: fieldNameSchema,
  steps: z.array(transformSchema).max(mostSteps).readonly(),
  target: targetSchema.nullable(),
  master: masterSchema,
});
export type CustomerRule = Readonly<z.infer<typeof customerRuleSchema>>;

/** Where one field of a product goes: a field of the catalogue record, or nowhere. */
export const productRuleSchema = z.strictObject({
  field: z.enum(itemFields),
  target: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_]{0,49}$/)
    .nullable(),
});
export type ProductRule = Readonly<z.infer<typeof productRuleSchema>>;

export const orderChannels = ['web', 'store', 'wholesale', 'marketplace', 'other'] as const;
export const orderStatuses = ['confirmed', 'shipped', 'settled', 'refunded', 'cancelled'] as const;

/** Who is sent at all. Somebody who opted out never is, and nobody without an email address. */
export const eligibilitySchema = z.strictObject({
  active: z.boolean(),
  person: z.boolean(),
  notTest: z.boolean(),
  /** Price groups and home stores whose customers are not sent, such as staff; read without regard to case. */
  exceptPriceGroups: z.array(z.string().min(1).max(100)).max(50).readonly(),
  exceptHomeStores: z.array(z.string().min(1).max(100)).max(50).readonly(),
});
export type Eligibility = Readonly<z.infer<typeof eligibilitySchema>>;

/** Which orders belong in Dotdigital, besides having a buyer whom it knows. Drafts never do. */
export const orderScopeSchema = z.strictObject({
  channels: z.array(z.enum(orderChannels)).max(orderChannels.length).readonly(),
  statuses: z.array(z.enum(orderStatuses)).max(orderStatuses.length).readonly(),
  /** The first day (YYYY-MM-DD, UTC); null for all. */
  from: z.iso.date().nullable(),
});
export type OrderRule = Readonly<z.infer<typeof orderScopeSchema>>;

/** What counts as the ground on which a person may be mailed, besides recorded consent. */
export const permissionRuleSchema = z.strictObject({ softOptIn: z.boolean() });

const hasEachOnce = (rules: readonly { readonly field: string }[], names: readonly string[]): boolean =>
  rules.length === names.length && names.every((name) => rules.some(({ field }) => field === name));

/** How the two systems stand to each other: what goes where, in which form, who is right, and who and what is sent at all. */
export const mappingDocumentSchema = z.strictObject({
  v: z.literal(1),
  /** The data field that carries the ERP's customer number. */
  numberField: z.string().min(1).max(60),
  customers: z
    .array(customerRuleSchema)
    .readonly()
    .refine((rules) => hasEachOnce(rules, fieldNames), 'Every field of a customer has exactly one rule.'),
  products: z
    .array(productRuleSchema)
    .readonly()
    .refine((rules) => hasEachOnce(rules, itemFields), 'Every field of a product has exactly one rule.'),
  /** The names of an order's fields: as the account writes them already, or one of the two dialects. */
  orders: z.enum(['as-the-account', 'snake_case', 'camelCase']),
  eligibility: eligibilitySchema,
  orderScope: orderScopeSchema,
  permission: permissionRuleSchema,
});
export type MappingDocument = Readonly<z.infer<typeof mappingDocumentSchema>>;

/** The fields of a catalogue record (contract dotdigital 6.6 [C]); the account's own spelling of the image is kept. */
const catalogueNames: Readonly<Record<(typeof itemFields)[number], string>> = {
  name: 'name',
  price: 'price',
  specialPrice: 'specialPrice',
  stock: 'stock',
  url: 'url',
  imageUrl: 'image_path',
  description: 'shortDescription',
  category: 'categories',
};

/** The mapping of a new workspace: version 1. */
export const firstMapping: MappingDocument = {
  v: 1,
  numberField: erpNumberDataField,
  customers: fieldNames.map((field) => {
    const { dataField: name, dataFieldType: type } = defaultMapping[field];
    return { field, steps: [], target: name === null || type === null ? null : { name, type }, master: 'erp' };
  }),
  products: itemFields.map((field) => ({ field, target: catalogueNames[field] })),
  orders: 'as-the-account',
  eligibility: { active: true, person: true, notTest: true, exceptPriceGroups: [], exceptHomeStores: [] },
  orderScope: { channels: ['web', 'store'], statuses: [...orderStatuses], from: null },
  permission: { softOptIn: true },
};

/** Every data field that a mapping names, the customer number's included, in upper case. */
export const dataFieldsOf = ({ numberField, customers }: MappingDocument): readonly string[] =>
  [numberField, ...customers.flatMap(({ target }) => target?.name ?? [])].map((name) => name.toUpperCase());

/** A mapping with its number; the number is part of the seed of every row hash. */
export type Mapping = { readonly version: number; readonly document: MappingDocument };
export const firstVersion: Mapping = { version: 1, document: firstMapping };

/** The rule of a customer's field. Every field has one. */
export const ruleOf = ({ customers }: MappingDocument, field: FieldName): CustomerRule => {
  const rule = customers[fieldNames.indexOf(field)];
  const found = rule?.field === field ? rule : customers.find((one) => one.field === field);
  if (found === undefined) throw new Error(`the mapping has no rule for ${field}`);
  return found;
};
