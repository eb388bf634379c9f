import type { Run } from '../../shared/domain/run.ts';
import { failure } from '../../shared/errors.ts';
import { createDispatch, type Dispatch } from '../../shared/ipc/dispatch.ts';
import type { Secrets } from '../../shared/ipc/messages.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type AccessHolder, createAccess } from './connections/access.ts';
import type { Connectors } from './connectors/connector.ts';
import type { ConnectorDeps } from './connectors/connector-deps.ts';
import { createConnectors } from './connectors/create.ts';
import type { EngineDeps } from './engine-deps.ts';
import { createDerivation } from './flows/derivation.ts';
import { createExpiry } from './flows/expiry.ts';
import { createTroubleDesk, type FlowDeps } from './flows/flow-deps.ts';
import { type CauseKeeper, keepCauses } from './flows/keep-causes.ts';
import { createLearning } from './flows/learn-again.ts';
import { createPricing } from './flows/pricing.ts';
import { createPump, type Pump } from './flows/pump.ts';
import { recover } from './flows/recover.ts';
import { createRunControl, type RunControl } from './flows/run-control.ts';
import { createHandlers } from './handlers/handlers.ts';
import { openWorkspace } from './open-workspace.ts';
import { createReportThrown } from './report-thrown.ts';
import { createWaitingDesk } from './runtime/waiting.ts';
import { timingWrites } from './timing-writes.ts';

export type Engine = {
  readonly access: 'writer' | 'read-only';
  readonly dispatch: Dispatch;
  /** Recovers what a crash left, starts sending, and goes on with interrupted runs. */
  readonly begin: () => void;
  /** Takes over secrets that were entered or unlocked; connectors that are in use keep theirs until the next start. */
  readonly secrets: (secrets: Secrets) => void;
  /** Resolves when no run is going and nothing is left to send now. */
  readonly idle: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Opens a workspace and answers the engine's operations on it. The second engine on the same workspace opens it
 * read-only. Failures are those of opening: store.corrupt, store.from-future, migration.failed, store.full.
 */
export const createEngine = async (deps: EngineDeps): Promise<Result<Engine>> => {
  const opened = openWorkspace(deps);
  if (!opened.ok) return opened;
  const waiting = createWaitingDesk(deps.clock);
  const { lease } = opened.value;
  const stores = timingWrites(opened.value.stores, deps.clock, waiting);
  const writer = lease.kind === 'acquired';
  // What many cases have in common is looked for whenever something became of cases.
  const causes: CauseKeeper = keepCauses({ stores, clock: deps.clock, log: deps.log, emit: deps.emit });
  const flow: FlowDeps = {
    stores,
    clock: deps.clock,
    ids: deps.ids,
    log: deps.log,
    operator: deps.start.operator,
    emit: (event) => {
      deps.emit(event);
      if (event.name === 'store.changed' && event.payload.topics.includes('mismatches')) causes.nudge();
    },
  };
  const access = createAccess(deps.start, stores.connections);
  const troubles = createTroubleDesk();
  const connectors =
    deps.connectors ??
    connectorsOf(deps, access, {
      history: stores.callHistory,
      waiting,
      trouble: ({ at, ...told }) => troubles.report({ ...told, count: 1, firstAt: at, lastAt: at }),
    });
  const isReviewer = deps.start.role === 'reviewer';

  const remote = writer && connectors !== null ? { ...flow, connectors, troubles, waiting, isReviewer } : null;
  const expiry = createExpiry(flow);
  const derivation = createDerivation(flow);
  const learning = createLearning(flow);
  const pricing = createPricing(flow);
  const pump: Pump | null = remote === null || isReviewer ? null : createPump(remote);
  const ended = (run: Run): void => {
    deps.log.info('run ended', { run: run.id, state: run.state });
    pump?.kick();
    causes.kick();
    pricing.kick();
    expiry.look();
  };
  const runs: RunControl | null = remote === null ? null : createRunControl(remote, ended);
  const handlers = createHandlers({
    ...flow,
    start: deps.start,
    connectors,
    access,
    deskSecret: () => access.desk(),
    heldBy: lease.kind === 'held' ? lease.by : null,
    runs: () => (runs === null ? missing(writer, deps, access) : ok(runs)),
    waiting,
    deriveAgain: () => void derivation.start(causes.kick),
    lookForCauses: causes.kick,
    kick: () => pump?.kick(),
    price: () => pricing.kick(),
  });

  return ok({
    access: writer ? 'writer' : 'read-only',
    dispatch: createDispatch('engine', handlers, createReportThrown(deps)),
    begin: () => {
      if (!writer) return;
      if (!isReviewer) recover(flow);
      expiry.start();
      learning.start();
      pricing.start();
      pump?.start();
      // A run that was left unfinished would read into rows of two mappings.
      const goOn = (): void => {
        runs?.resume();
        causes.kick();
      };
      if (!derivation.start(goOn)) goOn();
    },
    secrets: (secrets) => access.replace(secrets),
    idle: async () => {
      await learning.idle();
      await derivation.idle();
      await runs?.idle();
      await pump?.idle();
      await causes.idle();
      await pricing.idle();
    },
    stop: async () => {
      await derivation.stop();
      await runs?.stop();
      await pump?.stop();
      await expiry.stop();
      await causes.stop();
      await learning.stop();
      await pricing.stop();
      stores.close();
      if (lease.kind === 'acquired') lease.release();
    },
  });
};

const connectorsOf = (
  { clock, log }: EngineDeps,
  access: AccessHolder,
  heard: Pick<ConnectorDeps, 'history' | 'trouble' | 'waiting'>,
): Connectors | null => {
  const current = access.current();
  return current === null ? null : createConnectors(current, { clock, log, ...heard });
};

const missing = (writer: boolean, { start }: EngineDeps, access: AccessHolder): Result<never> => {
  if (!writer)
    return err(
      failure('workspace.read-only', 'This workspace is open read-only here, because another Concord holds it.'),
    );
  const erp = access.accessOf('erp', 'current');
  const dotdigital = access.accessOf('dotdigital', 'current');
  const why = !erp.ok ? erp : dotdigital;
  if (!start.workspace.training && !why.ok) return why;
  return err(
    failure('connection.incomplete', 'This workspace has no access to the ERP and to Dotdigital; start it with both.'),
  );
};
