import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { findPerson, forgetPerson } from '../flows/forget-person.ts';
import { rewriteBackups } from '../store/rewrite-backups.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

type PersonOperation = Extract<keyof Handlers<'engine'>, `person.${string}`>;

/** Finding everything about a person, and forgetting it. */
export const personHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, PersonOperation> => ({
  'person.find': ({ text }) => ok({ records: findPerson(deps, text) }),
  'person.forget': ({ records, reason }) => {
    if (deps.heldBy !== null) return err(readOnlyFailure(deps.heldBy));
    const forgotten = forgetPerson(deps, { records, reason });
    if (!forgotten.ok) return forgotten;
    const { rewritten, left } = rewriteBackups(deps.start.folder, deps.stores.forgotten.list(), deps.clock.now());
    deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
    return ok({ ...forgotten.value, backups: rewritten, outside: [...left, ...deps.stores.backups.handedOut()] });
  },
});
