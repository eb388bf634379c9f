import type { Order } from '../../../../shared/domain/order.ts';
import type { Random } from '../random.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Channel = Order['channel'];
export type Status = Order['status'];

/** What became of an order and when; null for what has not happened. Instants in epoch milliseconds. */
export type OrderLife = {
  readonly status: Status;
  readonly orderedAt: number;
  readonly shippedAt: number | null;
  /** Every payment, the last of which settles the order unless it is only a part. */
  readonly paidAt: readonly number[];
  readonly refundedAt: number | null;
  readonly changedAt: number;
};

const young = (channel: Channel, days: number, random: Random): Status | null => {
  const slow = channel === 'wholesale' ? 4 : 1;
  if (days < 0.5 * slow) return random.chance(0.3) ? 'draft' : 'confirmed';
  if (days < 3 * slow) return random.chance(0.6) ? 'confirmed' : 'shipped';
  return days < 7 * slow ? 'shipped' : null;
};

const old = (channel: Channel, days: number, random: Random): Status => {
  const dice = random.next();
  if (channel === 'wholesale' && days < 45) return dice < 0.5 ? 'shipped' : 'settled';
  if (dice < 0.05 && days > 30) return 'refunded';
  if (dice < 0.09) return 'cancelled';
  return dice < 0.1 ? 'draft' : 'settled';
};

/** The status by age: drafts and confirmed orders are fresh; from a week on (trade: a month) most are settled. */
const drawStatus = (channel: Channel, days: number, random: Random): Status => {
  if (channel === 'store') return days > 30 && random.chance(0.04) ? 'refunded' : 'settled';
  return young(channel, days, random) ?? old(channel, days, random);
};

const payments = (channel: Channel, status: Status, shippedAt: number, random: Random): readonly number[] => {
  if (channel === 'store') return [shippedAt];
  const first = shippedAt + (0.5 + random.next() * 1.5) * DAY;
  if (channel !== 'wholesale') return status === 'shipped' ? [] : [first];
  // Trade pays in parts: a third at first, the rest within the month.
  if (status === 'shipped') return random.chance(0.4) ? [first] : [];
  return random.chance(0.5) ? [first, first + (2 + random.next() * 14) * DAY] : [first];
};

/** Gives an order its life up to `now`; `fixed` is a status that it must have reached. */
export const liveOrder = (
  channel: Channel,
  placedAt: number,
  now: number,
  random: Random,
  fixed: Status | null,
): OrderLife => {
  const orderedAt = Math.floor(fixed === null ? placedAt : Math.min(placedAt, now - (50 + random.next() * 40) * DAY));
  const status = fixed ?? drawStatus(channel, (now - orderedAt) / DAY, random);
  const until = (instant: number): number => Math.floor(Math.min(instant, now));
  const isShipped = status === 'shipped' || status === 'settled' || status === 'refunded';
  const shippedAt = isShipped ? until(channel === 'store' ? orderedAt : orderedAt + (1 + random.next()) * DAY) : null;
  const paidAt = shippedAt === null ? [] : payments(channel, status, shippedAt, random).map(until);
  const settledAt = paidAt.at(-1) ?? shippedAt ?? orderedAt;
  const refundedAt = status === 'refunded' ? until(settledAt + (2 + random.next() * 20) * DAY) : null;
  const confirmedAt = until(orderedAt + random.next() * 2 * HOUR);
  const endedAt = status === 'cancelled' ? until(orderedAt + (0.2 + random.next()) * DAY) : confirmedAt;
  const changedAt = refundedAt ?? (status === 'settled' ? settledAt : (shippedAt ?? endedAt));
  return { status, orderedAt, shippedAt, paidAt, refundedAt, changedAt };
};
