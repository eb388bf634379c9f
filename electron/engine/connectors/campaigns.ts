import type { Audience, Target } from '../../../shared/domain/campaign.ts';
import type { Result } from '../../../shared/result.ts';
import type { Page, ReadRequest } from './page.ts';

/** A campaign as its list tells it. `status` in the words of Dotdigital; instants are epoch ms. */
export type RemoteCampaign = {
  readonly id: number;
  readonly name: string;
  readonly subject: string | null;
  readonly status: string;
  readonly type: string | null;
  readonly tags: readonly string[];
  /** When it was last sent. */
  readonly sentAt: number | null;
  /** Whether a date is told for which it is scheduled, also where that cannot be read. */
  readonly isScheduled: boolean;
  readonly scheduledAt: number | null;
};

/** Campaigns, lists and segments, all read as they are: nothing of them says when it changed, so `sinceAt` is not looked at. */
export interface CampaignConnector {
  readonly readLists: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<Audience>>>;
  readonly readSegments: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<Audience>>>;
  /** Campaigns of every status. */
  readonly readCampaigns: (request: ReadRequest, signal: AbortSignal) => Promise<Result<Page<RemoteCampaign>>>;
  /**
   * The lists and segments that a campaign was ever sent to; null where the account no longer has the campaign. Where one
   * is yet to be sent, an empty answer says nothing (contract dotdigital 7.1 [C]).
   */
  readonly readTargets: (
    campaignId: number,
    signal: AbortSignal,
  ) => Promise<Result<{ readonly targets: readonly Target[] | null; readonly calls: number }>>;
}
