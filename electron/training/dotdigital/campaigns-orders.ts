import type { StateFile } from '../server/state-file.ts';
import type { CommerceItem, WorldInsightOrder } from '../world/commerce/types.ts';
import { createRandom } from '../world/random.ts';
import { createCampaignStore, type StoredCampaign } from './campaigns-store.ts';

/** Which order of the first day came by a click in which campaign: few rows, for most orders came by themselves. */
export const DRIVEN_ORDER_TABLE = `
  CREATE TABLE IF NOT EXISTS driven_order(
    campaign_id INTEGER NOT NULL,
    contact_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    pence INTEGER NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (campaign_id, contact_id)
  ) STRICT, WITHOUT ROWID;
`;

const HOUR_MS = 3_600_000;
const WITHIN_MS = 6 * 24 * HOUR_MS;
const SHARE = 0.4;

const isIn = ({ audience }: StoredCampaign, contactId: number): boolean => {
  if (audience === null) return false;
  const rest = contactId % audience.divisor;
  return audience.rest < 0 ? rest !== 0 : rest === audience.rest;
};

/** The last campaign that could have brought an order, a few days before it. */
const campaignBefore = (
  campaigns: readonly StoredCampaign[],
  at: number,
  contactId: number,
): StoredCampaign | undefined =>
  campaigns.findLast(
    (campaign) =>
      campaign.sentAt !== null &&
      at > campaign.sentAt + 2 * HOUR_MS &&
      at < campaign.sentAt + WITHIN_MS &&
      isIn(campaign, contactId),
  );

/** Orders in the shop in the account's own currency; the tracking script knows no other (contract dotdigital 7.2 [C]). */
const isTracked = ({ json }: WorldInsightOrder): boolean => json.channel !== 'store' && json.currency === 'GBP';

/**
 * Notes which of the world's orders marketing drove: all on its own channel that can be, and a part of the others. So the
 * clicks of the account and the orders of the ERP can be joined.
 */
export const createDrivenOrders = (file: StateFile, seed: number) => {
  const insert = file.prepare('INSERT OR IGNORE INTO driven_order VALUES (?, ?, ?, ?, ?)');
  let campaigns: readonly StoredCampaign[] | null = null;
  return (item: CommerceItem): void => {
    if (item.kind !== 'insightOrder' || !isTracked(item.order)) return;
    campaigns ??= createCampaignStore(file).all();
    const { key, contactId, json } = item.order;
    const at = Date.parse(String(json.purchase_date));
    const campaign = campaignBefore(campaigns, at, contactId);
    if (campaign === undefined) return;
    const isDriven = json.channel === 'marketing' || createRandom(seed, `driven:${key}`).chance(SHARE);
    if (isDriven) insert.run(campaign.id, contactId, at, Math.round(Number(json.order_total) * 100), key);
  };
};
