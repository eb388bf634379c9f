import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { CommerceEntry } from '../../electron/training/world/commerce/types.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Job, Run } from '../../shared/domain/run.ts';
import { allMismatches, startEngine, startWorld, type TestEngine, type World } from './world.ts';

export type Now = { world: World; engine: TestEngine };

/**
 * A world whose customers, products and orders were read, for each test of a file. As small as it may be: in it two marketing
 * orders wait for nothing, one for its month alone, one for its total, and one is a stranger's.
 */
export const eachWithOrders = (): Now => {
  const now = {} as Now;
  beforeEach(async () => {
    now.world = await startWorld({ customers: 550, limited: false, rate: 1_000 });
    now.engine = await startEngine(now.world);
    for (const job of ['customers', 'products', 'orders'] as const) await runOf(now, job);
  });
  afterEach(async () => {
    await now.engine.engine.stop();
    await now.world.stop();
  });
  return now;
};

export const runOf = async ({ engine }: Now, job: Job): Promise<Run> => (await engine.run(job, 'incremental')).run;

/** What was planted among the marketing orders that nobody posted. */
export const plantedIn = ({ world }: Now): readonly CommerceEntry[] => world.truth().commerce.kinds['order-unposted'];

/** The keys of those with exactly these reasons. */
export const keysWith = (now: Now, ...reasons: readonly string[]): readonly string[] =>
  plantedIn(now)
    .filter(({ fields }) => [...fields].sort().join() === [...reasons].sort().join())
    .map(({ key }) => key);

export const casesIn = async (
  { engine }: Now,
  statuses: readonly string[] = ['open', 'decided', 'resolved', 'cleared'],
) => allMismatches(engine, ['order-unposted', 'posting-refused'], statuses);

export const detailOf = async (now: Now, key: string) => {
  const row = (await casesIn(now, ['open', 'decided'])).find(({ label }) => label === key);
  if (row === undefined) throw new Error(`no case of ${key}`);
  return now.engine.ask('mismatch.get', { id: row.id });
};

/** Approves the posting of a record; answers the case. */
export const approvePosting = async (now: Now, key: string, keep: string | null = null): Promise<number> => {
  const { row, evidenceHash } = await detailOf(now, key);
  const decided = await now.engine.ask('decision.approve', { id: row.id, evidenceHash, keep, key: randomUUID() });
  if (decided.outboxId === '') throw new Error('nothing is owed');
  return row.id;
};

/** The orders that the ERP holds under a reference, asked of the ERP itself. */
export const heldIn = async ({ world }: Now, reference: string): Promise<readonly Order[]> => {
  const { erp } = world.start;
  const found: Order[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await fetch(`${erp?.baseUrl}/streams/orders?limit=1000${query}`, {
      headers: { authorization: `Bearer ${erp?.secret}`, 'x-contract-version': '1' },
    });
    const page = (await answer.json()) as {
      readonly records: readonly { readonly data: Order }[];
      readonly nextCursor: string | null;
    };
    found.push(...page.records.map(({ data }) => data).filter((order) => order.externalReference === reference));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
};

/** A command to the ERP by its own interface, as anybody may send it; answers the status. */
export const postCommand = async ({ world }: Now, key: string, body: string): Promise<number> => {
  const { erp } = world.start;
  const headers = {
    authorization: `Bearer ${erp?.secret}`,
    'x-contract-version': '1',
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  return (await fetch(`${erp?.baseUrl}/commands`, { method: 'POST', headers, body })).status;
};

/** A marketing order that waits for nothing. */
export const readyKey = (now: Now): string => {
  const [key] = keysWith(now);
  if (key === undefined) throw new Error('no marketing order waits for nothing');
  return key;
};

/** Sets an accounting month of the ERP, whatever its age says. */
export const setPeriod = ({ world }: Now, name: string, ar: string): Promise<unknown> =>
  world.admin('erp', '/period', { name, ar });
