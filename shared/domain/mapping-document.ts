import { z } from 'zod';
import {
  allFields,
  type ExtraField,
  extraFieldSchema,
  extraFields,
  type FieldName,
  fieldNameSchema,
  fieldNames,
  isStandard,
  standardFieldSchema,
} from './fields.ts';
import { defaultMapping, erpNumberDataField } from './mapping.ts';
import { itemFields } from './sales.ts';
import { mostSteps, transformSchema } from './transform.ts';

/** Contract dotdigital 5 [C]. */
export const dataFieldTypes = ['String', 'Numeric', 'Date', 'Boolean'] as const;
export const dataFieldTypeSchema = z.enum(dataFieldTypes);
export type DataFieldType = (typeof dataFieldTypes)[number];

/** A name as Dotdigital takes it: at most 20 letters, digits, - and _ (contract dotdigital 5 [C]). */
export const dataFieldName = /^[A-Za-z0-9_-]{1,20}$/;

/** Names that Dotdigital keeps for itself (contract dotdigital 5 [S]). */
const reservedNames = new Set(
  `ACCOUNT CAMPAIGN CAMPAIGNID CONTACT CONTACT_API_ID CONTACTID EMAIL HCONTACTID HEMAIL HEMAIL256 ID MESSAGECONTENT
   MOBILENUMBERID NOTES UNSUBSCRIBED UNIQUECONTACTID`.split(/\s+/),
);
export const isReservedName = (name: string): boolean => reservedNames.has(name.toUpperCase());

/** A data field that is written to; whether its name may be is told by the check, so that a draft can be put down. */
export const targetSchema = z.strictObject({ name: z.string().min(1).max(60), type: dataFieldTypeSchema });
export type Target = Readonly<z.infer<typeof targetSchema>>;

/** Which system is right about a field; of `nobody`'s fields differences are told, and nothing is proposed. */
export const masters = ['erp', 'dotdigital', 'nobody'] as const;
export const masterSchema = z.enum(masters);
export type Master = (typeof masters)[number];

/** Where one field of a customer goes. Without a target it is not sent and not compared; `email` is an identifier. */
export const customerRuleSchema = z.strictObject({
  field: standardFieldSchema,
  steps: z.array(transformSchema).max(mostSteps).readonly(),
  target: targetSchema.nullable(),
  master: masterSchema,
});

/** What an own field of the ERP holds, by which it is read and compared. */
export const customTypes = ['text', 'number', 'date'] as const;

/** Figures of a customer's settled orders, worked out here; refunded and cancelled ones do not count. */
export const orderFigures = ['settled-count', 'settled-sum', 'settled-last'] as const;
export type OrderFigure = (typeof orderFigures)[number];

/** What an own field of the ERP can tell of who somebody is: a company, or a membership or tax number. */
export const tellings = ['company', 'identifier'] as const;
export type Telling = (typeof tellings)[number];

/** Where the value of an added field comes from: the ERP's record, by the name there, or what its orders come to. */
export const extraSourceSchema = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('erp'),
    name: z.string().min(1).max(100),
    type: z.enum(customTypes),
    /** Taken as evidence of who is who where it is compared; null where it says nothing of that. */
    tells: z.enum(tellings).nullable().default(null),
  }),
  z.strictObject({ from: z.literal('orders'), figure: z.enum(orderFigures) }),
]);
export type ExtraSource = Readonly<z.infer<typeof extraSourceSchema>>;

/** Where an added field goes. Its place (`field`) is its own as long as it is mapped. */
export const extraRuleSchema = customerRuleSchema.extend({ field: extraFieldSchema, source: extraSourceSchema });
export type ExtraRule = Readonly<z.infer<typeof extraRuleSchema>>;
export type CustomerRule = Readonly<z.infer<typeof customerRuleSchema>> | ExtraRule;

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

/** Who belongs in a list, of those who are sent: all of them, or those whose value of one field is one of these, whatever its case. */
export const listWhoSchema = z.discriminatedUnion('are', [
  z.strictObject({ are: z.literal('everyone') }),
  z.strictObject({
    are: z.literal('those-with'),
    field: fieldNameSchema,
    oneOf: z.array(z.string().min(1).max(100)).max(50).readonly(),
  }),
]);
export type ListWho = Readonly<z.infer<typeof listWhoSchema>>;

/** One list of Dotdigital and who belongs in it; `takesOut`: whoever is in it without belonging there is to leave it. */
export const listRuleSchema = z.strictObject({
  listId: z.number().int(),
  name: z.string().min(1).max(128),
  who: listWhoSchema,
  takesOut: z.boolean(),
});
export type ListRule = Readonly<z.infer<typeof listRuleSchema>>;

/** More lists would make every row dearer to derive; an account has a few that rest on the ERP. */
export const mostLists = 10;

