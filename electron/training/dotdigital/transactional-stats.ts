import { createRandom } from '../world/random.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const aggregations = ['AllTime', 'Month', 'Week', 'Day'] as const;
export type Aggregation = (typeof aggregations)[number];

export type SentMail = { readonly id: number; readonly at: number; readonly recipients: number };

type Sums = { sent: number; delivered: number; opens: number; clicks: number; bounces: number };

/** The first instant after the stretch of this kind that an instant lies in, in UTC; weeks begin on Mondays [I]. */
const nextAfter = (at: number, by: Aggregation): number => {
  const date = new Date(at);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  if (by === 'Month') return Date.UTC(year, month + 1, 1);
  if (by === 'Week') return Date.UTC(year, month, day + 7 - ((date.getUTCDay() + 6) % 7));
  return by === 'Day' ? Date.UTC(year, month, day + 1) : Number.POSITIVE_INFINITY;
};

/** Adds what became of a mail by now; it follows from the seed and comes to light as time passes. */
const addMail = (sums: Sums, { id, at, recipients }: SentMail, seed: number, now: number): void => {
  for (let index = 0; index < recipients; index += 1) {
    const random = createRandom(seed, `mail:${id}:${index}`);
    const isBounced = random.chance(0.015);
    const openedAt = at + MINUTE_MS + Math.round(-Math.log(1 - random.next()) * 2 * HOUR_MS);
    const [opens, clicks] = [random.chance(0.7), random.chance(0.4)];
    sums.sent += 1;
    if (now < at + MINUTE_MS) continue;
    if (isBounced) sums.bounces += 1;
    else {
      sums.delivered += 1;
      if (opens && openedAt <= now) sums.opens += 1;
      if (opens && clicks && openedAt + MINUTE_MS <= now) sums.clicks += 1;
    }
  }
};

/** As these calls write it (contract dotdigital 1 [C]: dates vary). */
const secondOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;

/** The statistics of mails between two instants, one for each stretch, those without a mail included. */
export const statsOf = (
  mails: readonly SentMail[],
  span: { from: number; to: number },
  by: Aggregation,
  seed: number,
  now: number,
) => {
  const stretches = [];
  for (let from = span.from; from < span.to; from = nextAfter(from, by)) {
    const to = Math.min(nextAfter(from, by), span.to);
    const sums = { sent: 0, delivered: 0, opens: 0, clicks: 0, bounces: 0 };
    for (const mail of mails) if (mail.at >= from && mail.at < to) addMail(sums, mail, seed, now);
    stretches.push({
      startDate: secondOf(from),
      endDate: secondOf(to - 1_000),
      numSent: sums.sent,
      numDelivered: sums.delivered,
      numOpens: sums.opens,
      numClicks: sums.clicks,
      numIspComplaints: 0,
      numBounces: sums.bounces,
    });
  }
  return stretches;
};

/** The end of the day that an instant lies in. */
export const endOfDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS + DAY_MS;
