import { z } from 'zod';
import { comparedFieldSchema } from './compared.ts';
import { mismatchKindSchema } from './mismatch.ts';

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
export const causeEvents = ['found', 'came-back', 'approved', 'drafted', 'field-created', 'settled'] as const;
export const causeEventSchema = z.enum(causeEvents);
export type CauseEvent = (typeof causeEvents)[number];
