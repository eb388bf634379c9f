import { writePolicies } from '../../../shared/domain/policy.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { itemDifferences, saleDifferences } from '../domain/sales/differences.ts';
import { catalogueWanted, keptColumns, ordersWanted } from '../flows/collections.ts';
import { itemJsonOf, saleJsonOf } from '../flows/sales-writings.ts';
import { callsOf } from '../flows/write-planned.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';

type PolicyOperation = 'policy.list' | 'policy.set' | 'job.plan';

/** What jobs may write by themselves, and what they would write now. */
export const policyHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, PolicyOperation> => {
  const { stores, clock, operator, heldBy, emit } = deps;
  return {
    'policy.list': () => ok({ policies: writePolicies.map(stores.policies.get) }),
    'policy.set': (wanted) => {
      if (heldBy !== null) return err(readOnlyFailure(heldBy));
      const at = clock.now();
      stores.atomically(() => {
        stores.policies.set({ ...wanted, changedBy: operator, changedAt: at });
        stores.audit.append({
          at,
          actor: operator,
          action: wanted.isOn ? 'policy.on' : 'policy.off',
          subject: `policy:${wanted.policy}`,
          personal: null,
          person: null,
        });
      }, 'durable');
      emit({ name: 'store.changed', payload: { topics: ['workspace', 'audit'] } });
      return ok({});
    },
    'job.plan': ({ job, after, limit }) =>
      ok(job === 'products' ? productsPlan(deps, after, limit) : ordersPlan(deps, after, limit)),
  };
};

const productsPlan = ({ stores }: HandlerDeps, after: string, limit: number) => {
  const columns = keptColumns({ stores }, catalogueWanted);
  const standing = stores.sales.itemStanding();
  const writes = stores.sales.plannedItems(after, limit);
  return {
    standing,
    calls: callsOf(standing),
    writes: writes.map((write) => ({
      key: write.key,
      verb: write.verb,
      json: JSON.stringify(itemJsonOf(write, columns), null, 2),
      changes: itemDifferences(write.wanted, write.found),
    })),
    next: writes.length === limit ? (writes.at(-1)?.key ?? null) : null,
  };
};

const ordersPlan = ({ stores, clock }: HandlerDeps, after: string, limit: number) => {
  const columns = keptColumns({ stores }, ordersWanted);
  const standing = stores.sales.saleStanding();
  const writes = stores.sales.plannedSales(after, limit);
  return {
    standing,
    calls: callsOf(standing),
    writes: writes.map((write) => {
      const json = saleJsonOf(write, columns, clock.now());
      return {
        key: write.key,
        verb: write.verb,
        json: json === null ? null : JSON.stringify(json, null, 2),
        changes: saleDifferences(write.wanted, write.found),
      };
    }),
    next: writes.length === limit ? (writes.at(-1)?.key ?? null) : null,
  };
};
