import { z } from 'zod';

const text = z.string().nullish();

/** A contact as v3 sends it (contract dotdigital 3.2 [C]). Required there: contactId, status, created, updated, identifiers. */
export const wireContactSchema = z.object({
  contactId: z.number().int().positive(),
  status: z.string(),
  created: text,
  updated: text,
  identifiers: z.object({ email: text, mobileNumber: text }),
  dataFields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()).nullish(),
  channelProperties: z
    .object({ email: z.object({ emailType: text, optInType: text, status: text }).nullish() })
    .nullish(),
  consentRecords: z
    .array(z.object({ text, dateTimeConsented: text, url: text, ipAddress: text, userAgent: text }))
    .nullish(),
  lists: z.array(z.object({ id: z.number().int(), name: text, status: z.string() })).nullish(),
});

export type WireContact = Readonly<z.infer<typeof wireContactSchema>>;

/** A page of v3; the items are parsed one by one, so that one bad record does not cost the page. */
export const wirePageSchema = z.object({
  _items: z.array(z.unknown()),
  _links: z.object({ next: z.object({ marker: z.string().min(1), link: z.string().optional() }).nullish() }),
});

export const accountSchema = z.object({
  id: z.number(),
  properties: z.array(z.object({ name: z.string(), value: z.string().nullish() })),
});
