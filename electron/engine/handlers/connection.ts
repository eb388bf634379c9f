import { type Failure, failure } from '../../../shared/errors.ts';
import type { Handlers } from '../../../shared/ipc/dispatch.ts';
import type { Access } from '../../../shared/ipc/messages.ts';
import { type Connection, testSteps } from '../../../shared/ipc/operations/connection.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import { baseUrlOf } from '../connections/base-url.ts';
import { discovered, discoveryUrlOf } from '../connections/region.ts';
import { takeSteps } from '../connections/steps.ts';
import { dotdigitalSteps } from '../connections/test-dotdigital.ts';
import { erpSteps } from '../connections/test-erp.ts';
import { createDotdigitalInspector } from '../connectors/dotdigital/inspect.ts';
import { createFlowInspector } from '../connectors/erp/flow/inspect.ts';
import { todayOf } from '../flows/flow-deps.ts';
import type { HandlerDeps } from './handler-deps.ts';

type ConnectionOperation = Extract<keyof Handlers<'engine'>, `connection.${string}`>;
type System = Connection['system'];

/** Setting up, testing and adopting the connections of a workspace of one's own. */
export const connectionHandlers = (deps: HandlerDeps): Pick<Handlers<'engine'>, ConnectionOperation> => ({
  'connection.list': () => {
    const own = deps.start.workspace.training ? trainingConnections(deps) : deps.stores.connections.list();
    return ok({ connections: own.map((one) => ({ ...one, hasSecret: deps.access.hasSecret(one.system, one.slot) })) });
  },
  'connection.save': ({ system, product, name, baseUrl, user }) => {
    const refused = notEditable(deps) ?? wrongProduct(system, product, user);
    if (refused !== null) return err(refused);
    const url = baseUrlOf(baseUrl);
    if (!url.ok) return url;
    const at = deps.clock.now();
    keep(deps, 'connection.saved', system, () =>
      deps.stores.connections.saveNext({ system, product, name, baseUrl: url.value, user }, at),
    );
    return found(deps, system, 'next');
  },
  'connection.discard': ({ system }) => {
    const refused = notEditable(deps);
    if (refused !== null) return err(refused);
    if (deps.stores.connections.find(system, 'next') === null) return ok({ discarded: false });
    keep(deps, 'connection.discarded', system, () => deps.stores.connections.discardNext(system));
    return ok({ discarded: true });
  },
  'connection.test': async ({ system, slot }) => {
    const access = deps.access.accessOf(system, slot);
    if (!access.ok) return access;
    const tested = deps.stores.connections.find(system, slot);
    const at = deps.clock.now();
    const startedAt = deps.clock.wallNow();
    const steps = await takeSteps(stepsOf(deps, system, access.value), deps.clock.wallNow);
    // What was changed while the test ran was not tested.
    const isSame = JSON.stringify(tested) === JSON.stringify(deps.stores.connections.find(system, slot));
    if (tested !== null && isSame && !deps.stores.readOnly) {
      const passed = steps.filter(({ state }) => state === 'passed').length;
      deps.stores.atomically(() =>
        deps.stores.connections.noteTest(system, slot, { testedAt: at, passed, steps: steps.length }),
      );
      deps.emit({ name: 'store.changed', payload: { topics: ['connections', 'workspace', 'audit'] } });
    }
    return ok({ at, ms: Math.max(0, Math.round(deps.clock.wallNow() - startedAt)), steps });
  },
  'connection.discover-region': async () => {
    const next = deps.access.accessOf('dotdigital', 'next');
    const access = next.ok ? next : deps.access.accessOf('dotdigital', 'current');
    if (!access.ok) return next.ok ? access : next;
    const baseUrl = discoveryUrlOf(access.value.baseUrl);
    const inspector = createDotdigitalInspector({ ...access.value, baseUrl }, deps);
    const account = await inspector.account(new AbortController().signal);
    return account.ok ? discovered(account.value, baseUrl) : account;
  },
  'connection.adopt': ({ system }) => {
    const refused = notEditable(deps);
    if (refused !== null) return err(refused);
    const next = deps.stores.connections.find(system, 'next');
    if (next === null) return err(failure('not-found', 'Nothing is being set up, so there is nothing to switch to.'));
    if (next.testedAt === null || next.passed < testSteps.length)
      return err(failure('connection.incomplete', 'All five steps of the test have to hold before it can be used.'));
    keep(deps, 'connection.adopted', system, () => deps.stores.connections.adoptNext(system));
    return found(deps, system, 'current');
  },
});

const stepsOf = (deps: HandlerDeps, system: System, access: Access) => {
  const request = {
    host: new URL(access.baseUrl).host,
    today: todayOf(deps.clock),
    signal: new AbortController().signal,
    mapping: deps.stores.mappings.inForce(),
  };
  return system === 'erp'
    ? erpSteps(createFlowInspector(access, deps), request)
    : dotdigitalSteps(createDotdigitalInspector(access, deps), { ...request, baseUrl: access.baseUrl });
};

const found = ({ stores }: HandlerDeps, system: System, slot: Connection['slot']): Result<Connection> => {
  const connection = stores.connections.find(system, slot);
  return connection === null ? err(failure('not-found', 'There is no such connection.')) : ok(connection);
};

/** One durable transaction with its entry in the audit trail; the address is no secret, and a secret is never here. */
const keep = ({ stores, clock, operator, emit }: HandlerDeps, action: string, system: System, work: () => void) => {
  stores.atomically(() => {
    work();
    const subject = `connection:${system}`;
    stores.audit.append({ at: clock.now(), actor: operator, action, subject, personal: null, person: null });
  }, 'durable');
  emit({ name: 'store.changed', payload: { topics: ['connections', 'workspace', 'audit'] } });
};

const notEditable = ({ start, stores }: HandlerDeps): Failure | null => {
  if (stores.readOnly)
    return failure('workspace.read-only', 'This workspace is open read-only here, because another Concord holds it.');
  return start.workspace.training
    ? failure(
        'workspace.read-only',
        'Concord starts the training systems itself; make a workspace of your own for other connections.',
      )
    : null;
};

const wrongProduct = (system: System, product: 'flow' | 'dotdigital', user: string): Failure | null => {
  if ((system === 'dotdigital') !== (product === 'dotdigital'))
    return failure('connection.incomplete', 'This product belongs to the other side of the workspace.');
  return system === 'dotdigital' && user === ''
    ? failure('connection.incomplete', 'Enter the API user, which looks like apiuser-1a2b3c@apiconnector.com.')
    : null;
};

const trainingConnections = ({ start }: HandlerDeps): readonly Connection[] =>
  (['erp', 'dotdigital'] as const).flatMap((system) => {
    const access = start[system];
    if (access === null) return [];
    const { product: name, baseUrl, user } = access;
    const untested = { savedAt: 0, testedAt: null, passed: 0, steps: 0 };
    return [{ system, slot: 'current' as const, product: 'training' as const, name, baseUrl, user, ...untested }];
  });
