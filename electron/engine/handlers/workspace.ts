import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type WorkspaceOperation = 'workspace.get' | 'change.page' | 'audit.page';

/** The workspace at a glance, its outbox, its audit trail. */
export const workspaceHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, WorkspaceOperation> => ({
  'workspace.get': () => ok(glance(deps)),
  'change.page': ({ before, limit }) => {
    const entries = deps.stores.outbox.page(before, limit);
    const last = entries.at(-1);
    return ok({
      changes: entries.map((entry) => ({
        id: entry.id,
        mismatchId: entry.mismatchId,
        label: entry.label,
        system: entry.system,
        state: entry.state,
        attempts: entry.attempts,
        decidedAt: entry.decidedAt,
        decidedBy: entry.decidedBy,
        verifiedAt: entry.verifiedAt,
        sentence: entry.failure?.sentence ?? null,
      })),
      next: entries.length === limit && last !== undefined ? last.id : null,
    });
  },
  'audit.page': ({ before, limit }) => {
    const entries = deps.stores.audit.page(before, limit);
    const last = entries.at(-1);
    return ok({ entries, next: entries.length === limit && last !== undefined ? last.seq : null });
  },
});

const glance = ({ stores, start, heldBy, operator }: HandlerDeps) => {
  const { name, training } = stores.workspace.get();
  const { customers, contacts } = stores.mirror.counts();
  const lastRun = stores.runs.lastOf('customers', ['succeeded', 'partial', 'aborted', 'failed', 'cancelled']);
  const compared = stores.runs.lastOf('customers', ['succeeded', 'partial']);
  return {
    name,
    training,
    access: heldBy === null ? ('writer' as const) : ('read-only' as const),
    heldBy,
    operator,
    erp: {
      product: start.erp?.product ?? 'ERP',
      account: stores.workspace.fact('erp.account'),
      readAt: stores.runs.checkpoint('erp.customers')?.readAt ?? null,
      records: customers,
    },
    dotdigital: {
      product: start.dotdigital?.product ?? 'Dotdigital',
      account: stores.workspace.fact('dotdigital.account'),
      readAt: stores.runs.checkpoint('dotdigital.contacts')?.readAt ?? null,
      records: contacts,
    },
    running: stores.runs.lastOf('customers', ['running', 'queued']),
    lastRun,
    comparedAt: compared?.endedAt ?? null,
    outbox: stores.outbox.counts(),
  };
};
