import { z } from 'zod';
import type { Detail } from './refusals.ts';

/** One of these words in any case, as the documented one (contract dotdigital 3.2 [C]: case differs by direction). */
export const word = <const T extends string>(words: readonly T[]) =>
  z.string().transform((text, context) => {
    const found = words.find((entry) => entry.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `Invalid value '${text}'` });
    return z.NEVER;
  });

const emailChannel = z.looseObject({
  emailType: word(['Html', 'PlainText']).nullish(),
  /** Null, as official clients send it, changes nothing. */
  optInType: word(['Unknown', 'Single', 'Double', 'VerifiedDouble']).nullish(),
  status: word(['subscribed', 'unsubscribed', 'suppressed']).optional(),
  resubscribeOptions: z.looseObject({ resubscribeWithNoChallenge: z.boolean().default(true) }).optional(),
});

/** All five are required (contract dotdigital A1 [C]). */
export const consentSchema = z.object({
  text: z.string(),
  dateTimeConsented: z.iso.datetime({ offset: true }),
  url: z.string(),
  ipAddress: z.string(),
  userAgent: z.string(),
});

const dataValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a write may carry. Consent records are checked apart: an import applies the rest without them. */
export const contactBodySchema = z.looseObject({
  matchIdentifier: z.string().optional(),
  identifiers: z
    .object({ email: z.string().optional(), mobileNumber: z.string().optional(), contactId: z.number().optional() })
    .catchall(z.union([z.string(), z.number()]))
    .optional(),
  dataFields: z.record(z.string(), dataValue).optional(),
  channelProperties: z.looseObject({ email: emailChannel.optional() }).optional(),
  lists: z.array(z.number().int().min(-2_147_483_648).max(2_147_483_647)).min(1).max(100).optional(),
  preferences: z.array(z.looseObject({ id: z.number().int(), isOptedIn: z.boolean() })).optional(),
  consentRecords: z.array(z.unknown()).min(1).max(5).optional(),
});
export type ContactBody = Readonly<z.infer<typeof contactBodySchema>>;

/** What is wrong with a body, for the envelope's details. */
export const detailsOf = (error: z.ZodError): readonly Detail[] =>
  error.issues.map(({ path, message }) => ({ item: path.join('.') || 'body', description: message }));

export const mergeOptions = {
  overwrite: 'overwrite',
  'overwrite-if-not-empty': 'overwriteIfNotEmpty',
  'overwrite-if-empty': 'overwriteIfEmpty',
} as const;
export type MergeOption = (typeof mergeOptions)[keyof typeof mergeOptions];
