import { type CampaignState, campaignFact } from '../../../../shared/domain/campaign.ts';

type Told = {
  readonly status: string;
  readonly isScheduled: boolean;
  readonly sentAt: number | null;
};

const states: Readonly<Record<string, CampaignState>> = {
  sending: 'sending',
  sent: 'sent',
  paused: 'paused',
  cancelled: 'cancelled',
  requiressystemapproval: 'awaiting-approval',
  requiressmsapproval: 'awaiting-approval',
  requiresworkflowapproval: 'awaiting-approval',
  triggered: 'triggered',
};

/** What a campaign's status comes to: a scheduled one stays Unsent and has a date (contract dotdigital 7.1 [C]). */
export const campaignStateOf = ({ status, isScheduled }: Told): CampaignState => {
  const word = status.toLowerCase();
  if (word === 'unsent') return isScheduled ? 'scheduled' : 'draft';
  return states[word] ?? 'other';
};

/** Whether it ever went out, and whether it is about to. */
export const campaignFactsOf = (told: Told): number => {
  const state = campaignStateOf(told);
  const wentOut = told.sentAt !== null || state === 'sent' || state === 'sending';
  return (wentOut ? campaignFact.wentOut : 0) | (state === 'scheduled' ? campaignFact.scheduled : 0);
};
