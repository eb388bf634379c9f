import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { Likeness } from '../flows/approve-like.ts';
import { approve } from '../flows/decide.ts';
import { assign, defer, ignore, reopen } from '../flows/set-aside.ts';
import { sayTwoRecords, takeBackTwoRecords } from '../flows/two-records.ts';
import { sayNotSame, takeBackNotSame } from '../flows/verdicts.ts';
import { withdraw } from '../flows/withdraw.ts';
import { type HandlerDeps, refusedNow } from './handler-deps.ts';

type DecisionOperation = Extract<keyof Handlers<'engine'>, `decision.${string}`>;

/** What an operator decides. Refused where the workspace is open read-only. */
export const decisionHandlers = (
  deps: HandlerDeps,
  likeness: Likeness,
): Pick<Handlers<'engine'>, DecisionOperation> => {
  const told = <T>(result: Result<T>): Result<T> => {
    if (result.ok) {
      deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
      deps.kick();
    }
    return result;
  };
  const decided = <T>(work: () => Result<T>): Result<T> => {
    const refused = refusedNow(deps);
    return refused === null ? told(work()) : err(refused);
  };
  return {
    'decision.approve': (approval) => decided(() => approve(deps, approval)),
    'decision.ignore': (request) => decided(() => ignore(deps, request)),
    'decision.defer': (request) => decided(() => defer(deps, request)),
    'decision.reopen': (request) => decided(() => reopen(deps, request)),
    'decision.assign': (request) => decided(() => assign(deps, request)),
    'decision.withdraw': (request) => decided(() => withdraw(deps, request)),
    'decision.not-same': (request) => decided(() => sayNotSame(deps, request)),
    'decision.take-back-not-same': (request) => decided(() => takeBackNotSame(deps, request)),
    'decision.two-records': (request) =>
      decided(() => {
        const said = sayTwoRecords(deps, request);
        return said.ok ? ok({}) : said;
      }),
    'decision.take-back-two-records': (request) => decided(() => takeBackTwoRecords(deps, request)),
    'decision.preview-like': (request) => likeness.preview(deps, request),
    'decision.stop-like': ({ setId }) => ok({ stopped: likeness.stop(setId) }),
    'decision.approve-like': async (request) => {
      const refused = refusedNow(deps);
      if (refused !== null) return err(refused);
      const approved = await likeness.approve(deps, request);
      return approved.ok ? told(ok(approved.value)) : approved;
    },
  };
};
