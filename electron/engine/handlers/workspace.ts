import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { ok } from '../../../shared/result.ts';
import { verifyChain } from '../flows/verify-chain.ts';
import { createAnchorFile } from '../store/anchor-file.ts';
import type { HandlerDeps } from './handler-deps.ts';

type WorkspaceOperation = 'workspace.get' | 'audit.page' | 'audit.verify';

/** The workspace at a glance, its outbox, its audit trail. */
export const workspaceHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, WorkspaceOperation> => ({
  'workspace.get': () => ok(glance(deps)),
  'audit.page': ({ before, limit }) => {
    const entries = deps.stores.audit.page(before, limit);
    const last = entries.at(-1);
    return ok({ entries, next: entries.length === limit && last !== undefined ? last.seq : null });
  },
  'audit.verify': () => verifyChain(deps, createAnchorFile(deps.start.folder)),
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
    role: start.role ?? ('writer' as const),
    operator,
    erp: {
      product: start.erp?.product ?? stores.connections.find('erp', 'current')?.name ?? 'ERP',
      account: stores.workspace.fact('erp.account'),
      readAt: stores.runs.checkpoint('erp.customers')?.readAt ?? null,
      records: customers,
    },
    dotdigital: {
      product: start.dotdigital?.product ?? stores.connections.find('dotdigital', 'current')?.name ?? 'Dotdigital',
      account: stores.workspace.fact('dotdigital.account'),
      readAt: stores.runs.checkpoint('dotdigital.contacts')?.readAt ?? null,
      records: contacts,
    },
    running: stores.runs.running(),
    lastRun,
    comparedAt: compared?.endedAt ?? null,
    outbox: stores.outbox.counts(),
  };
};
