import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differencesOf } from '../../build/chaos/sync/content.ts';
import { mirrorStateOf } from '../../build/proof/mirror-state.ts';
import { drawEdits } from '../../build/proof/random-edits.ts';
import { createRandom } from '../../electron/training/world/random.ts';
import type { Job, Run, SyncMode } from '../../shared/domain/run.ts';
import type { OutputOf } from '../../shared/ipc/contract.ts';
import { startEngine, startWorld, type TestEngine } from './world.ts';

const run = async (tested: TestEngine, job: Job, mode: SyncMode): Promise<Run> =>
  (await tested.run(job, mode, { acceptDrop: true })).run;

type Plan = OutputOf<'job.plan'>;

/** All that would be written, page by page, and how both sides stand. */
const planOf = async ({ ask }: TestEngine, job: 'products' | 'orders') => {
  const writes: Plan['writes'][number][] = [];
  let after: string | null = '';
  while (after !== null) {
    const page: Plan = await ask('job.plan', { job, after, limit: 100 });
    writes.push(...page.writes);
    after = page.next;
  }
  return { standing: (await ask('job.standing', { job })).standing, writes };
};

const jobs = ['customers', 'products', 'orders'] as const;

test('after random edits on both sides, what changed is all that has to be read to know what a full read knows', async () => {
  const world = await startWorld({ customers: 150, limited: false });
  const kept = await startEngine(world);
  for (const job of jobs) expect((await run(kept, job, 'full')).state).toBe('succeeded');
  const { writes } = await planOf(kept, 'orders');
  const known = (await kept.ask('job.standing', { job: 'products' })).standing.expected;
  expect(known).toBeGreaterThan(10);
  for (const seed of [1, 2, 3]) {
    await world.admin('erp', '/random-edits', { seed, edits: 60 });
    const random = createRandom(seed, 'orders of the account');
    for (const { key, verb } of writes)
      if (verb === 'update')
        await world.admin('dotdigital', '/edit', {
          insight: { collection: 'Orders', key, set: { order_total: random.below(10_000) / 100 } },
        });
    const account = drawEdits(join(world.folder, 'training', 'dotdigital.sqlite'), seed);
    for (let edits = 0; edits < 40; edits += 1) await world.admin('dotdigital', '/edit', account.next().value);
    account.return(undefined);
    const read = { records: 0, calls: 0 };
    for (const job of jobs) {
      const { state, counts } = await run(kept, job, 'incremental');
      expect(state).not.toBe('failed');
      read.records += counts.erpRead + counts.dotdigitalRead;
      read.calls += counts.erpCalls + counts.dotdigitalCalls;
    }
    const fresh = await startEngine(world, { folder: join(world.folder, 'workspaces', `fresh-${seed}`) });
    const stateOf = (of: TestEngine) =>
      mirrorStateOf(join(world.folder, 'workspaces', of === fresh ? `fresh-${seed}` : 'training', 'workspace.db'));
    const whole = { records: 0 };
    for (const job of jobs) {
      const { counts } = await run(fresh, job, 'full');
      whole.records += counts.erpRead + counts.dotdigitalRead;
    }
    for (const job of ['products', 'orders'] as const)
      expect(await planOf(kept, job)).toEqual(await planOf(fresh, job));
    expect(differencesOf(stateOf(fresh), stateOf(kept))).toEqual([]);
    expect(read.records).toBeLessThan(whole.records / 4);
    await fresh.engine.stop();
  }
  await kept.engine.stop();
  await world.stop();
});
