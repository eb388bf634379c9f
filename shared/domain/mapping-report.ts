import { z } from 'zod';
import { fieldNameSchema } from './fields.ts';
import { dataFieldTypeSchema, mappingDocumentSchema } from './mapping-document.ts';

/** What has to be settled before a mapping can be put in force (`must`), or is worth knowing (`note`). */
export const mappingProblemCodes = [
  'data-field-missing',
  'data-field-type',
  'name-not-allowed',
  'data-field-twice',
  'value-does-not-fit',
  'step-does-not-fit',
  'master-needs-plain',
  'email-cannot-go',
  'figure-needs-erp',
  'identity-twice',
  'identity-unfit',
  'limit-reached',
  'catalogue-field-twice',
  'catalogue-needs-field',
  'nothing-in-scope',
  'account-not-read',
  'contacts-not-read',
  'customers-not-read',
  'orders-not-read',
  'lists-not-read',
  'list-missing',
  'list-not-writable',
  'list-twice',
  'list-condition',
  'list-renamed',
] as const;
export type MappingProblemCode = (typeof mappingProblemCodes)[number];

/** What settles a problem: a data field is created, or the value goes to a field of another type or name. */
export const remedySchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('create-field'), name: z.string(), type: dataFieldTypeSchema }),
  z.strictObject({ do: z.literal('send-as-text'), field: fieldNameSchema }),
  z.strictObject({ do: z.literal('map-elsewhere'), field: fieldNameSchema }),
]);
export type Remedy = Readonly<z.infer<typeof remedySchema>>;

export const mappingProblemSchema = z.strictObject({
  code: z.enum(mappingProblemCodes),
  severity: z.enum(['must', 'note']),
  area: z.enum(['customers', 'products', 'orders', 'rules', 'lists']),
  /** The field of the ERP; null where the problem is about more than one, or about none. */
  field: z.string().nullable(),
  dataField: z.string().nullable(),
  title: z.string(),
  sentence: z.string(),
  remedies: z.array(remedySchema).readonly(),
});
export type MappingProblem = Readonly<z.infer<typeof mappingProblemSchema>>;

/** One difference between two mappings, in words. */
export const mappingChangeSchema = z.strictObject({
  area: z.enum(['customers', 'products', 'orders', 'rules', 'lists']),
  field: z.string().nullable(),
  before: z.string(),
  after: z.string(),
});
export type MappingChange = Readonly<z.infer<typeof mappingChangeSchema>>;

/** The rules as sentences; parts that are a choice stand by themselves, so that they can be underlined. */
export const ruleSentenceSchema = z.strictObject({
  text: z.string(),
  parts: z.array(z.strictObject({ text: z.string(), isChoice: z.boolean() })).readonly(),
});
export type RuleSentence = Readonly<z.infer<typeof ruleSentenceSchema>>;

export const mappingVersionSchema = z.strictObject({
  version: z.number().int().positive(),
  /** In force since (epoch ms), and until; 0 where it was there from the beginning, null while it is in force. */
  since: z.number().int(),
  until: z.number().int().nullable(),
  by: z.string().nullable(),
  changes: z.number().int(),
});

/** One row of the table of customer fields, as it is shown. */
export const mappingRowSchema = z.strictObject({
  field: fieldNameSchema,
  /** What an added field is called; null for one that every mapping has. */
  name: z.string().nullable(),
  transform: z.string(),
  target: z.string().nullable(),
  type: dataFieldTypeSchema.nullable(),
  state: z.enum(['fine', 'identifier', 'not-sent', 'missing', 'type-conflict', 'unsettled', 'unknown']),
  isChanged: z.boolean(),
});
export type MappingRow = Readonly<z.infer<typeof mappingRowSchema>>;

/** Why customers are not sent; the first that holds counts, so that the counts add up. */
export const leftOutReasons = [
  'inactive',
  'company',
  'test',
  'excepted',
  'opted-out',
  'no-email',
  'email-not-valid',
  'no-permission',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export const reachSchema = z.strictObject({
  total: z.number().int(),
  sent: z.number().int(),
  leftOut: z.array(z.strictObject({ reason: z.enum(leftOutReasons), count: z.number().int() })).readonly(),
});
export type Reach = Readonly<z.infer<typeof reachSchema>>;

/** A mapping as a file. */
export const mappingFileSchema = z.strictObject({
  format: z.literal('concord-mapping'),
  v: z.literal(1),
  workspace: z.string().max(200),
  version: z.number().int().nullable(),
  exportedAt: z.iso.datetime(),
  document: mappingDocumentSchema,
});
