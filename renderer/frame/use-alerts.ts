import type { Alert } from '../../shared/domain/alert.ts';
import { alertsOf } from '../../shared/domain/alerts.ts';
import { useQuery } from '../ipc/use-query.ts';
import { useNow } from './use-now.ts';

const minuteMs = 60_000;

/** The start of the minute a quarter of an hour back, so that the question stays the same within a minute. */
const recentMinute = (now: number): number => Math.floor(now / minuteMs) * minuteMs - 15 * minuteMs;

/** What is wrong with the link now; undefined while that is not known. */
export const useAlerts = (): readonly Alert[] | undefined => {
  const now = useNow();
  const schedule = useQuery('schedule.get', {}).data;
  const health = useQuery('job.health', {}).data;
  const budget = useQuery('call.budget', { since: recentMinute(now) }).data;
  if (schedule === undefined || health === undefined) return undefined;
  return alertsOf({
    now,
    timers: schedule.jobs,
    quiet: schedule.quiet,
    health: health.jobs,
    schemaChanges: health.schemaChanges,
    scopes: budget?.scopes ?? [],
  });
};
