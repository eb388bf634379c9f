import { z } from 'zod';
import { comparedFieldSchema } from './compared.ts';
import { fieldNameSchema } from './fields.ts';
import { dataFieldTypeSchema } from './mapping-document.ts';
import { mismatchKindSchema, ownerSchema } from './mismatch.ts';

/**
 * What many cases can have in common. The first are relations between the ERP's value and Dotdigital's; `format` is the
 * shape of a malformed value; the last two say only that records were written, or changed, within the same hour.
 */
export const mechanisms = [
  'data-field',
  'day-month-swapped',
  'other-field',
  'joined',
  'cut',
  'front-cut',
  'letters-garbled',
  'letters-lost',
  'marks-lost',
  'prefix-added',
  'suffix-added',
  'country-code',
  'day-shifted',
  'years-shifted',
  'time-shifted',
  'ratio',
  'difference',
  'written-as',
  'same-import',
  'refused',
  'format',
  'one-contact',
  'one-source',
  'collection',
  'replaced',
  'constant',
  'emptied',
  'written-together',
  'changed-together',
  'list-lacks',
  'list-holds-others',
] as const;
export const mechanismSchema = z.enum(mechanisms);
export type Mechanism = (typeof mechanisms)[number];

/** What makes cases one cause: the kind, how they came about, in which field, and what is the same in all of them. */
export const causeSignatureSchema = z.strictObject({
  kind: mismatchKindSchema,
  mechanism: mechanismSchema,
  field: comparedFieldSchema.nullable(),
  /** What is the same in all of them: a length, a code, a value, an hour; null where nothing is to be told. */
  detail: z.string().max(200).nullable(),
});
export type CauseSignature = Readonly<z.infer<typeof causeSignatureSchema>>;

/** One text for one signature, and the signature again out of it. */
export const causeKey = ({ kind, mechanism, field, detail }: CauseSignature): string =>
  JSON.stringify([kind, mechanism, field, detail]);

export const signatureOfKey = (key: string): CauseSignature => {
  const [kind, mechanism, field, detail] = z.array(z.string().nullable()).length(4).parse(JSON.parse(key));
  return causeSignatureSchema.parse({ kind, mechanism, field, detail });
};

/** Why a case of a cause is set apart: it is looked at by itself, and no fix of all of them touches it. */
export const apartReasons = [
  'off-pattern',
  'written-since',
  'more-differs',
  'shared-address',
  'came-back',
  'taken-out',
] as const;
export const apartReasonSchema = z.enum(apartReasons);
export type ApartReason = (typeof apartReasons)[number];

/** What happened to a cause. */
export const causeEvents = ['found', 'came-back', 'approved', 'drafted', 'taken-out', 'put-back', 'settled'] as const;
export const causeEventSchema = z.enum(causeEvents);
export type CauseEvent = (typeof causeEvents)[number];

/** What ends a cause, where Concord can do it; else who has to, in words that go with the mechanism. */
export const causeFixSchema = z.discriminatedUnion('do', [
  /** The mapping reads the ERP's values another way: the draft that closes so many of so many cases. */
  z.strictObject({
    do: z.literal('mapping'),
    field: fieldNameSchema,
    before: z.string(),
    after: z.string(),
    closes: z.number().int(),
    of: z.number().int(),
  }),
  z.strictObject({ do: z.literal('create-field'), name: z.string(), type: dataFieldTypeSchema }),
  z.strictObject({ do: z.literal('words'), owner: ownerSchema }),
]);
export type CauseFix = Readonly<z.infer<typeof causeFixSchema>>;

/** How many cases of a cause wait, stand apart, are under way, were put aside, and are closed. */
export const causeCountsSchema = z.strictObject({
  together: z.number().int(),
  apart: z.number().int(),
  underWay: z.number().int(),
  aside: z.number().int(),
  closed: z.number().int(),
});
export type CauseCounts = Readonly<z.infer<typeof causeCountsSchema>>;

/** One cause as it is listed. Instants are epoch ms; `wave` is from when to when Dotdigital's records were written. */
export const causeRowSchema = z.strictObject({
  id: z.number().int().positive(),
  signature: causeSignatureSchema,
  owner: ownerSchema,
  counts: causeCountsSchema,
  foundAt: z.number().int(),
  since: z.number().int().nullable(),
  wave: z.strictObject({ from: z.number().int(), to: z.number().int() }).nullable(),
  settledAt: z.number().int().nullable(),
});
export type CauseRow = Readonly<z.infer<typeof causeRowSchema>>;

/** One case of a cause in what the cause is about: as the ERP tells it, as it is read, as Dotdigital has it, as it should be. */
export const causeExampleSchema = z.strictObject({
  id: z.number().int(),
  label: z.string(),
  reference: z.string(),
  apart: apartReasonSchema.nullable(),
  erp: z.string().nullable(),
  read: z.string().nullable(),
  dotdigital: z.string().nullable(),
  expected: z.string().nullable(),
});
export type CauseExample = Readonly<z.infer<typeof causeExampleSchema>>;