const areOnce = (rules: readonly ExtraRule[]): boolean =>
  new Set(rules.map(({ field }) => field)).size === rules.length &&
  new Set(rules.map(({ source }) => sourceKey(source))).size === rules.length;

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
  /** The ERP's own fields and derived figures that are sent besides. */
  extras: z
    .array(extraRuleSchema)
    .max(extraFields.length)
    .readonly()
    .refine(areOnce, 'Every added field has one place, and comes once.')
    .default([]),
  products: z
    .array(productRuleSchema)
    .readonly()
    .refine((rules) => hasEachOnce(rules, itemFields), 'Every field of a product has exactly one rule.'),
  /** The names of an order's fields: as the account writes them already, or one of the two dialects. */
  orders: z.enum(['as-the-account', 'snake_case', 'camelCase']),
  eligibility: eligibilitySchema,
  orderScope: orderScopeSchema,
  permission: permissionRuleSchema,
  /** The lists that customers belong in by what the ERP says of them. */
  lists: z.array(listRuleSchema).max(mostLists).readonly().default([]),
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
  extras: [],
  products: itemFields.map((field) => ({ field, target: catalogueNames[field] })),
  orders: 'as-the-account',
  eligibility: { active: true, person: true, notTest: true, exceptPriceGroups: [], exceptHomeStores: [] },
  orderScope: { channels: ['web', 'store'], statuses: [...orderStatuses], from: null },
  permission: { softOptIn: true },
  lists: [],
};

/** Every data field that a mapping names, the customer number's included, in upper case. */
export const dataFieldsOf = ({ numberField, customers, extras }: MappingDocument): readonly string[] =>
  [numberField, ...[...customers, ...extras].flatMap(({ target }) => target?.name ?? [])].map((name) =>
    name.toUpperCase(),
  );

/** A mapping with its number; the number is part of the seed of every row hash. */
export type Mapping = { readonly version: number; readonly document: MappingDocument };
export const firstVersion: Mapping = { version: 1, document: firstMapping };

const figureNames: Readonly<Record<OrderFigure, string>> = {
  'settled-count': 'Settled orders, number',
  'settled-sum': 'Settled orders, sum',
  'settled-last': 'Settled orders, last',
};

/** What an added field is called: as the ERP calls it, or in words where it is worked out here. */
export const sourceName = (source: ExtraSource): string =>
  source.from === 'erp' ? source.name : figureNames[source.figure];

/** Names a source: two rules of the same source would send one value twice. */
export const sourceKey = (source: ExtraSource): string =>
  source.from === 'erp' ? `erp:${source.name}` : `orders:${source.figure}`;

/** The rules of all fields that a mapping has, in screen order. */
export const rulesOf = ({ customers, extras }: MappingDocument): readonly CustomerRule[] => [
  ...fieldNames.flatMap((field) => customers.find((rule) => rule.field === field) ?? []),
  ...allFields.flatMap((field) => extras.find((rule) => rule.field === field) ?? []),
];

/** The fields that a mapping has, in screen order. */
export const fieldsIn = (document: MappingDocument): readonly FieldName[] => {
  if (document.extras.length === 0) return fieldNames;
  const has = new Set(document.extras.map(({ field }) => field));
  return allFields.filter((field) => isStandard(field) || has.has(field));
};

/** The added field of a place; null where the mapping has none there. */
export const extraOf = ({ extras }: MappingDocument, field: FieldName): ExtraRule | null =>
  isStandard(field) ? null : (extras.find((one) => one.field === field) ?? null);

const nowhere = (field: ExtraField): CustomerRule => ({
  field,
  steps: [],
  target: null,
  master: 'erp',
  source: { from: 'erp', name: field, type: 'text', tells: null },
});

/** The added fields that tell who somebody is, and what each tells. */
export const tellingIn = ({
  extras,
}: MappingDocument): readonly { readonly rule: ExtraRule; readonly tells: Telling }[] =>
  extras.flatMap((rule) => {
    const tells = rule.source.from === 'erp' ? rule.source.tells : null;
    return tells === null ? [] : [{ rule, tells }];
  });

/** The rule of a customer's field. One that the mapping does not have goes nowhere. */
export const ruleOf = (document: MappingDocument, field: FieldName): CustomerRule => {
  if (!isStandard(field)) return extraOf(document, field) ?? nowhere(field);
  const { customers } = document;
  const rule = customers[fieldNames.indexOf(field)];
  const found = rule?.field === field ? rule : customers.find((one) => one.field === field);
  if (found === undefined) throw new Error(`the mapping has no rule for ${field}`);
  return found;
};

const isExtra = (rule: CustomerRule): rule is ExtraRule => 'source' in rule;
const isOfEvery = (rule: CustomerRule): rule is MappingDocument['customers'][number] => !('source' in rule);

/** The mapping with another rule in the place of that of the same field. */
export const withRule = (document: MappingDocument, rule: CustomerRule): MappingDocument => {
  const { customers, extras } = document;
  if (isExtra(rule)) return { ...document, extras: extras.map((one) => (one.field === rule.field ? rule : one)) };
  if (!isOfEvery(rule)) return document;
  return { ...document, customers: customers.map((one) => (one.field === rule.field ? rule : one)) };
};
