import { z } from 'zod';
import { alertKinds } from './alert.ts';
import { comparedFieldSchema } from './compared.ts';
import { fieldNameSchema } from './fields.ts';
import { worthSchema } from './impact.ts';
import { importRemedies } from './import-failure.ts';
import { malformedProblemSchema } from './mismatch.ts';
import { currencySchema, dateSchema, decimalSchema } from './money.ts';
import { waitReasonSchema } from './posting.ts';

const fields = z.array(fieldNameSchema).readonly();
const compared = z.array(comparedFieldSchema).readonly();
const at = z.number().int().nullable();
/** Whose worth it is. */
const worthOfSchema = z.enum(['customer', 'order', 'item', 'posting', 'account']);

/** How sure a suggestion is; never a made-up percentage. `none`: no machine can propose a value. */
export const confidenceSchema = z.enum(['certain', 'likely', 'none']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** Why a fix is suggested. The renderer turns each into a sentence. */
export const reasonSchema = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('erp-masters'), fields: compared }),
  z.strictObject({ code: z.literal('dotdigital-masters'), fields }),
  z.strictObject({ code: z.literal('nobody-masters'), fields }),
  z.strictObject({ code: z.literal('linked-by-number'), number: z.string() }),
  z.strictObject({ code: z.literal('linked-by-email') }),
  z.strictObject({ code: z.literal('linked-by-evidence') }),
  z.strictObject({ code: z.literal('linked-by-verdict') }),
  /** Contacts that may be the customer's; `carries`: numbers on them that the ERP lacks. */
  z.strictObject({
    code: z.literal('may-be-same'),
    contactIds: z.array(z.number().int()).readonly(),
    carries: z.array(z.string()).readonly(),
  }),
  z.strictObject({ code: z.literal('writes-number'), number: z.string() }),
  z.strictObject({ code: z.literal('no-contact-with-number-or-email'), number: z.string() }),
  z.strictObject({
    code: z.literal('changed-at'),
    erpAt: z.number().int().nullable(),
    dotdigitalAt: z.number().int().nullable(),
  }),
  z.strictObject({
    code: z.literal('permission-recorded'),
    ground: z.enum(['consent', 'soft-opt-in']),
    at: z.number().int().nullable(),
    orderReference: z.string().nullable(),
  }),
  z.strictObject({ code: z.literal('no-permission-either-side') }),
  z.strictObject({ code: z.literal('malformed'), field: fieldNameSchema, problem: malformedProblemSchema }),
  z.strictObject({ code: z.literal('proposed-correction'), field: fieldNameSchema, how: z.string() }),
  z.strictObject({ code: z.literal('no-proposal'), field: fieldNameSchema }),
  z.strictObject({ code: z.literal('left-out-malformed'), fields }),
  z.strictObject({ code: z.literal('same-person'), numbers: z.array(z.string()).readonly(), byEmail: z.boolean() }),
  /** Records of one side, by number or id, that are one person by all that is known of them. */
  z.strictObject({
    code: z.literal('one-by-evidence'),
    side: z.enum(['erp', 'dotdigital']),
    records: z.array(z.string()).readonly(),
  }),
  z.strictObject({
    code: z.literal('carries-number-too'),
    contactIds: z.array(z.number().int()).readonly(),
    number: z.string(),
  }),
  z.strictObject({ code: z.literal('number-unknown-to-erp'), number: z.string() }),
  z.strictObject({
    code: z.literal('opted-out'),
    side: z.enum(['erp', 'dotdigital']),
    at: z.number().int().nullable(),
    how: z.string().nullable(),
  }),
  z.strictObject({ code: z.literal('subscribed-anew'), at: z.number().int() }),
  z.strictObject({ code: z.literal('data-field-missing'), name: z.string(), wanted: z.string() }),
  z.strictObject({ code: z.literal('data-field-differs'), name: z.string(), wanted: z.string(), found: z.string() }),
  /** What the report of an import says of the record, in Dotdigital's words. */
  z.strictObject({
    code: z.literal('import-refused'),
    failureCode: z.string(),
    description: z.string(),
    importId: z.string().nullable(),
    at: z.number().int().nullable(),
  }),
  /** What helps against what the report says. */
  z.strictObject({ code: z.literal('import-remedy'), remedy: z.enum(importRemedies) }),
  /** A marketing order by the key of its record, and each reason that keeps it from being posted. */
  z.strictObject({ code: z.literal('not-in-erp'), key: z.string() }),
  z.strictObject({ code: z.literal('posting-waits'), reason: waitReasonSchema, sentence: z.string() }),
  z.strictObject({ code: z.literal('not-in-catalogue'), sku: z.string() }),
  /** `isKnown`: the ERP has the product and does not sell it; else it has none of this SKU. */
  z.strictObject({ code: z.literal('not-sold'), sku: z.string(), isKnown: z.boolean() }),
  z.strictObject({ code: z.literal('no-price-in-erp'), sku: z.string() }),
  /** What a product block needs and the record lacks; none of the compared fields: its SKU. */
  z.strictObject({ code: z.literal('lacks-mandatory'), fields: compared }),
  z.strictObject({
    code: z.literal('named-by-orders'),
    sku: z.string(),
    count: z.number().int(),
    numbers: z.array(z.string()).readonly(),
  }),
  z.strictObject({ code: z.literal('no-order-record'), number: z.string() }),
  z.strictObject({
    code: z.literal('belongs-to-contact'),
    contactId: z.number().int(),
    number: z.string(),
    byNumber: z.boolean(),
  }),
  z.strictObject({ code: z.literal('hangs-on'), contactId: z.number().int() }),
  /** The order is older than `days`: no policy adds it. */
  z.strictObject({ code: z.literal('back-filled'), at: z.number().int(), days: z.number().int() }),
  z.strictObject({ code: z.literal('record-changed-at'), erpAt: at, recordAt: at }),
  z.strictObject({ code: z.literal('approved-like-it'), approved: z.number().int(), decided: z.number().int() }),
  /** By the rule of the mapping: every customer who is sent, or one whose field has one of its values. */
  z.strictObject({
    code: z.literal('belongs-in-list'),
    list: z.string(),
    belongs: z.boolean(),
    field: fieldNameSchema.nullable(),
    value: z.string().nullable(),
  }),
]);
export type Reason = Readonly<z.infer<typeof reasonSchema>>;

