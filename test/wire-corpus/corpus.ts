import { campaignSends } from './corpus/campaign-sends.ts';
import { campaigns } from './corpus/campaigns.ts';
import { contactsAssumed } from './corpus/contacts-assumed.ts';
import { contactsChange } from './corpus/contacts-change.ts';
import { contactsCreate } from './corpus/contacts-create.ts';
import { contactsRead } from './corpus/contacts-read.ts';
import { contactsV2, fieldCalls } from './corpus/contacts-v2.ts';
import { deletesAndIdentifiers } from './corpus/deletes-and-identifiers.ts';
import { importJobs } from './corpus/import-jobs.ts';
import { insightCollections } from './corpus/insight-collections.ts';
import { insightImports } from './corpus/insight-imports.ts';
import { insightLimits } from './corpus/insight-limits.ts';
import { insightRecords } from './corpus/insight-records.ts';
import { insightSchema } from './corpus/insight-schema.ts';
import { insightV2 } from './corpus/insight-v2.ts';
import { limits } from './corpus/limits.ts';
import { lists } from './corpus/lists.ts';
import { programsAndMail } from './corpus/programs-and-mail.ts';
import { segments } from './corpus/segments.ts';
import { subscriptions } from './corpus/subscriptions.ts';
import { transport } from './corpus/transport.ts';
import { v2Imports } from './corpus/v2-imports.ts';
import type { Sequence } from './exchange.ts';

/** Every exchange, by area; each sequence begins with a fresh account. */
export const corpus: Readonly<Record<string, readonly Sequence[]>> = {
  transport,
  contactsRead,
  contactsCreate,
  contactsChange,
  importJobs,
  contactsAssumed,
  deletesAndIdentifiers,
  contactsV2,
  v2Imports,
  fieldCalls,
  lists,
  segments,
  programsAndMail,
  campaigns,
  campaignSends,
  subscriptions,
  insightCollections,
  insightSchema,
  insightRecords,
  insightImports,
  insightV2,
  insightLimits,
  limits,
};
