import { jobs, syncModes } from '../../../shared/domain/run.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { forecastOf } from '../flows/forecast.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What runs would cost. */
export const costHandlers = ({ stores, clock, start }: HandlerDeps): Pick<Handlers<'engine'>, 'cost.forecast'> => ({
  'cost.forecast': () => {
    const deps = { stores, clock, isReviewer: start.role === 'reviewer' };
    const forecasts = jobs.flatMap((job) => syncModes.map((mode) => forecastOf(deps, job, mode)));
    return ok({ now: clock.now(), forecasts });
  },
});
