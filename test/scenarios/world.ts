import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { workspaceFile } from '../../electron/engine/store/open.ts';
import { systemDeps } from '../../electron/engine/system-deps.ts';
import { clockOf } from '../../electron/training/clock.ts';
import { startDotdigitalSimulator } from '../../electron/training/dotdigital/server.ts';
import { startErpSimulator } from '../../electron/training/erp/server.ts';
import type { LoggedWrite } from '../../electron/training/server/write-log.ts';
import type { CommerceTruth } from '../../electron/training/world/commerce/types.ts';
import type { Truth } from '../../electron/training/world/types.ts';
import type { Job, SyncMode } from '../../shared/domain/run.ts';
import type { OperationName, OutputOf } from '../../shared/ipc/contract.ts';
import { contract } from '../../shared/ipc/contract.ts';
import type { EngineEvent } from '../../shared/ipc/events.ts';
import type { EngineStart } from '../../shared/ipc/messages.ts';
import type { Result } from '../../shared/result.ts';

const token = 'admin-token-of-a-test';

/** The day in all worlds, whatever the machine's says: late in a month, so that orders of the last weeks are of one still open. */
const FOUNDED_AT = Date.UTC(2026, 10, 26, 8);

export type Side = 'erp' | 'dotdigital';
export type World = Awaited<ReturnType<typeof startWorld>>;

/** Both simulators on loopback with their own files, and a folder for the workspace. */
export const startWorld = async ({
  customers = 200,
  seed = 7,
  limited = true,
  rate = 1,
}: {
  readonly customers?: number;
  readonly seed?: number;
  /** Whether the account counts calls; without, a test may make as many as it likes. */
  readonly limited?: boolean;
  /** How many times as fast as the wall's the shared clock runs. */
  readonly rate?: number;
} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-scenario-'));
  const simulated = { epoch: FOUNDED_AT, startedAt: Date.now(), rate };
  const now = clockOf(simulated);
  const shared = {
    folder: join(folder, 'training'),
    world: { seed, customers },
    admin: { port: 0, token },
    clock: now,
  };
  const erp = await startErpSimulator({ ...shared, user: '', secret: 'erp-secret-of-a-test' });
  const dotdigital = await startDotdigitalSimulator({
    ...shared,
    user: 'apiuser-1@apiconnector.com',
    secret: 'dd-secret-of-a-test',
    ...(limited ? {} : { switches: { callsPerMinute: { low: 1_000_000, medium: 1_000_000, high: 1_000_000 } } }),
  });
  const start: EngineStart = {
    folder: join(folder, 'workspaces', 'training'),
    workspace: { name: 'Northbank Apparel', training: true },
    operator: 'anna',
    holder: 'a test',
    erp: { product: 'Training ERP', baseUrl: erp.baseUrl, user: '', secret: 'erp-secret-of-a-test' },
    dotdigital: {
      product: 'Dotdigital (simulated)',
      baseUrl: dotdigital.baseUrl,
      user: 'apiuser-1@apiconnector.com',
      secret: 'dd-secret-of-a-test',
    },
    clock: simulated,
  };
  const admin = async (side: Side, path: string, body?: unknown): Promise<unknown> => {
    const url = `${side === 'erp' ? erp.adminUrl : dotdigital.adminUrl}${path}`;
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`admin ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const numbers = await numbersOf(start);
  const truth = (): Truth & { readonly commerce: CommerceTruth } =>
    JSON.parse(readFileSync(join(folder, 'training', 'truth.json'), 'utf8'));
  return {
    folder,
    start,
    admin,
    /** The instant that engine and simulators share (epoch ms). */
    now,
    /** The numbers of all customers, from the training ERP itself. */
    numbers: (): readonly string[] => numbers,
    /** What was planted, as the training systems tell it. */
    truth,
    /** Every write that reached a system, in order. */
    writes: async (side: Side) => (await admin(side, '/writes')) as readonly LoggedWrite[],
    /** How many requests a system holds back. */
    held: async (side: Side) => ((await admin(side, '/state')) as { readonly held: number }).held,
    stop: async (): Promise<void> => {
      await Promise.all([erp.close(), dotdigital.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const numbersOf = async ({ erp }: EngineStart): Promise<readonly string[]> => {
  const answer = await fetch(`${erp?.baseUrl}/streams/customers?limit=1000`, {
    headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
  });
  const page = (await answer.json()) as { readonly records: readonly { readonly data: { readonly number: string } }[] };
  return page.records.map(({ data }) => data.number);
};

export type TestEngine = {
  readonly engine: Engine;
  readonly events: readonly EngineEvent[];
  readonly ask: <Name extends OperationName>(name: Name, input: unknown) => Promise<OutputOf<Name>>;
  readonly tryTo: (name: OperationName, input: unknown) => Promise<Result<unknown>>;
  /** Runs a job to its end. */
  readonly run: (job: Job, mode?: SyncMode, accepted?: object) => Promise<OutputOf<'run.get'>>;
  readonly sync: (mode: SyncMode, acceptDrop?: boolean) => Promise<OutputOf<'run.get'>>;
};

/** The real engine over the world; ask it by operation. It has begun. */
export const startEngine = async (world: World, changes: Partial<EngineStart> = {}): Promise<TestEngine> => {
  const events: EngineEvent[] = [];
  const created = await createEngine(
    systemDeps({ ...world.start, ...changes }, { log: () => undefined, emit: (event) => events.push(event) }),
  );
  if (!created.ok) throw new Error(`${created.error.code}: ${created.error.sentence}`);
  const engine = created.value;
  engine.begin();
  const ask = async <Name extends OperationName>(name: Name, input: unknown): Promise<OutputOf<Name>> => {
    const result = await engine.dispatch(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.sentence}`);
    return contract[name].output.parse(result.value) as OutputOf<Name>;
  };
  const run: TestEngine['run'] = async (job, mode = 'full', accepted = {}) => {
    const { runId } = await ask('sync.start', { job, mode, ...accepted });
    await engine.idle();
    return ask('run.get', { runId });
  };
  const sync: TestEngine['sync'] = (mode, acceptDrop = false) => run('customers', mode, { acceptDrop });
  return { engine, events, ask, tryTo: engine.dispatch, run, sync };
};

/** Every open mismatch of a kind (or of all), by paging as the window does. */
export const allMismatches = async (
  { ask }: TestEngine,
  kinds: readonly string[] = [],
  statuses: readonly string[] = ['open'],
) => {
  const rows = [];
  let cursor: string | null = null;
  do {
    const page: OutputOf<'mismatch.page'> = await ask('mismatch.page', {
      filter: { statuses, kinds },
      cursor,
      limit: 200,
    });
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
};

/** Resolves once it holds; the remote systems run in this process, so that every turn lets them go on. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
};

/** What a kill at this moment would leave of the workspace: between two turns of the loop no transaction is open. */
export const imageOf = (world: World, name: string): string => {
  const folder = join(world.folder, 'images', name);
  mkdirSync(folder, { recursive: true });
  for (const ending of ['', '-wal']) {
    const file = `${workspaceFile(world.start.folder)}${ending}`;
    if (existsSync(file)) copyFileSync(file, `${workspaceFile(folder)}${ending}`);
  }
  return folder;
};
