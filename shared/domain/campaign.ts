import { z } from 'zod';

/** How far a campaign is. `scheduled` is no status of Dotdigital's: it is one that is not sent and has a date. */
export const campaignStates = [
  'scheduled',
  'sending',
  'sent',
  'paused',
  'cancelled',
  'awaiting-approval',
  'triggered',
  'draft',
  'other',
] as const;
export const campaignStateSchema = z.enum(campaignStates);
export type CampaignState = (typeof campaignStates)[number];

/** What the mirror finds campaigns by. */
export const campaignFact = { wentOut: 1, scheduled: 2 } as const;

export const audienceKindSchema = z.enum(['list', 'segment']);
export type AudienceKind = z.infer<typeof audienceKindSchema>;

/** Lists that Dotdigital keeps for itself: nobody is put into one or taken out from outside (contract dotdigital 4 [C]). */
export const isReservedList = (name: string): boolean => ['all contacts', 'test'].includes(name.trim().toLowerCase());

/** A list or a segment of the account; `contacts` as counted there when it was read. */
export const audienceSchema = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  contacts: z.number().int().nullable(),
});
export type Audience = Readonly<z.infer<typeof audienceSchema>>;

/** Where a campaign went: lists and segments look alike there. */
export const targetSchema = z.strictObject({ id: z.number().int().positive(), name: z.string() });
export type Target = Readonly<z.infer<typeof targetSchema>>;

/** A campaign as the mirror keeps it. Instants are epoch ms; `sentAt` is when it was last sent. */
export const campaignSchema = z.strictObject({
  id: z.number().int().positive(),
  name: z.string(),
  subject: z.string().nullable(),
  state: campaignStateSchema,
  type: z.string().nullable(),
  tags: z.array(z.string()).readonly(),
  sentAt: z.number().int().nullable(),
  scheduledAt: z.number().int().nullable(),
});
export type Campaign = Readonly<z.infer<typeof campaignSchema>>;
