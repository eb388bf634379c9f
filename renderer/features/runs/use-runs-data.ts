import { useNow } from '../../frame/use-now.ts';
import { useQuery } from '../../ipc/use-query.ts';
import { firstMinute, hoursUpTo, useKept } from './hours.ts';

/** Everything that the screen shows, kept while the next answer is asked for. */
export const useRunsData = () => {
  const now = useNow();
  const hours = hoursUpTo(now);
  const from = firstMinute(now);
  const timeline = useQuery('run.timeline', hours);
  const troubles = useQuery('run.troubles', { since: hours.since });
  const imports = useQuery('run.imports', { since: hours.since });
  const budget = useQuery('call.budget', { since: from });
  const workspace = useQuery('workspace.get', {}).data;
  const schedule = useQuery('schedule.get', {}).data;
  const timers = schedule?.jobs;
  return {
    now,
    hours,
    from,
    timeline: useKept(timeline.data),
    timelineError: timeline.error,
    causes: useKept(troubles.data)?.causes,
    causesError: troubles.error?.sentence ?? null,
    imports: useKept(imports.data)?.imports,
    scopes: useKept(budget.data)?.scopes,
    scopesAt: budget.data?.now ?? now,
    scopesError: budget.error?.sentence ?? null,
    workspace,
    timers,
    schedule,
  };
};

export type RunsData = ReturnType<typeof useRunsData>;
