import { jobs, syncModes } from '../../../shared/domain/run.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { forecastOf } from '../flows/forecast.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What runs would cost. */
export const costHandlers = ({ stores, clock, start }: HandlerDeps): Pick<Handlers<'engine'>, 'cost.forecast'> => ({
  'cost.forecast': () => {
    // Every job looks at its tables in both modes: each is counted once.
    const held = new Map<string, number>();
    const count = (stream: string): number => {
      const known = held.get(stream) ?? stores.costs.held(stream);
      held.set(stream, known);
      return known;
    };
    const counting = { ...stores, costs: { ...stores.costs, held: count } };
    const deps = { stores: counting, clock, isReviewer: start.role === 'reviewer' };
    const forecasts = jobs.flatMap((job) => syncModes.map((mode) => forecastOf(deps, job, mode)));
    return ok({ now: clock.now(), forecasts });
  },
});
