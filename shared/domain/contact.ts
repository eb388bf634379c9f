import { z } from 'zod';

export const consentRecordSchema = z.object({
  text: z.string().nullable().default(null),
  dateTimeConsented: z.string().nullable().default(null),
  url: z.string().nullable().default(null),
  ipAddress: z.string().nullable().default(null),
  userAgent: z.string().nullable().default(null),
});
export type ConsentRecord = Readonly<z.infer<typeof consentRecordSchema>>;

/** A list that a contact is in, with what it may get through that list (contract dotdigital 3.2: subscribed, suppressed, pending). */
export const listMembershipSchema = z.strictObject({ id: z.number().int(), name: z.string(), status: z.string() });
export type ListMembership = Readonly<z.infer<typeof listMembershipSchema>>;

/** Dotdigital's record of a person, reduced to what Concord reads. Data-field names are upper case. */
export const contactSchema = z.object({
  contactId: z.number().int().positive(),
  status: z.string(),
  createdAt: z.number().int().nullable(),
  updatedAt: z.number().int().nullable(),
  email: z.string().nullable(),
  mobileNumber: z.string().nullable(),
  dataFields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()),
  emailStatus: z.string().nullable(),
  optInType: z.string().nullable(),
  consentRecords: z.array(consentRecordSchema).readonly(),
  /** By id; absent where Dotdigital did not tell them. */
  lists: z.array(listMembershipSchema).readonly().optional(),
});
export type Contact = Readonly<z.infer<typeof contactSchema>>;
