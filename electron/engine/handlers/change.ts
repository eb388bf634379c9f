import { isPlainUpdate } from '../../../shared/domain/bulk.ts';
import type { RequestPreview } from '../../../shared/domain/change.ts';
import { failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import type { ChangeRow } from '../../../shared/ipc/operations/change.ts';
import { err, ok } from '../../../shared/result.ts';
import { createUndoing, whyNever } from '../flows/undo.ts';
import type { OutboxEntry } from '../store/change-stores.ts';
import { type HandlerDeps, refusedNow } from './handler-deps.ts';
import { previewOf } from './mismatch-detail.ts';

type ChangeOperation = Extract<keyof Handlers<'engine'>, `change.${string}`>;

/** The change log: what was written, what is owed, and undoing it. */
export const changeHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, ChangeOperation> => {
  const { stores } = deps;
  const undoing = createUndoing();
  return {
    'change.page': ({ filter, before, limit }) => {
      const changes = stores.changes.page(filter, before, limit);
      const last = changes.at(-1);
      return ok({ changes, next: changes.length === limit && last !== undefined ? last.id : null });
    },
    'change.counts': ({ since }) => ok(stores.changes.counts(since)),
    'change.get': ({ id }) => {
      const row = stores.changes.row(id);
      if (row === null) return err(failure('not-found', 'There is no such change.'));
      const entry = stores.outbox.get(id);
      const decision = stores.decisions.ofMismatch(row.mismatchId).find((one) => one.id === entry?.decisionId);
      const steps = entry === null ? [] : stores.outbox.ofDecision(entry.decisionId);
      return ok({
        row,
        reason: decision?.reason ?? null,
        requests: entry === null ? [] : sentRequests(deps, entry, row),
        attempts: entry === null ? [] : stores.outbox.attempts(id),
        chain: stores.audit.linksOf(`change:${id}`),
        undoBlocked: entry === null ? 'Its person was forgotten.' : whyNever(deps, entry),
        canWithdraw:
          stores.mismatches.get(row.mismatchId)?.decisionId === entry?.decisionId &&
          steps.length > 0 &&
          steps.every(({ state }) => state === 'pending'),
      });
    },
    'change.preview-undo': async ({ id }) => {
      const { connectors } = deps;
      if (connectors === null)
        return err(failure('connection.incomplete', 'Without access to both systems nothing can be read anew.'));
      const preview = await undoing.preview({ ...deps, connectors }, id, AbortSignal.timeout(60_000));
      if (!preview.ok) return preview;
      const { readAt, lines, changeSet, blocked, token } = preview.value;
      return ok({ readAt, lines, requests: changeSet === null ? [] : previewOf(deps, changeSet), blocked, token });
    },
    'change.undo': (request) => {
      const refused = refusedNow(deps);
      if (refused !== null) return err(refused);
      const undone = undoing.undo(deps, request);
      if (undone.ok) {
        deps.emit({ name: 'store.changed', payload: { topics: ['mismatches', 'outbox', 'workspace', 'audit'] } });
        deps.kick();
      }
      return undone;
    },
  };
};

/** What was sent for a change, or will be: what went in an import is shown as its row there. */
const sentRequests = (deps: HandlerDeps, entry: OutboxEntry, row: ChangeRow): readonly RequestPreview[] => {
  const single = previewOf(deps, entry.changeSet);
  const { changeSet } = entry;
  if (row.import === null || deps.connectors === null || !isPlainUpdate(changeSet)) return single;
  const writes = deps.stores.outbox.attempts(entry.id).filter(({ purpose }) => purpose === 'write').length;
  // An import that came to nothing: what followed it went by itself.
  return [deps.connectors.dotdigital.previewImport([changeSet]), ...(writes > 1 ? single : [])];
};
