import { failure } from '../../../shared/errors.ts';
import { advance } from '../domain/outbox/machine.ts';
import type { FlowDeps } from './flow-deps.ts';

const interruptedImport = failure(
  'apply.unconfirmed',
  'Concord stopped while this import was handed in and never learned its id; each contact is read back.',
  { reached: 'maybe' },
);

/**
 * After a crash: what was in flight may have arrived, so it becomes unconfirmed and is read back before anything else.
 * Answers how many entries that were. Only the holder of the workspace's lease may call it.
 */
export const recover = ({ stores, clock, log }: FlowDeps): number =>
  stores.atomically(() => {
    const at = clock.now();
    // What waits for the report of an import is not lost: its id is known, and the report says what came of it.
    const waiting = stores.imports.waiting();
    const inFlight = stores.outbox
      .due(['in-flight'], Number.MAX_SAFE_INTEGER, 10_000)
      .filter(({ id }) => !waiting.has(id));
    for (const { id } of stores.imports.unanswered())
      stores.imports.end(id, 'lost', { at, failure: interruptedImport });
    for (const entry of inFlight) {
      const interrupted = failure(
        'apply.unconfirmed',
        'Concord stopped while this was being sent; it is read back first.',
        { reached: 'maybe' },
      );
      const next = advance(entry, { event: 'maybe-sent', failure: interrupted }, at);
      stores.outbox.setState(entry.id, next.state, {
        at,
        attempts: next.attempts,
        nextAttemptAt: at,
        failure: next.failure,
      });
      stores.audit.append({
        at,
        actor: 'concord',
        action: 'unconfirmed',
        subject: `change:${entry.id}`,
        personal: null,
        person: null,
      });
    }
    if (inFlight.length > 0) log.warn('changes were in flight when the engine stopped', { entries: inFlight.length });
    return inFlight.length;
  }, 'durable');
