import { z } from 'zod';
import type { Tier } from './tier.ts';

/** The calls on campaigns, each with its tier (contract dotdigital B [I]): sends and asking after them are free. */
export const campaignTiers = {
  campaignsList: 'low',
  campaignsFiltered: 'low',
  campaignsWithDetails: 'low',
  campaignsWithActivity: 'low',
  campaignsMetrics: 'low',
  campaignGet: 'high',
  campaignGetWithDetails: 'high',
  campaignLists: 'low',
  listCampaigns: 'low',
  campaignSend: 'unlimited',
  campaignSendOptimised: 'unlimited',
  campaignSendStatus: 'unlimited',
  campaignSummary: 'high',
  campaignActivities: 'low',
  campaignActivitiesSince: 'low',
  campaignActivity: 'high',
  campaignOpens: 'low',
  campaignOpensSince: 'low',
  campaignClicks: 'low',
  campaignClicksSince: 'low',
  campaignClicksGrouped: 'low',
  campaignClicksGroupedSince: 'low',
  campaignPageViewsSince: 'low',
  campaignHardBounces: 'low',
  campaignRoiSince: 'low',
  campaignRevenueSince: 'high',
  campaignContactOpens: 'high',
  campaignContactClicks: 'high',
  campaignContactPageViews: 'high',
  campaignContactReplies: 'high',
  campaignContactRoi: 'high',
  campaignContactRevenue: 'high',
} as const satisfies Readonly<Record<string, Tier>>;

const milliseconds = z.number().int().nonnegative();

/** What no source tells about campaigns, or what two sources tell differently. */
export const campaignSwitchShape = {
  /** A send without any target is refused, or goes to everybody (contract dotdigital 7.1: both are written). */
  emptySendTarget: z.enum(['refuse', 'all-contacts']),
  /** Both are documented for a send that is taken on. */
  sendAnswerStatus: z.union([z.literal(200), z.literal(202)]),
  /** From a send that is taken on to its first mail. */
  sendStartMs: milliseconds,
  /** From the first mail to the last. */
  sendDurationMs: milliseconds,
  /** The same where everybody is mailed at a time of their own. */
  optimisedSendMs: milliseconds,
  /** A date that is over means now, or is refused. */
  pastSendDate: z.enum(['now', 'refuse']),
  /** One contact that cannot be mailed refuses the whole call, as it once did, or is passed over. */
  suppressedInSend: z.enum(['refuse', 'skip']),
  /** Whether a standard campaign can be sent once more. */
  campaignResend: z.enum(['allow', 'refuse']),
  /** More mails than these are refused in one send. */
  emailCredits: z.number().int().nonnegative(),
  /** Whether the state of a send tells its targets: the published example has null there. */
  sendTargets: z.enum(['told', 'null']),
  /** Whether a campaign that is only scheduled tells the lists that it will go to. */
  scheduledTargets: z.enum(['empty', 'told']),
  /** What is answered to the activity of somebody whom the campaign was not sent to. */
  activityOfOthers: z.enum(['not-found', 'zeros']),
  /** Whether people also place orders that no shop has: none of the ERP's matches them. */
  inventedOrders: z.boolean(),
  /** Whether the shop's script tells the number of the order besides its value. */
  roiOrderNumbers: z.boolean(),
};

export type CampaignSwitches = Readonly<z.infer<z.ZodObject<typeof campaignSwitchShape>>>;

export const defaultCampaignSwitches: CampaignSwitches = {
  emptySendTarget: 'refuse',
  sendAnswerStatus: 202,
  sendStartMs: 5_000,
  sendDurationMs: 60_000,
  optimisedSendMs: 86_400_000,
  pastSendDate: 'now',
  suppressedInSend: 'refuse',
  campaignResend: 'allow',
  emailCredits: 250_000,
  sendTargets: 'told',
  scheduledTargets: 'empty',
  activityOfOthers: 'not-found',
  inventedOrders: false,
  roiOrderNumbers: false,
};
