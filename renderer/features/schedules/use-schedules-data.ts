import { useAlerts } from '../../frame/use-alerts.ts';
import { useNow } from '../../frame/use-now.ts';
import { useQuery } from '../../ipc/use-query.ts';

/** Everything that the screen shows: the schedule, how the jobs fare, what they cost, and what is wrong. */
export const useSchedulesData = () => {
  const now = useNow();
  const alerts = useAlerts();
  const schedule = useQuery('schedule.get', {});
  const health = useQuery('job.health', {});
  const forecast = useQuery('cost.forecast', {});
  const workspace = useQuery('workspace.get', {}).data;
  const policies = useQuery('policy.list', {}).data?.policies;
  return {
    now,
    alerts,
    schedule: schedule.data,
    health: health.data?.jobs,
    forecasts: forecast.data?.forecasts,
    forecastError: forecast.error,
    policies,
    error: schedule.error ?? health.error,
    retry: () => {
      schedule.retry();
      health.retry();
    },
    isReadOnly: workspace?.access === 'read-only',
    isBlocked: workspace === undefined || workspace.running !== null || workspace.access === 'read-only',
  };
};

export type SchedulesData = ReturnType<typeof useSchedulesData>;
