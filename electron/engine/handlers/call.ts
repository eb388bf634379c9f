import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { callScopes } from '../flows/call-scopes.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** How the calls to the remote systems stand against their limits. */
export const callHandlers = ({ stores, clock }: HandlerDeps): Pick<Handlers<'engine'>, 'call.budget'> => ({
  'call.budget': ({ since }) => ok({ now: clock.now(), scopes: callScopes(stores, since) }),
});
