import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import type { Connectors } from '../../electron/engine/connectors/connector.ts';
import type { RemoteDeps } from '../../electron/engine/flows/flow-deps.ts';
import { nothingAccepted } from '../../electron/engine/flows/keep-run.ts';
import { createPump } from '../../electron/engine/flows/pump.ts';
import { createRunControl } from '../../electron/engine/flows/run-control.ts';
import { systemClock } from '../../electron/engine/runtime/clock.ts';
import { randomIds } from '../../electron/engine/runtime/ids.ts';
import { createLogger } from '../../electron/engine/runtime/logger.ts';
import { createAtomically } from '../../electron/engine/store/atomically.ts';
import { createBackups } from '../../electron/engine/store/backups.ts';
import { createCallHistory } from '../../electron/engine/store/call-history.ts';
import { createConnections } from '../../electron/engine/store/connections.ts';
import { createDoubles } from '../../electron/engine/store/doubles.ts';
import { createIdentity } from '../../electron/engine/store/identity.ts';
import type { Stores } from '../../electron/engine/store/stores.ts';
import type { LogEntry } from '../../shared/ipc/messages.ts';
import { ok } from '../../shared/result.ts';
import { inMemory } from '../engine/store/opened.ts';

const diskFull = (): Error => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

const emptyPage = ok({ records: [], removed: [], unusable: [], next: null, watermark: 1, calls: 1 });
const never = (): never => {
  throw new Error('not asked in this test');
};
const probe = async () => ok({ product: 'p', account: 'a', skewMs: 0 });
const connectors: Connectors = {
  erp: {
    probe,
    readCustomers: async () => emptyPage,
    readCustomer: never,
    readRecords: never,
    readOrder: never,
    readPeriods: never,
    write: never,
    preview: never,
  },
  dotdigital: {
    probe,
    readContacts: async () => emptyPage,
    readOptOuts: async () => emptyPage,
    readDataFields: async () => ok([]),
    readContact: never,
    write: never,
    startContactImport: never,
    previewImport: never,
    readContactImport: never,
    preview: never,
    insight: {
      collections: never,
      schema: never,
      read: never,
      readRecord: never,
      startImport: never,
      importReport: never,
    },
    campaigns: { readLists: never, readSegments: never, readCampaigns: never, readTargets: never },
  },
};

const setUp = (change: (stores: Stores, db: ReturnType<typeof inMemory>['db']) => Stores) => {
  const { db, ...rest } = inMemory();
  const log: LogEntry[] = [];
  const quiet = createLogger(
    () => 0,
    () => undefined,
  );
  const more = {
    identity: createIdentity(db),
    doubles: createDoubles(db),
    connections: createConnections(db),
    backups: createBackups(db, tmpdir(), 'test'),
    callHistory: createCallHistory({ db, readOnly: false, log: quiet, later: () => undefined }),
  };
  const stores = change({ ...rest, ...more, readOnly: false, keyedHash: (text) => text, close: () => undefined }, db);
  const deps: RemoteDeps = {
    stores,
    connectors,
    clock: { ...systemClock(), wait: () => new Promise((resolve) => setImmediate(resolve)) },
    ids: randomIds(),
    log: createLogger(
      () => 0,
      (entry) => log.push(entry),
    ),
    operator: 'anna',
    emit: () => undefined,
  };
  return { deps, stores, log };
};

test('a run that meets a full disk fails with a sentence about the disk', async () => {
  const { deps, stores } = setUp((stores) => ({
    ...stores,
    mirror: {
      ...stores.mirror,
      upsertCustomers: () => {
        throw diskFull();
      },
    },
  }));
  const control = createRunControl(deps, () => undefined);
  const started = control.start({ job: 'customers', mode: 'full', trigger: 'operator', ...nothingAccepted });
  await control.idle();
  const run = stores.runs.get(started.ok ? started.value.runId : 0);
  expect(run).toMatchObject({ state: 'failed', failure: { code: 'store.full' } });
  expect(run?.failure?.sentence).toContain('The disk is full');
});

test('where not even the end of the run can be written, the control lets go and the next run can start', async () => {
  let isFull = false;
  const { deps, stores, log } = setUp((stores, db) => {
    const atomically = createAtomically(db);
    const failing: Stores['atomically'] = (work, durability) => {
      if (isFull) throw diskFull();
      return atomically(work, durability);
    };
    return { ...stores, atomically: failing };
  });
  const control = createRunControl(deps, () => undefined);
  const request = { job: 'customers', mode: 'full', trigger: 'operator', ...nothingAccepted } as const;
  const first = control.start(request);
  isFull = true;
  await control.idle();
  expect(log.some(({ message, facts }) => /end of a run/.test(message) && facts.code === 'SQLITE_FULL')).toBe(true);
  isFull = false;
  const second = control.start(request);
  await control.idle();
  expect(stores.runs.get(second.ok ? second.value.runId : 0)?.state).toBe('succeeded');
  expect(second).not.toEqual(first);
});

test('the sender waits for room and goes on, and asks what was under way', async () => {
  let refusals = 2;
  const asked: string[] = [];
  const { deps, log } = setUp((stores) => ({
    ...stores,
    outbox: {
      ...stores.outbox,
      due: (states, now, limit) => {
        asked.push(states.join());
        if (refusals > 0) {
          refusals -= 1;
          throw diskFull();
        }
        return stores.outbox.due(states, now, limit);
      },
    },
  }));
  const pump = createPump(deps);
  onTestFinished(() => pump.stop());
  pump.start();
  await pump.idle();
  while (asked.at(-1) !== 'pending,unconfirmed,accepted' || asked.length < 5)
    await new Promise((resolve) => setImmediate(resolve));
  // First what may be read back together, which is refused; what was in flight, refused too; then everything in turn.
  const together = 'unconfirmed,accepted';
  expect(asked.slice(0, 5)).toEqual([together, 'in-flight', 'in-flight', together, 'pending,unconfirmed,accepted']);
  expect(log.filter(({ facts }) => facts.code === 'store.full')).toHaveLength(2);
});
