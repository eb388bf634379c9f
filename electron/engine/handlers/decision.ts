import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, type Result } from '../../../shared/result.ts';
import { approve, ignore, reopen } from '../flows/decide.ts';
import type { HandlerDeps } from './handler-deps.ts';

type DecisionOperation = 'decision.approve' | 'decision.ignore' | 'decision.reopen';

/** What an operator decides. Refused where the workspace is open read-only. */
export const decisionHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, DecisionOperation> => {
  const decided = <T>(work: () => Result<T>): Result<T> => {
    if (deps.heldBy !== null) {
      return err(failure('workspace.read-only', `This workspace is open read-only here: ${deps.heldBy} holds it.`));
    }
    const result = work();
    if (result.ok) {
      deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
      deps.kick();
    }
    return result;
  };
  return {
    'decision.approve': (approval) => decided(() => approve(deps, approval)),
    'decision.ignore': (ignoring) => decided(() => ignore(deps, ignoring)),
    'decision.reopen': (request) => decided(() => reopen(deps, request)),
  };
};
