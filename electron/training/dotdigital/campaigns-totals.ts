import type { StateFile } from '../server/state-file.ts';
import { ACTIVITY_ENDS_MS, createActivity } from './campaigns-activity.ts';
import type { Recipients } from './campaigns-recipients.ts';
import type { StoredCampaign } from './campaigns-store.ts';
import type { Account } from './contact-writes.ts';

/** The sums of a campaign's activities. Money in pence. */
export type Totals = {
  readonly sent: number;
  readonly hardBounces: number;
  readonly softBounces: number;
  readonly opens: number;
  readonly uniqueOpens: number;
  readonly clicks: number;
  readonly uniqueClicks: number;
  readonly pageViews: number;
  readonly unsubscribes: number;
  readonly orders: number;
  readonly pence: number;
  readonly assistedOrders: number;
  readonly assistedPence: number;
};

const none: Totals = {
  sent: 0,
  hardBounces: 0,
  softBounces: 0,
  opens: 0,
  uniqueOpens: 0,
  clicks: 0,
  uniqueClicks: 0,
  pageViews: 0,
  unsubscribes: 0,
  orders: 0,
  pence: 0,
  assistedOrders: 0,
  assistedPence: 0,
};

export const penceOf = (value: number): number => Math.round(value * 100);

export const deliveredOf = ({ sent, hardBounces, softBounces }: Totals): number => sent - hardBounces - softBounces;

/** A part of a whole from 0 to 1; of nothing, 0. */
export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const add = (
  sum: { -readonly [Key in keyof Totals]: number },
  activity: ReturnType<ReturnType<typeof createActivity>>,
) => {
  sum.sent += 1;
  if (activity.bounced === 'hard') sum.hardBounces += 1;
  if (activity.bounced === 'soft') sum.softBounces += 1;
  sum.opens += activity.opens.length;
  if (activity.opens.length > 0) sum.uniqueOpens += 1;
  sum.clicks += activity.clicks.length;
  if (activity.clicks.length > 0) sum.uniqueClicks += 1;
  sum.pageViews += activity.views.length;
  if (activity.unsubscribedAt !== null && activity.bounced === null) sum.unsubscribes += 1;
  if (activity.order === null) return;
  const pence = penceOf(activity.order.value);
  if (activity.order.assisted) {
    sum.assistedOrders += 1;
    sum.assistedPence += pence;
  } else {
    sum.orders += 1;
    sum.pence += pence;
  }
};

/** Sums up campaigns. A sum is kept until anything is written, or while there is still activity, until time passes. */
export const createTotals = (
  file: StateFile,
  recipients: Recipients,
  { seed, switches }: Pick<Account, 'seed' | 'switches'>,
) => {
  const changes = file.prepare<[], number>('SELECT total_changes()').pluck();
  const kept = new Map<number, { readonly stamp: string; readonly totals: Totals }>();
  return (campaign: StoredCampaign, now: number): Totals => {
    const isOver = now > (campaign.lastSentAt ?? now) + 2 * ACTIVITY_ENDS_MS;
    const stamp = `${changes.get() ?? 0}:${isOver ? 'over' : now}:${switches.inventedOrders}`;
    const known = kept.get(campaign.id);
    if (known?.stamp === stamp) return known.totals;
    const activityOf = createActivity(seed, campaign, switches.inventedOrders);
    const totals = { ...none };
    for (const recipient of recipients.of(campaign, now)) add(totals, activityOf(recipient, now));
    kept.set(campaign.id, { stamp, totals });
    return totals;
  };
};
