import { customerPolicies } from '../../../shared/domain/policy.ts';
import type { Job, Run, RunCounts, RunState } from '../../../shared/domain/run.ts';
import { failure } from '../../../shared/errors.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { campaignsJob } from './campaigns-job.ts';
import { checkDataFields } from './check-data-fields.ts';
import { consentJob } from './consent-job.ts';
import { detect } from './detect.ts';
import { findDoubles } from './find-doubles.ts';
import type { RemoteDeps } from './flow-deps.ts';
import { followWriter } from './follow-writer.ts';
import { fullCheckJob } from './full-check-job.ts';
import type { SyncOptions } from './keep-run.ts';
import { givingWay, keepRun, type RunKeeper } from './keep-run.ts';
import { marketingOrdersJob } from './marketing-orders-job.ts';
import { meetAccounts } from './meet-accounts.ts';
import { ordersJob } from './orders-job.ts';
import { productsJob } from './products-job.ts';
import { readStream } from './read-stream.ts';
import { readWhole, type Shelf } from './read-whole.ts';
import { stockJob } from './stock-job.ts';
import { contactStream, customerStream, optOutStream } from './streams.ts';
import { writeCases } from './write-cases.ts';

/**
 * Carries out one run of its job. Goes on from the checkpoint when the run was interrupted. Answers the ended run; its
 * outcome is in `state`, never thrown.
 */
export const runSync = async (deps: RemoteDeps, runId: number, options: SyncOptions): Promise<Run> => {
  const keeper = keepRun(deps, runId);
  const stopListening = deps.troubles?.listen(keeper.trouble);
  const outcome = await jobFlows[keeper.run().job](deps, keeper, options).finally(stopListening);
  const state = outcomeState(outcome, keeper.counts(), options.signal);
  keeper.end(state, outcome.ok ? null : outcome.error);
  return keeper.run();
};

/** What a run is broken off for that goes on afterwards: the engine stops, or an increment is let in. */
const goesOn: ReadonlySet<unknown> = new Set(['engine-stops', givingWay]);

/** The outcome of a run; an engine that stops interrupts, an operator cancels. */
export const outcomeState = (outcome: Result<unknown>, counts: RunCounts, signal: AbortSignal): RunState => {
  // What was finished before the signal came is finished.
  if (outcome.ok) return counts.skipped > 0 ? 'partial' : 'succeeded';
  if (signal.aborted) return goesOn.has(signal.reason) ? 'interrupted' : 'cancelled';
  // It stopped to ask: nothing failed.
  const asks = outcome.error.code === 'sync.suspicious-drop' || outcome.error.code === 'policy.too-much';
  return asks ? 'aborted' : 'failed';
};

/** ERP, Dotdigital, the comparison; then what policies allow is decided. */
const customersJob = async (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions): Promise<Result<void>> => {
  const run = keeper.run();
  keeper.phase('erp');
  const met = await meetAccounts(deps, options.signal);
  if (!met.ok) return met;
  keeper.add(met.value);
  const erp = await readWhole(deps, keeper, options, customerStream(deps, run.id), peopleShelf(deps, 'erp'));
  if (!erp.ok) return erp;
  keeper.phase('dotdigital');
  const fields = await checkDataFields(deps, keeper, options.signal);
  if (!fields.ok) return fields;
  // A contact does not say when somebody left; the feed does, and has to be there before they are compared.
  const feed = await readStream(deps, optOutStream(deps), {
    runId: run.id,
    full: false,
    signal: options.signal,
    ...keeper,
  });
  if (!feed.ok) return feed;
  const dotdigital = await readWhole(
    deps,
    keeper,
    options,
    contactStream(deps, run.id),
    peopleShelf(deps, 'dotdigital'),
  );
  if (!dotdigital.ok) return dotdigital;
  keeper.phase('compare');
  if (deps.isReviewer === true) await followWriter(deps);
  const full = run.mode === 'full';
  if (run.job === 'full-check' && !(await findDoubles(deps, run.id, options.signal))) return err(cancelled);
  const detected = await detect(deps, { runId: run.id, full, signal: options.signal, ...keeper });
  if (!detected.ok) return detected;
  const written = await writeCases(deps, keeper, options, customerPolicies);
  if (!written.ok) return written;
  keeper.phase('done');
  return ok(undefined);
};

const cancelled = failure('cancelled', 'The run was cancelled before everybody was compared.');

/** One side's people, to be rid of what a full refresh did not see. */
const peopleShelf = ({ stores: { mirror } }: RemoteDeps, system: 'erp' | 'dotdigital'): Shelf => ({
  gone: system === 'erp' ? 'customers are no longer in the ERP' : 'contacts are no longer in Dotdigital',
  held: () => mirror.counts()[system === 'erp' ? 'customers' : 'contacts'],
  unseen: (runId) => mirror.unseen(system, runId),
  removeUnseen: (runId, limit) => mirror.removeUnseen(system, runId, limit),
});

type JobFlow = (deps: RemoteDeps, keeper: RunKeeper, options: SyncOptions) => Promise<Result<void>>;

const jobFlows: Readonly<Record<Job, JobFlow>> = {
  customers: customersJob,
  consent: consentJob,
  products: productsJob,
  orders: ordersJob,
  stock: stockJob,
  campaigns: campaignsJob,
  'full-check': fullCheckJob([
    { part: 'people', flow: customersJob, streams: ['erp.customers', 'dotdigital.contacts'] },
    { part: 'items', flow: productsJob, streams: ['erp.products', 'erp.stock', 'erp.prices', 'dotdigital.catalogue'] },
    {
      part: 'orders',
      flow: ordersJob,
      streams: ['erp.orders', 'erp.invoices', 'erp.creditNotes', 'erp.settlements', 'dotdigital.orders'],
    },
  ]),
  'marketing-orders': marketingOrdersJob,
};
