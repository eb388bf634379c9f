import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { jobHealth } from '../flows/job-health.ts';
import { keepPromises, watchLink } from '../flows/link-cases.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** How each job fares, what changed in the accounts, and what the schedules promise. */
export const healthHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, 'job.health' | 'link.watch'> => ({
  'job.health': () => {
    const now = deps.clock.now();
    return ok({ now, ...jobHealth(deps.stores, now) });
  },
  'link.watch': (promises) => {
    // Who only reads keeps nothing.
    if (deps.heldBy !== null) return ok({ open: 0 });
    keepPromises(deps, promises);
    return ok({ open: watchLink(deps) });
  },
});
