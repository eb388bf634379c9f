import { contentOf } from './campaigns-links.ts';
import type { StoredCampaign } from './campaigns-store.ts';

/** The account's own address, and those besides from which mail may be sent. */
export const fromAddresses = [
  { id: 2_101, email: 'hello@northbank.example' },
  { id: 2_102, email: 'orders@northbank.example' },
] as const;

export const instantOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** A campaign as lists show it: without its content (contract dotdigital 7.1 [C]). */
export const campaignAnswer = ({ id, name, subject, status, isSplitTest }: StoredCampaign) => ({
  id,
  name,
  subject,
  fromName: 'Northbank Apparel',
  fromAddress: fromAddresses[0],
  htmlContent: null as string | null,
  plainTextContent: null as string | null,
  replyAction: 'Unset',
  replyToAddress: '',
  isSplitTest,
  status,
});

/** As the filtered list shows it, which alone tells when a campaign will be sent. */
export const filteredAnswer = (campaign: StoredCampaign) => ({
  ...campaignAnswer(campaign),
  type: campaign.type,
  tags: campaign.tags,
  sentDate: instantOf(campaign.lastSentAt),
  scheduledDate: instantOf(campaign.scheduledAt),
});

/** With its content. */
export const wholeAnswer = (campaign: StoredCampaign, seed: number) => ({
  ...campaignAnswer(campaign),
  ...contentOf(campaign, seed),
});

/** With its details; tags are objects here, as published. */
export const detailedAnswer = (campaign: StoredCampaign) => ({
  ...campaignAnswer(campaign),
  type: campaign.type,
  tags: campaign.tags.map((name) => ({ name })),
  splitTestOptions: campaign.isSplitTest ? ['Subject'] : [],
  sentDate: instantOf(campaign.lastSentAt),
});
