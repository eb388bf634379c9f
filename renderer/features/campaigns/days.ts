import type { Campaign } from '../../../shared/domain/campaign.ts';

/** How many days the calendar shows before today, and in all. */
export const daysBefore = 5;
export const daysShown = 14;

/** The beginnings of the days that are shown, where the window is (epoch ms). A day is not always 24 hours. */
export const daysAround = (now: number): readonly number[] =>
  Array.from({ length: daysShown }, (_, index) => {
    const day = new Date(now);
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() - daysBefore + index);
    return day.getTime();
  });

/** When a campaign goes out, or last did (epoch ms); null where it has no day. */
export const outAt = ({ scheduledAt, sentAt, state }: Campaign): number | null =>
  state === 'scheduled' ? scheduledAt : sentAt;

export type Placed<T> = { readonly campaign: T; readonly at: number };

/** Campaigns by the day on which they go out, earliest first; one list a day. */
export const placedOn = <T extends Campaign>(
  campaigns: readonly T[],
  days: readonly number[],
): readonly (readonly Placed<T>[])[] =>
  days.map((from, index) => {
    const to = days[index + 1] ?? dayAfter(from);
    return campaigns
      .flatMap((campaign) => {
        const at = outAt(campaign);
        return at === null || at < from || at >= to ? [] : [{ campaign, at }];
      })
      .sort((left, right) => left.at - right.at || left.campaign.id - right.campaign.id);
  });

const dayAfter = (from: number): number => {
  const next = new Date(from);
  next.setDate(next.getDate() + 1);
  return next.getTime();
};
