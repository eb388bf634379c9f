import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

/** More views than anybody finds again. */
const mostViews = 100;

type ViewOperation = 'view.list' | 'view.save' | 'view.rename' | 'view.remove';

/** Named views of the list. They are kept in the workspace, for everybody who works in it. */
export const viewHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, ViewOperation> => {
  const { stores, clock, operator, heldBy, emit } = deps;
  const change = <T>(work: () => Result<T>): Result<T> => {
    if (heldBy !== null) return err(readOnlyFailure(heldBy));
    const done = stores.atomically(work, 'durable');
    if (done.ok) emit({ name: 'store.changed', payload: { topics: ['workspace'] } });
    return done;
  };
  return {
    'view.list': () => ok({ views: stores.views.list() }),
    'view.save': ({ name, view }) =>
      change(() => {
        if (stores.views.isTaken(name, null)) return err(taken);
        if (stores.views.list().length >= mostViews) return err(full);
        return ok({ id: stores.views.save(name, view, operator, clock.now()) });
      }),
    'view.rename': ({ id, name }) =>
      change(() => {
        if (stores.views.isTaken(name, id)) return err(taken);
        return stores.views.rename(id, name) ? ok({}) : err(gone);
      }),
    'view.remove': ({ id }) => change(() => (stores.views.remove(id) ? ok({}) : err(gone))),
  };
};

const taken = failure('decision.not-possible', 'Another view has this name; choose another one.');
const gone = failure('not-found', 'This view is no longer there.');
const full = failure('decision.not-possible', `There are ${mostViews} views already; remove one first.`);
