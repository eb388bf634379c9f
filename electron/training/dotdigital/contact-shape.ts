import { z } from 'zod';

export const storedConsentSchema = z.object({
  text: z.string(),
  dateTimeConsented: z.string(),
  url: z.string(),
  ipAddress: z.string(),
  userAgent: z.string(),
  dateTimeCreated: z.string(),
});

export const dataFieldsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** A contact as the account keeps it. An empty data field has no entry. */
export type StoredContact = {
  readonly contactId: number;
  readonly email: string | null;
  readonly mobileNumber: string | null;
  /** By the account's own identifiers, under their names; what it has no value for has no entry. */
  readonly customIdentifiers: Readonly<Record<string, string>>;
  readonly binned: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly emailStatus: string;
  readonly emailType: string;
  readonly optInType: string;
  readonly dataFields: Readonly<z.infer<typeof dataFieldsSchema>>;
  readonly consentRecords: readonly z.infer<typeof storedConsentSchema>[];
  readonly lists: readonly number[];
  /** The preferences that it is opted into. */
  readonly preferences: readonly number[];
};
