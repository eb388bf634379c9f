import { z } from 'zod';
import { requestPreviewSchema } from '../../domain/change.ts';
import { extraFieldSchema, fieldNameSchema } from '../../domain/fields.ts';
import { dataFieldTypeSchema, mappingDocumentSchema } from '../../domain/mapping-document.ts';
import {
  mappingChangeSchema,
  mappingProblemSchema,
  mappingRowSchema,
  mappingVersionSchema,
  reachSchema,
  ruleSentenceSchema,
} from '../../domain/mapping-report.ts';
import { mismatchKindSchema } from '../../domain/mismatch.ts';
import { itemFields, saleFields } from '../../domain/sales.ts';
import { command, query } from '../define.ts';

const nothing = z.strictObject({});
const which = z.enum(['in-force', 'draft']);
const newField = z.strictObject({ name: z.string().min(1).max(60), type: dataFieldTypeSchema });

const draftSchema = z.strictObject({
  document: mappingDocumentSchema,
  /** Names what was looked at when it is put in force. */
  hash: z.string(),
  by: z.string(),
  changedAt: z.number().int(),
  changes: z.array(mappingChangeSchema).readonly(),
});

const moved = { opened: z.number().int(), closed: z.number().int() };
const movedKinds = z.array(z.strictObject({ kind: mismatchKindSchema, ...moved })).readonly();
/** Values of records that would be sent otherwise, and cases that would open and close: by field, by kind, together. */
const movesOf = <T extends z.ZodType>(field: T) => ({
  looked: z.number().int(),
  fields: z.array(z.strictObject({ field, values: z.number().int(), ...moved })).readonly(),
  kinds: movedKinds,
  values: z.number().int(),
  ...moved,
});

const pathInput = z.string().min(1).max(1_000);

