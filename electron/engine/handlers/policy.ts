import { customerPolicies, writePolicies } from '../../../shared/domain/policy.ts';
import type { Sale } from '../../../shared/domain/sales.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import { err, ok } from '../../../shared/result.ts';
import { saleDifferences } from '../domain/sales/differences.ts';
import { keptColumns, ordersWanted } from '../flows/collections.ts';
import { saleJsonOf } from '../flows/sales-writings.ts';
import { standingOf } from '../flows/standing.ts';
import { callsOf } from '../flows/write-planned.ts';
import type { PlannedWrite } from '../store/sales-store.ts';
import { createDryRun, outlook } from './dry-run.ts';
import { type HandlerDeps, readOnlyFailure } from './handler-deps.ts';
import { createProductsPlan, pageOf } from './insight-plan.ts';
import { optOutsOutlook, plannedOptOuts } from './opt-out-plan.ts';
import { plannedPostings } from './posting.ts';

type PolicyOperation =
  | 'policy.list'
  | 'policy.set'
  | 'policy.outlook'
  | 'policy.opt-outs'
  | 'job.standing'
  | 'job.plan';

/** What jobs may write by themselves, and what they would write now. */
export const policyHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, PolicyOperation> => {
  const { stores, clock, operator, heldBy, emit } = deps;
  const customers = createDryRun(deps, customerPolicies);
  const products = createProductsPlan(deps);
  return {
    'policy.list': () =>
      ok({
        policies: writePolicies.map(stores.policies.get).map((policy) => ({
          ...policy,
          sampleStanding: policy.sample === null ? null : stores.policies.sampleStanding(policy.policy),
        })),
      }),
    'policy.set': (wanted) => {
      if (heldBy !== null) return err(readOnlyFailure(heldBy));
      const at = clock.now();
      stores.atomically(() => {
        const { sample } = stores.policies.get(wanted.policy);
        // Whether a policy decides cases is not for an operator to say; how many are left for review is.
        const kept = sample === null ? null : (wanted.sample ?? sample);
        stores.policies.set({ ...wanted, sample: kept, changedBy: operator, changedAt: at });
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
    'job.standing': async ({ job }) => {
      const { sales } = stores;
      const standing = await standingOf(job === 'products' ? sales.itemStanding() : sales.saleStanding());
      return ok({ standing, calls: callsOf(standing) });
    },
    'policy.outlook': ({ policies }) => outlook(deps, policies),
    'policy.opt-outs': async () => ok(await optOutsOutlook(deps)),
    'job.plan': async ({ job, after, limit }) => {
      if (job === 'consent') return ok(await plannedOptOuts(deps, after, limit));
      if (job === 'customers') return customers.page(after, limit);
      if (job === 'marketing-orders') return ok(plannedPostings(deps, after, limit));
      if (job === 'products') return products(after, limit);
      const columns = keptColumns(deps, ordersWanted);
      const jsonOf = (write: PlannedWrite<Sale>) =>
        saleJsonOf(write, columns, clock.now(), stores.mappings.inForce().document);
      return ok(pageOf(stores.sales.plannedSales(after, limit), limit, jsonOf, saleDifferences));
    },
  };
};
