import { z } from 'zod';
import { type Answer, type Call, jsonOf } from '../server/http.ts';
import { type ContactBody, word } from './contact-body.ts';
import type { FieldStore } from './data-fields.ts';
import { overflowing, type Problem } from './problem.ts';
import { refusalV2 } from './refusals.ts';

const lowered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(lowered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.toLowerCase(), lowered(entry)]));
};

/** A body of this form, its keys in any case and down to the last level (contract dotdigital 1 [C]), or the refusal. */
export const v2BodyOf = <T>(call: Call, schema: z.ZodType<T>): { readonly body: T } | Answer => {
  const json = jsonOf(call);
  const parsed = schema.safeParse(json.ok ? lowered(json.value) : null);
  if (parsed.success) return { body: parsed.data };
  const [issue] = parsed.error.issues;
  const name = issue?.path.join('.') || 'The body';
  return refusalV2(400, `${name} is missing or invalid. ERROR_PARAMETER_INVALID`);
};

/** Whether the body could not be read. */
export const isRefused = <T>(read: { readonly body: T } | Answer): read is Answer => 'status' in read;

const keyValue = z.object({ key: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.null()]) });

const emailSchema = z.object({ email: z.string() });

export const dataFieldsSchema = z.array(keyValue).nullish();

/** A person as v2 bodies name one; the keys in lower case. */
export const personSchema = emailSchema.extend({
  optintype: word(['Unknown', 'Single', 'Double', 'VerifiedDouble']).nullish(),
  emailtype: word(['Html', 'PlainText']).nullish(),
  datafields: dataFieldsSchema,
});
export type Person = z.infer<typeof personSchema>;

const consentNames: Readonly<Record<string, string>> = {
  text: 'text',
  consenttext: 'text',
  datetimeconsented: 'dateTimeConsented',
  consentdatetime: 'dateTimeConsented',
  url: 'url',
  consenturl: 'url',
  ipaddress: 'ipAddress',
  consentip: 'ipAddress',
  useragent: 'userAgent',
  consentuseragent: 'userAgent',
};

const consentEntry = z.object({ fields: z.array(z.object({ key: z.string(), value: z.string() })) });

/** Consent stands in a list, or alone: the published description says the one and shows the other. */
export const consentFieldsSchema = z
  .union([z.array(consentEntry).max(5), consentEntry.transform((entry) => [entry])])
  .transform((entries) =>
    entries.map(({ fields }) => {
      const given = Object.fromEntries(fields.map(({ key, value }) => [consentNames[key.toLowerCase()] ?? key, value]));
      const when = given.dateTimeConsented;
      return { url: '', ipAddress: '', userAgent: '', ...given, dateTimeConsented: when?.replace(' ', 'T') };
    }),
  );

/** The v2 person in the words of v3, so that both versions change a contact in one way. */
export const asV3 = (
  { email, optintype, emailtype, datafields }: Person,
  consentRecords: readonly unknown[] = [],
): ContactBody => ({
  identifiers: { email },
  dataFields: Object.fromEntries((datafields ?? []).map(({ key, value }) => [key, value])),
  channelProperties: {
    email: {
      ...(optintype === undefined ? {} : { optInType: optintype }),
      ...(emailtype === undefined ? {} : { emailType: emailtype }),
    },
  },
  ...(consentRecords.length > 0 ? { consentRecords: [...consentRecords] } : {}),
});

/** The first thing that is wrong, in v2's words (contract dotdigital 3.6 [C]; which code for which, B [I]). */
export const refuseV2 = (problems: readonly Problem[], fields: FieldStore): Answer | null => {
  const [first] = problems;
  if (first === undefined) return null;
  const { item, description } = first.detail;
  if (item === 'email') return refusalV2(400, 'Email is not a valid email address. ERROR_PARAMETER_INVALID');
  if (first.failureCode !== 'ApiSchemaViolation' || item === 'preferences')
    return refusalV2(400, `${description}. ERROR_PARAMETER_INVALID`);
  if (description === overflowing) return refusalV2(400, `${description}. ERROR_DATAFIELD_VALUE_OVERFLOW`);
  return refusalV2(
    400,
    `${description}. ${fields.find(item) ? 'ERROR_DATAFIELD_INVALID' : 'ERROR_DATAFIELD_NOTFOUND'}`,
  );
};