export const mappingOperations = {
  'mapping.get': query({
    process: 'engine',
    summary: 'The mapping in force, the draft, what has to be settled, and the data fields of the account.',
    input: nothing,
    output: z.strictObject({
      inForce: mappingVersionSchema.extend({ document: mappingDocumentSchema }),
      draft: draftSchema.nullable(),
      /** Problems, rows and sentences are those of the draft; of the mapping in force where there is none. */
      problems: z.array(mappingProblemSchema).max(500).readonly(),
      rows: z.array(mappingRowSchema).readonly(),
      sentences: z.strictObject({
        eligibility: ruleSentenceSchema,
        orderScope: ruleSentenceSchema,
        permission: ruleSentenceSchema,
        /** One for each list, in the order of the mapping. */
        lists: z.array(ruleSentenceSchema).readonly(),
      }),
      accountFields: z.array(z.strictObject({ name: z.string(), type: z.string() })).readonly(),
      /** When they were last read with the contacts (epoch ms). */
      accountFieldsReadAt: z.number().int().nullable(),
      /** Data fields of each type, and the most that an account may have (contract dotdigital 5). */
      usage: z
        .array(z.strictObject({ type: dataFieldTypeSchema, used: z.number().int(), most: z.number().int() }))
        .readonly(),
      /** The mirror is being derived again; null when every row is of the mapping in force. */
      deriving: z.strictObject({ done: z.number().int(), total: z.number().int() }).nullable(),
    }),
  }),
  'mapping.field-names': query({
    process: 'engine',
    summary:
      'What the fields are called that the mapping in force, or the draft, adds to those that every mapping has.',
    input: nothing,
    output: z.strictObject({
      fields: z.array(z.strictObject({ field: extraFieldSchema, name: z.string() })).readonly(),
    }),
  }),
  'mapping.erp-fields': query({
    process: 'engine',
    summary:
      "The ERP's own fields that customers of the mirror have, beyond those that every mapping has, with how many have each. No call is made.",
    input: nothing,
    output: z.strictObject({
      customers: z.number().int(),
      fields: z
        .array(z.strictObject({ name: z.string(), customers: z.number().int(), example: z.string() }))
        .max(500)
        .readonly(),
      /** Whether every customer was read since these fields are kept. */
      isWhole: z.boolean(),
    }),
  }),
  'mapping.set-draft': command({
    process: 'engine',
    summary: 'Put down a draft, in place of the one that was there; refused where the workspace is read-only here.',
    input: z.strictObject({ document: mappingDocumentSchema }),
    output: z.strictObject({ hash: z.string(), problems: z.array(mappingProblemSchema).max(500).readonly() }),
  }),
  'mapping.discard-draft': command({
    process: 'engine',
    summary: 'Throw the draft away.',
    input: nothing,
    output: nothing,
  }),
  'mapping.preview': query({
    process: 'engine',
    summary: 'What the ERP holds of one customer and what would be sent, field by field; steps to the next customer.',
    input: z.strictObject({
      which,
      /** The customer's number; null for the first there is. */
      number: z.string().max(50).nullable(),
      step: z.enum(['here', 'next', 'previous']).default('here'),
    }),
    output: z.strictObject({
      customer: z.strictObject({ number: z.string(), label: z.string() }).nullable(),
      rows: z
        .array(
          z.strictObject({
            field: fieldNameSchema,
            held: z.string().nullable(),
            /** What the contact holds now in the field of the mapping that is asked about; null without a contact. */
            contact: z.string().nullable(),
            /** Null where nothing is sent. */
            sent: z.string().nullable(),
            state: z.enum(['sent', 'empty', 'not-sent', 'malformed']),
            /** Why, where the value cannot be sent. */
            sentence: z.string().nullable(),
            /** Whether another value is sent than by the mapping in force. */
            isChanged: z.boolean(),
          }),
        )
        .readonly(),
    }),
  }),
  'mapping.catalogue-fields': query({
    process: 'engine',
    summary:
      'The fields that the catalogue has by its schema and its records, as both were last read; no call is made.',
    input: nothing,
    output: z.strictObject({
      /** When the catalogue was last read (epoch ms). */
      readAt: z.number().int().nullable(),
      records: z.number().int(),
      fields: z
        .array(
          z.strictObject({
            name: z.string(),
            /** As Dotdigital infers it; null where the schema does not name it. */
            type: z.string().nullable(),
            isList: z.boolean(),
            /** How many records have it. */
            records: z.number().int(),
          }),
        )
        .readonly(),
    }),
  }),
  'mapping.reach': query({
    process: 'engine',
    summary: 'How many customers the mapping in force sends, and why the others are not sent; counted over the mirror.',
    input: nothing,
    output: reachSchema,
  }),
  'mapping.what-if': query({
    process: 'engine',
    summary:
      'What the draft would change, counted over the mirror without putting it in force: values of customers, products and orders, cases opened and closed. Tells its progress; no call is made.',
    input: z.strictObject({ lookId: z.string().min(1).max(64) }),
    output: z.strictObject({
      draft: z.string(),
      ...movesOf(fieldNameSchema),
      products: z.strictObject(movesOf(z.enum(itemFields))),
      orders: z.strictObject({
        ...movesOf(z.enum(saleFields)),
        /** Orders that would be sent and are not now, and the other way; those written under other names of their fields. */
        comeIn: z.number().int(),
        goOut: z.number().int(),
        otherNames: z.number().int(),
      }),
      /** How many contacts of customers who are sent would be missing in each list of the draft, and how many would be too much. */
      lists: z
        .array(
          z.strictObject({
            listId: z.number().int(),
            name: z.string(),
            add: z.number().int(),
            takeOut: z.number().int(),
          }),
        )
        .readonly(),
      reach: reachSchema,
      tookMs: z.number().int(),
    }),
  }),
  'mapping.stop-what-if': command({
    process: 'engine',
    summary: 'Stop counting what the draft would change.',
    input: z.strictObject({ lookId: z.string().max(64) }),
    output: z.strictObject({ stopped: z.boolean() }),
  }),
  'mapping.put-in-force': command({
    process: 'engine',
    summary:
      'Put the draft in force as a new version and derive the mirror again, without a call. Refused while something has to be settled, a run goes on, or approved changes are not verified yet.',
    input: z.strictObject({ hash: z.string().max(100) }),
    output: z.strictObject({ version: z.number().int() }),
  }),
  'mapping.versions': query({
    process: 'engine',
    summary: 'The versions that were ever in force, newest first.',
    input: nothing,
    output: z.strictObject({ versions: z.array(mappingVersionSchema).max(500).readonly() }),
  }),
  'mapping.version': query({
    process: 'engine',
    summary: 'One version and what it changed over the one before it. Put down as a draft it can be put back.',
    input: z.strictObject({ version: z.number().int().positive() }),
    output: z.strictObject({
      document: mappingDocumentSchema,
      changes: z.array(mappingChangeSchema).readonly(),
    }),
  }),
  'mapping.export': command({
    process: 'engine',
    summary: 'Write the mapping in force, or the draft, into a file; a folder, or the path of a new file.',
    input: z.strictObject({ which, path: pathInput }),
    output: z.strictObject({ path: z.string() }),
  }),
  'mapping.import': command({
    process: 'engine',
    summary: 'Take a mapping out of a file as the draft; refused with a sentence where it does not fit.',
    input: z.strictObject({ path: pathInput }),
    output: z.strictObject({ hash: z.string(), problems: z.array(mappingProblemSchema).max(500).readonly() }),
  }),
  'mapping.preview-field': query({
    process: 'engine',
    summary: 'The request that would create a data field.',
    input: newField,
    output: z.strictObject({ request: requestPreviewSchema }),
  }),
  'mapping.create-field': command({
    process: 'engine',
    summary: "Create a data field in Dotdigital and read back the account's fields; noted in the change log.",
    input: newField,
    output: z.strictObject({ name: z.string(), type: z.string() }),
  }),
} as const;