/** What a mismatch puts at risk, each with the source that says so; the renderer writes the sentence. */
/** What mail promises of a reward: more than the person has, less, or something else that nobody can rank. */
export const promisedSchema = z.enum(['more', 'less', 'other']);
export type Promised = z.infer<typeof promisedSchema>;

export const impactSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('not-reachable'),
    source: z.literal('contacts-read'),
    at: z.number().int().nullable(),
  }),
  z.strictObject({
    code: z.literal('merges-wrong-value'),
    field: fieldNameSchema,
    dataField: z.string(),
    shows: z.string().nullable(),
    source: z.literal('contact-read'),
    at: z.number().int().nullable(),
  }),
  z.strictObject({
    code: z.literal('wrong-reward'),
    field: fieldNameSchema,
    dataField: z.string(),
    shows: z.string().nullable(),
    has: z.string().nullable(),
    promised: promisedSchema,
    source: z.literal('contact-read'),
    at: z.number().int().nullable(),
  }),
  z.strictObject({
    code: z.literal('mail-goes-elsewhere'),
    source: z.literal('contact-read'),
    at: z.number().int().nullable(),
  }),
  z.strictObject({ code: z.literal('address-refused'), source: z.literal('dotdigital-rule') }),
  z.strictObject({ code: z.literal('sale-not-in-erp'), source: z.literal('concord-rule') }),
  z.strictObject({
    code: z.literal('value-refused-or-misread'),
    field: fieldNameSchema,
    dataFieldType: z.string(),
    source: z.literal('dotdigital-rule'),
  }),
  z.strictObject({ code: z.literal('link-is-ill'), kind: z.enum(alertKinds), source: z.literal('concord-rule') }),
  z.strictObject({ code: z.literal('mailed-against-will'), source: z.literal('concord-rule') }),
  z.strictObject({ code: z.literal('opt-out-can-be-lost'), source: z.literal('concord-rule') }),
  z.strictObject({
    code: z.literal('mailed-twice'),
    source: z.literal('contact-read'),
    at: z.number().int().nullable(),
  }),
  z.strictObject({ code: z.literal('sales-are-split'), source: z.literal('concord-rule') }),
  z.strictObject({ code: z.literal('made-twice-or-missed'), source: z.literal('concord-rule') }),
  z.strictObject({ code: z.literal('number-can-be-reused'), source: z.literal('concord-rule') }),
  z.strictObject({ code: z.literal('value-never-arrives'), fields, source: z.literal('dotdigital-rule') }),
  z.strictObject({ code: z.literal('not-shown-in-mail'), source: z.literal('catalogue-read'), at }),
  z.strictObject({ code: z.literal('shows-unsold'), source: z.literal('catalogue-read'), at }),
  z.strictObject({
    code: z.literal('shows-wrong-item'),
    field: comparedFieldSchema,
    shows: z.string().nullable(),
    source: z.literal('catalogue-read'),
    at,
  }),
  z.strictObject({ code: z.literal('cannot-be-picked'), source: z.literal('dotdigital-rule') }),
  z.strictObject({
    code: z.literal('purchase-not-named'),
    orders: z.number().int(),
    source: z.literal('concord-rule'),
  }),
  z.strictObject({
    code: z.literal('sale-not-counted'),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    source: z.literal('orders-read'),
    at,
  }),
  z.strictObject({
    code: z.literal('sale-counts-elsewhere'),
    amount: z.string().nullable(),
    currency: z.string().nullable(),
    contactId: z.number().int().nullable(),
    source: z.literal('orders-read'),
    at,
  }),
  z.strictObject({
    code: z.literal('sale-counted-wrong'),
    field: comparedFieldSchema,
    shows: z.string().nullable(),
    source: z.literal('orders-read'),
    at,
  }),
  /** Joining these lists may start programs; which ones Dotdigital does not tell. */
  z.strictObject({
    code: z.literal('joining-may-start'),
    lists: z.array(z.string()).readonly(),
    source: z.literal('dotdigital-rule'),
  }),
  z.strictObject({ code: z.literal('may-start-automations'), source: z.literal('dotdigital-rule') }),
  z.strictObject({ code: z.literal('no-ground-to-mail'), source: z.literal('concord-rule') }),
  /** The next send that touches the person, and how many more do. */
  z.strictObject({
    code: z.literal('next-send'),
    campaign: z.string(),
    sendAt: z.number().int(),
    namedBy: z.string().nullable(),
    more: z.number().int(),
    source: z.literal('campaigns-read'),
    at,
  }),
  /** No send to come is known to touch the person; of so many nobody can tell, because their target is not told. */
  z.strictObject({
    code: z.literal('no-send-known'),
    sends: z.number().int(),
    notTold: z.number().int(),
    source: z.literal('campaigns-read'),
    at,
  }),
  z.strictObject({ code: z.literal('send-not-told'), about: worthOfSchema, source: z.literal('dotdigital-rule') }),
  /** By settled orders of the ERP; `since` is the first day that counts. */
  z.strictObject({
    code: z.literal('worth'),
    about: worthOfSchema,
    ...worthSchema.shape,
    amount: decimalSchema,
    currency: currencySchema,
    source: z.literal('erp-settled'),
    at,
  }),
  z.strictObject({
    code: z.literal('no-settled-figure'),
    about: worthOfSchema,
    since: dateSchema.nullable(),
    source: z.literal('erp-settled'),
    at,
  }),
  z.strictObject({ code: z.literal('risk-not-known-yet'), source: z.literal('concord-rule') }),
  z.strictObject({
    code: z.literal('left-out-of-sends'),
    lists: z.array(z.string()).readonly(),
    source: z.literal('contact-read'),
    at,
  }),
  z.strictObject({
    code: z.literal('gets-sends-of-others'),
    lists: z.array(z.string()).readonly(),
    source: z.literal('contact-read'),
    at,
  }),
  z.strictObject({
    code: z.literal('not-mailed-now'),
    emailStatus: z.string(),
    source: z.literal('contact-read'),
    at: z.number().int().nullable(),
  }),
]);
export type Impact = Readonly<z.infer<typeof impactSchema>>;
