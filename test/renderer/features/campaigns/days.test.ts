import { expect, test } from 'vitest';
import { daysAround, daysBefore, daysShown, outAt, placedOn } from '../../../../renderer/features/campaigns/days.ts';
import type { Campaign } from '../../../../shared/domain/campaign.ts';

const campaign = (id: number, facts: Partial<Campaign>): Campaign => ({
  id,
  name: `C${id}`,
  subject: null,
  state: 'draft',
  type: null,
  tags: [],
  sentAt: null,
  scheduledAt: null,
  ...facts,
});

test('fourteen days are shown, today the sixth, each from its midnight to the next, also where the clocks change', () => {
  for (const now of [Date.UTC(2026, 9, 25, 12), Date.UTC(2026, 2, 29, 1, 30), Date.UTC(2026, 11, 31, 23, 59)]) {
    const days = daysAround(now);
    expect(days).toHaveLength(daysShown);
    const today = new Date(now);
    expect(new Date(days[daysBefore] ?? 0).toDateString()).toBe(today.toDateString());
    for (const day of days) expect(new Date(day).getHours()).toBe(0);
    expect(new Set(days.map((day) => new Date(day).toDateString())).size).toBe(daysShown);
  }
});

test('a campaign stands on the day on which it goes out or last went, in order; one without a day stands on none', () => {
  const now = Date.UTC(2026, 10, 18, 14, 2);
  const days = daysAround(now);
  const [today = 0, tomorrow = 0] = days.slice(daysBefore);
  const placed = placedOn(
    [
      campaign(1, { state: 'scheduled', scheduledAt: tomorrow, sentAt: today }),
      campaign(2, { state: 'sent', sentAt: tomorrow - 1 }),
      campaign(3, { state: 'sent', sentAt: today }),
      campaign(4, {}),
      campaign(5, { state: 'sent', sentAt: (days[0] ?? 0) - 1 }),
    ],
    days,
  );
  expect(placed.map((day) => day.map(({ campaign: { id } }) => id)).filter((ids) => ids.length > 0)).toEqual([
    [3, 2],
    [1],
  ]);
  expect(outAt(campaign(4, {}))).toBeNull();
});
