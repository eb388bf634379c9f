import type { Result } from '../../../shared/result.ts';
import type { Page, ReadRequest } from './page.ts';

/** A list or a segment of the account; `contacts` as counted there when it was read. */
export type Audience = { readonly id: number; readonly name: string; readonly contacts: number | null };

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
  readonly scheduledAt: number | null;
};

/** Where a campaign went: lists and segments look alike there. */
export type Target = { readonly id: number; readonly name: string };

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
