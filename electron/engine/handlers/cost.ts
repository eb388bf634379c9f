import type { Forecast } from '../../../shared/domain/cost.ts';
import { jobs, syncModes } from '../../../shared/domain/run.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { countForForecast, forecastOf } from '../flows/forecast.ts';
import { countDecided } from '../flows/forecast-decided.ts';
import { yieldToOthers } from '../runtime/batching.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What runs would cost. */
export const costHandlers = (all: HandlerDeps): Pick<Handlers<'engine'>, 'cost.forecast'> => ({
  'cost.forecast': async () => {
    const { stores, clock, start } = all;
    // Every job looks at its tables in both modes: each is counted once.
    const held = new Map<string, number>();
    const count = (stream: string): number => {
      const known = held.get(stream) ?? stores.costs.held(stream);
      held.set(stream, known);
      return known;
    };
    const counting = { ...stores, costs: { ...stores.costs, held: count } };
    const deps = { stores: counting, clock, isReviewer: start.role === 'reviewer' };
    const forecasts: Forecast[] = [];
    for (const job of jobs) {
      await countForForecast(stores, job);
      if (!deps.isReviewer) await countDecided(all, job);
      for (const mode of syncModes) forecasts.push(forecastOf(deps, job, mode));
      await yieldToOthers();
    }
    return ok({ now: clock.now(), forecasts });
  },
});
